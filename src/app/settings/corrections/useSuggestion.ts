/** What the corrections of a category say about its similarity, for the prompts as they are being written. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  FEWEST_CORRECTIONS,
  scoreCorrections,
  suggestThreshold,
  type CorrectedScores,
  type Correction,
  type ScoredPhotos,
  type ThresholdSuggestion,
} from '../../../core/corrections.ts';
import { useDeps } from '../../depsContext.ts';

export interface Suggestion {
  readonly scores: CorrectedScores;
  readonly suggestion: ThresholdSuggestion;
}

/** Everything corrected about the category, latest first; undefined while it is being read. */
export function useCorrections(categoryKey: string): Correction[] | undefined {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['corrections', categoryKey],
    queryFn: () => library.tags.readCorrections(categoryKey),
    meta: { collections: ['vetoes', 'links', 'tags'] },
  }).data;
}

/**
 * Null until everything is there.
 * @param scored every photo's score for the prompts; null until there is one
 * @param threshold the similarity the slider shows
 */
export function useSuggestion(
  categoryKey: string,
  corrections: readonly Correction[],
  scored: ScoredPhotos | null,
  threshold: number,
): Suggestion | null {
  const { library } = useDeps();
  // Tens of thousands of ids may carry a tag: they are read only where they can matter.
  const isWorthReading = corrections.length >= FEWEST_CORRECTIONS;
  const { data: taggedIds } = useQuery({
    queryKey: ['taggedIds', categoryKey],
    enabled: isWorthReading,
    queryFn: () => library.tags.readTaggedIds(categoryKey),
    meta: { collections: ['links', 'tags'] },
    structuralSharing: false,
    gcTime: 0,
  });
  const scores = useMemo(
    () =>
      scored === null || (isWorthReading && taggedIds === undefined)
        ? null
        : scoreCorrections(corrections, taggedIds ?? [], scored),
    [corrections, taggedIds, scored, isWorthReading],
  );
  return useMemo(
    () => (scores === null ? null : { scores, suggestion: suggestThreshold(scores, threshold) }),
    [scores, threshold],
  );
}
