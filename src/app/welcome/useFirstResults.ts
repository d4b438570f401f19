/** What classification made of the first photos, as far as it has come. */
import { useQuery } from '@tanstack/react-query';
import { categoryKey } from '../../core/category.ts';
import type { QueueCounts, QueueName } from '../../core/jobs/job.ts';
import type { PhotoId } from '../../core/photo.ts';
import type { Library } from '../../library/library.ts';
import { useDeps } from '../depsContext.ts';
import { countOpenJobs } from '../frame/progress.ts';
import { useImports } from '../import/importer.ts';
import { isUnderWay, sumSession } from '../import/importSession.ts';
import { usePhotoCounts, useQueueCounts } from '../queries.ts';

export interface FoundCategory {
  readonly name: string;
  readonly path: string;
  readonly count: number;
  /** The newest of its photos. */
  readonly coverId: PhotoId | null;
}

export interface FirstResults {
  readonly isWorking: boolean;
  /** Photos looked at, and to be looked at, while working. */
  readonly done: number;
  readonly total: number;
  /** Most photos first. */
  readonly found: readonly FoundCategory[];
  readonly tagged: number;
  /** On the timeline still, with a tag that stands for clutter. */
  readonly clutter: number;
  /** In the archive, with such a tag. */
  readonly archived: number;
  /** Keys of the categories that stand for clutter and have found some. */
  readonly clutterKeys: ReadonlySet<string>;
  readonly error: string | null;
}

/** Of the starter set, what one keeps: everything else it finds gets in the way. */
const KEPT: ReadonlySet<string> = new Set(['nature', 'pets']);

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
    queryFn: () => readResults(library),
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
    error: read.error?.message ?? null,
    ...(read.data ?? NOTHING),
  };
}

/** Previews are no part of it. */
function lookedAt({ 'smart-search': search, classification }: Record<QueueName, QueueCounts>) {
  return { 'smart-search': search, classification };
}

const NOTHING = { found: [], tagged: 0, clutter: 0, archived: 0, clutterKeys: new Set<string>() };

type Read = Pick<FirstResults, 'found' | 'tagged' | 'clutter' | 'archived' | 'clutterKeys'>;

export async function readResults({ tags, photos }: Pick<Library, 'tags' | 'photos'>): Promise<Read> {
  const auto = (await tags.readAll()).filter(({ kind, count }) => kind === 'auto' && count > 0);
  const found: FoundCategory[] = [];
  const tagged = new Set<PhotoId>();
  const clutter = new Set<PhotoId>();
  const clutterKeys = new Set<string>();
  for (const { path, count } of auto) {
    const { ids } = await photos.readList({ tagPath: path });
    const name = path.slice(path.indexOf('/') + 1);
    const key = categoryKey(name);
    found.push({ name, path, count, coverId: ids[0] ?? null });
    for (const id of ids) tagged.add(id);
    if (KEPT.has(key)) continue;
    clutterKeys.add(key);
    for (const id of ids) clutter.add(id);
  }
  const states = await photos.readStates([...clutter]);
  const places = [...states.values()].map(({ visibility }) => visibility);
  return {
    found: found.toSorted((a, b) => b.count - a.count),
    tagged: tagged.size,
    clutter: places.filter((place) => place === 'timeline').length,
    archived: places.filter((place) => place === 'archive').length,
    clutterKeys,
  };
}
