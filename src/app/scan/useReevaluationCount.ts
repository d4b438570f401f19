/** What a re-evaluation would do, counted while its question is open, in words. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunTally } from '../../core/run.ts';
import { countReevaluation } from '../../pipeline/reevaluate.ts';
import { useDeps } from '../depsContext.ts';
import { favouritesText } from '../favourites/messages.ts';
import { scanText } from './messages.ts';

interface ReevaluationQuestion {
  readonly lines: readonly string[];
  /** It was counted, and there is something to do. */
  readonly isWorthwhile: boolean;
}

/** @param isAsked nothing is counted while it is false; giving up ends the counting */
export function useReevaluationCount(isAsked: boolean): ReevaluationQuestion {
  const deps = useDeps();
  const [progress, setProgress] = useState({ looked: 0, total: 0 });
  const count = useQuery({
    queryKey: ['reevaluation-count'],
    queryFn: ({ signal }) =>
      countReevaluation(
        deps,
        (looked, total) => {
          setProgress({ looked, total });
        },
        signal,
      ),
    enabled: isAsked,
    gcTime: 0,
    meta: { collections: ['config', 'links', 'photos', 'embeddings'] },
  });
  if (count.isError) return failed(count.error.message);
  if (count.data === undefined) {
    return { lines: [scanText.counting(progress.looked, progress.total)], isWorthwhile: false };
  }
  return count.data.ok ? counted(count.data.tally) : failed(count.data.reason);
}

function failed(reason: string): ReevaluationQuestion {
  return { lines: [scanText.countFailed(reason)], isWorthwhile: false };
}

function counted(tally: RunTally): ReevaluationQuestion {
  const isWorthwhile = tally.tagged + tally.archived + tally.untagged + tally.returned > 0;
  const { favouritesKept = 0 } = tally;
  const kept = favouritesKept > 0 ? [favouritesText.keptSentence(favouritesKept)] : [];
  const skipped = tally.skipped > 0 ? [scanText.wouldSkip(tally.skipped)] : [];
  return {
    lines: [
      ...(isWorthwhile ? scanText.wouldChange(tally) : [scanText.nothingWouldChange]),
      ...kept,
      ...skipped,
    ],
    isWorthwhile,
  };
}
