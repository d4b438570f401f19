/** The preview of the category being written, asked after a pause in the typing. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Category } from '../../core/category.ts';
import { previewCategory, type CategoryPreview } from '../../pipeline/previewCategory.ts';
import { useDeps } from '../depsContext.ts';
import { useSettled } from './useSettled.ts';

/** Long enough not to encode every letter, short enough to answer while the eye is still there. */
const PAUSE_MS = 400;

export interface CategoryPreviewState {
  /** Null while the category has nothing to go by, and until the first answer. */
  readonly preview: (CategoryPreview & { readonly category: Category }) | null;
  readonly error: string | null;
}

const NOTHING: CategoryPreviewState = { preview: null, error: null };

/** Thresholds, name and action do not matter to it: only what is asked again when it changes is waited for. */
export function useCategoryPreview(category: Category): CategoryPreviewState {
  const deps = useDeps();
  const { prompts, but_not, examples, metadata } = category;
  const key = JSON.stringify([prompts, but_not, examples?.like, examples?.unlike, metadata]);
  const settledKey = useSettled(key, PAUSE_MS);
  const hasSomething = prompts.length > 0 || (examples?.like.length ?? 0) > 0 || metadata !== undefined;
  const { data = NOTHING } = useQuery({
    queryKey: ['embeddings', 'preview', settledKey],
    // The category at hand is the one that is asked for only once it has stood still.
    enabled: hasSomething && settledKey === key,
    placeholderData: keepPreviousData,
    // A hundred thousand scores are not worth comparing with the ones before.
    structuralSharing: false,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<CategoryPreviewState> => {
      const result = await previewCategory(deps, category, signal);
      return result.ok
        ? { preview: { ...result.preview, category }, error: null }
        : { preview: null, error: result.reason };
    },
  });
  return hasSomething ? data : NOTHING;
}
