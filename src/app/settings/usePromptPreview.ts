/** The preview of the prompts being written, asked after a pause in the typing: scores of every photo, unknown words. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { previewPrompts, type PromptPreview } from '../../pipeline/previewPrompts.ts';
import { useDeps } from '../depsContext.ts';
import { promptLines } from './categoryDraft.ts';
import { useSettled } from './useSettled.ts';

/** Long enough not to encode every letter, short enough to answer while the eye is still there. */
const PAUSE_MS = 400;

export interface PromptPreviewState {
  /** Null without prompts, and until the first answer. */
  readonly preview: PromptPreview | null;
  readonly error: string | null;
}

const NOTHING: PromptPreviewState = { preview: null, error: null };

/** `text`: the prompts, one a line. Words still being typed are reported only after the pause. */
export function usePromptPreview(text: string): PromptPreviewState {
  const deps = useDeps();
  const prompts = promptLines(useSettled(text, PAUSE_MS));
  const { data = NOTHING } = useQuery({
    queryKey: ['embeddings', 'preview', prompts],
    enabled: prompts.length > 0,
    placeholderData: keepPreviousData,
    // A hundred thousand scores are not worth comparing with the ones before.
    structuralSharing: false,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<PromptPreviewState> => {
      const result = await previewPrompts(deps, prompts, signal);
      return result.ok ? { preview: result.preview, error: null } : { preview: null, error: result.reason };
    },
  });
  return prompts.length === 0 ? NOTHING : data;
}
