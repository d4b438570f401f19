/** The scan to show: one that is going on in any window, or the one this window followed to its end. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Run } from '../../core/run.ts';
import { useDeps } from '../depsContext.ts';
import { useScanView } from './scanStore.ts';
import { timeLeftMs, withSample, type ProgressSample } from './timeLeft.ts';

/** Far enough back to find an unfinished scan behind the imports and uploads that came after it. */
const RECENT_RUNS = 100;

function isOpen(run: Run): boolean {
  return run.state === 'running' || run.state === 'paused';
}

export function useScanRun(): Run | null {
  const { library } = useDeps();
  const { watchedRunId, watch } = useScanView();
  const open = useQuery({
    queryKey: ['runs', 'open-scan'],
    queryFn: async () => {
      const runs = await library.runs.readRecent(RECENT_RUNS);
      return runs.find((run) => run.kind === 'scan' && isOpen(run)) ?? null;
    },
  });
  const watched = useQuery({
    queryKey: ['runs', watchedRunId],
    queryFn: () => (watchedRunId === null ? null : library.runs.read(watchedRunId)),
  });

  const openRunId = open.data?.id ?? null;
  useEffect(() => {
    if (openRunId !== null) watch(openRunId);
  }, [openRunId, watch]);

  return watched.data ?? open.data ?? null;
}

/** Estimates the rest of a running scan from its recent rate; null while unknown or paused. */
export function useTimeLeftMs(run: Run): number | null {
  const { nowMs } = useDeps();
  const [samples, setSamples] = useState<readonly ProgressSample[]>([]);
  const { processed } = run.tally;
  const isRunning = run.state === 'running';
  useEffect(() => {
    setSamples((before) => (isRunning ? withSample(before, { atMs: nowMs(), processed }) : []));
  }, [processed, isRunning, nowMs]);
  return isRunning ? timeLeftMs(samples, run.total) : null;
}
