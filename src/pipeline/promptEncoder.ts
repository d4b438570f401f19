/**
 * Where prompt vectors come from: the in-memory cache first, then the library (a prompt's vector for a pinned model
 * never changes), then the text encoder. Everything that scores photos asks here.
 */
import { createPromptCache, promptCacheKey } from '../core/promptCache.ts';
import type { EncodeOutcome, Encoder } from '../encoder/encoder.ts';
import type { Library } from '../library/library.ts';

export interface PromptEncoder {
  /** Unit vectors of the prompts, in order, for the model that must be the active one. */
  read(modelKey: string, prompts: readonly string[]): Promise<EncodeOutcome<Float32Array[]>>;
  /** To be called when the classification configuration or the model changes. */
  clear(): void;
}

type Failure = Extract<EncodeOutcome<never>, { ok: false }>;

export function createPromptEncoder({
  library,
  encoder,
}: {
  readonly library: Library;
  readonly encoder: Encoder;
}): PromptEncoder {
  // Requests share what is in flight, so no single caller's signal may end it.
  const signal = new AbortController().signal;

  const cache = createPromptCache<Float32Array, Failure>(async (modelKey, prompts) => {
    const stored = await Promise.all(
      prompts.map((prompt) => library.promptVectors.read(promptCacheKey(modelKey, prompt))),
    );
    const missing = prompts.filter((_, index) => (stored[index] ?? null) === null);
    const encoded = missing.length === 0 ? [] : await encodeMissing(modelKey, missing);
    if ('ok' in encoded) return encoded;

    const vectorByPrompt = new Map(missing.map((prompt, index) => [prompt, encoded[index]]));
    const value = prompts.flatMap((prompt, index) => stored[index] ?? vectorByPrompt.get(prompt) ?? []);
    return { ok: true, value };
  });

  async function encodeMissing(
    modelKey: string,
    prompts: readonly string[],
  ): Promise<Float32Array[] | Failure> {
    const outcome = await encoder.encodeTexts(prompts, signal);
    if (!outcome.ok) return outcome;
    const active = await encoder.load();
    if (!active.ok) return active;
    if (active.value.key !== modelKey) {
      return {
        ok: false,
        kind: 'transient',
        reason: 'The model was changed while prompts were being encoded.',
      };
    }
    const vectors = outcome.value.map(({ vector }) => vector);
    await Promise.all(
      vectors.map((vector, index) =>
        library.promptVectors.write(promptCacheKey(modelKey, prompts[index] ?? ''), vector),
      ),
    );
    return vectors;
  }

  return {
    read: (modelKey, prompts) => cache.read(modelKey, prompts),
    clear: () => cache.clear(),
  };
}
