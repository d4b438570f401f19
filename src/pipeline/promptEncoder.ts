/**
 * Where prompt vectors come from: the in-memory cache first, then the library (a prompt's vector for a pinned model
 * never changes), then the text encoder. Everything that scores photos asks here.
 */
import { createPromptCache, promptCacheKey } from '../core/promptCache.ts';
import type { EncodeOutcome, Encoder, TextEncoding } from '../encoder/encoder.ts';
import type { Library } from '../library/library.ts';

export interface PromptEncoder {
  /** Unit vectors of the prompts, in order, for the model that must be the active one. Kept in the library. */
  read(modelKey: string, prompts: readonly string[]): Promise<EncodeOutcome<Float32Array[]>>;
  /** The same for prompts that are being written, with the words the model never learned; kept in memory only. */
  readDrafts(modelKey: string, prompts: readonly string[]): Promise<EncodeOutcome<TextEncoding[]>>;
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

  /** Everything encoded comes through here, so that a prompt previewed and then saved is encoded once. */
  const drafts = createPromptCache<TextEncoding, Failure>(async (modelKey, prompts) => {
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
    return outcome;
  });

  const cache = createPromptCache<Float32Array, Failure>(async (modelKey, prompts) => {
    const stored = await Promise.all(
      prompts.map((prompt) => library.promptVectors.read(promptCacheKey(modelKey, prompt))),
    );
    const missing = prompts.filter((_, index) => (stored[index] ?? null) === null);
    const encoded = await drafts.read(modelKey, missing);
    if (!encoded.ok) return encoded;

    const vectorByPrompt = new Map(missing.map((prompt, index) => [prompt, encoded.value[index]?.vector]));
    await Promise.all(
      [...vectorByPrompt].map(async ([prompt, vector]) => {
        if (vector !== undefined) {
          await library.promptVectors.write(promptCacheKey(modelKey, prompt), vector);
        }
      }),
    );
    const value = prompts.flatMap((prompt, index) => stored[index] ?? vectorByPrompt.get(prompt) ?? []);
    return { ok: true, value };
  });

  return {
    read: (modelKey, prompts) => cache.read(modelKey, prompts),
    readDrafts: (modelKey, prompts) => drafts.read(modelKey, prompts),
    clear() {
      cache.clear();
      drafts.clear();
    },
  };
}
