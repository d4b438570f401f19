/** What classification made of the first photos, as far as it has come. */
import { useQuery } from '@tanstack/react-query';
import type { QueueCounts, QueueName } from '../../core/jobs/job.ts';
import { useDeps } from '../depsContext.ts';
import { countOpenJobs } from '../frame/progress.ts';
import { useImports } from '../import/importer.ts';
import { isUnderWay, sumSession } from '../import/importSession.ts';
import { usePhotoCounts, useQueueCounts } from '../queries.ts';
import { readFound, type Found } from './readFound.ts';

export interface FirstResults extends Found {
  readonly isWorking: boolean;
  /** Photos looked at, and to be looked at, while working. */
  readonly done: number;
  readonly total: number;
  /** Photos that are here already; while more come in, fewer than `total`. */
  readonly added: number;
  readonly error: string | null;
}

/** While so many photos come in, their tags are read at the end, not on the way. */
const MANY_PHOTOS = 1_000;

/** Null until the library was looked at. */
export function useFirstResults(): FirstResults | null {
  const { library } = useDeps();
  const counts = usePhotoCounts().data;
  const queues = useQueueCounts().data;
  const session = useImports((view) => view.session);
  const isImporting = isUnderWay(session);
  const left = queues === undefined ? 0 : countOpenJobs(lookedAt(queues));
  const total = counts === undefined ? 0 : counts.timeline + counts.archive;
  const isWorking = isImporting || left > 0;
  const read = useQuery({
    queryKey: ['firstResults'],
    queryFn: () => readFound(library),
    meta: { collections: ['links', 'tags', 'photos'] },
    enabled: !isWorking || total < MANY_PHOTOS,
  });
  if (counts === undefined || queues === undefined) return null;
  const expected = isImporting ? Math.max(total, sumSession(session).total) : total;
  return {
    isWorking,
    done: Math.max(
      0,
      Math.min(total, expected) - (queues['smart-search'].waiting + queues['smart-search'].active),
    ),
    total: expected,
    added: total,
    error: read.error?.message ?? null,
    ...(read.data ?? NOTHING),
  };
}

/** Previews are no part of it. */
function lookedAt({ 'smart-search': search, classification }: Record<QueueName, QueueCounts>) {
  return { 'smart-search': search, classification };
}

const NOTHING: Found = { found: [], tagged: 0, clutter: 0, archived: 0, clutterKeys: new Set<string>() };
