/** Which words of the prompts the model never learned, asked after a pause in the typing. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Encoder } from '../../encoder/encoder.ts';
import { promptLines } from './categoryDraft.ts';

/** Long enough not to encode every letter, short enough to answer while the eye is still there. */
const PAUSE_MS = 400;

export interface PromptCheck {
  /** Each word once, in the order it was written. */
  readonly unknownWords: readonly string[];
  readonly error: string | null;
}

const UNCHECKED: PromptCheck = { unknownWords: [], error: null };

/** `value` once it has stood still for {@link PAUSE_MS}. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}

/** Checks the prompts of a text (one a line). Words still being typed are reported only after the pause. */
export function usePromptCheck(encoder: Encoder, text: string): PromptCheck {
  const prompts = promptLines(useSettled(text));
  const { data = UNCHECKED } = useQuery({
    queryKey: ['prompt-check', prompts],
    enabled: prompts.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<PromptCheck> => {
      const encoded = await encoder.encodeTexts(prompts, signal);
      if (!encoded.ok) return { unknownWords: [], error: encoded.reason };
      return {
        unknownWords: [...new Set(encoded.value.flatMap(({ unknownWords }) => unknownWords))],
        error: null,
      };
    },
  });
  return prompts.length === 0 ? UNCHECKED : data;
}
