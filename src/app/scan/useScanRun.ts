/** The scan to show: one that is going on in any window, or the one this window followed to its end. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Run } from '../../core/run.ts';
import { readOpenScans } from '../../pipeline/scanLibrary.ts';
import { useDeps } from '../depsContext.ts';
import { useScanView } from './scanStore.ts';
import { timeLeftMs, withSample, type ProgressSample } from './timeLeft.ts';

interface FollowedRun {
  readonly run: Run | null;
  /** How far it was lately, for the time left. */
  readonly samples: readonly ProgressSample[];
}

export interface ScanInView {
  readonly run: Run | null;
  /** Null while unknown, and while the scan is paused or over. */
  readonly leftMs: number | null;
}

export function useScanRun(): ScanInView {
  const { library, nowMs } = useDeps();
  const { watchedRunId, watch } = useScanView();
  const open = useQuery({
    queryKey: ['runs', 'open-scan'],
    queryFn: async () => (await readOpenScans(library))[0]?.id ?? null,
  });
  const openRunId = open.data ?? null;
  useEffect(() => {
    if (openRunId !== null) watch(openRunId);
  }, [openRunId, watch]);

  const followed = useQuery({
    queryKey: ['runs', 'followed', watchedRunId],
    queryFn: async ({ client, queryKey }): Promise<FollowedRun> => {
      const run = watchedRunId === null ? null : await library.runs.read(watchedRunId);
      const before = client.getQueryData<FollowedRun>(queryKey)?.samples ?? [];
      if (run?.state !== 'running') return { run, samples: [] };
      return { run, samples: withSample(before, { atMs: nowMs(), processed: run.tally.processed }) };
    },
  });
  const { run, samples } = followed.data ?? { run: null, samples: [] };
  return { run, leftMs: run?.state === 'running' ? timeLeftMs(samples, run.total) : null };
}
