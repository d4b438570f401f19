/**
 * The prompt embedding cache: each prompt of a model is encoded exactly once however many photos are processed.
 * Requests for a prompt that is being encoded share the one in flight; a failure is evicted, so that the next request
 * tries again. Cleared when the configuration or the model changes.
 */

/** Encodes prompts together, one value each in the same order, or fails as a whole. A rejection counts as a bug and is passed on. */
export type EncodePrompts<T, F extends { readonly ok: false }> = (
  modelKey: string,
  prompts: readonly string[],
) => Promise<{ readonly ok: true; readonly value: readonly T[] } | F>;

export interface PromptCache<T, F extends { readonly ok: false }> {
  /** Values of the prompts, in order. Only those not cached and not in flight are encoded, in one call. */
  read(modelKey: string, prompts: readonly string[]): Promise<{ readonly ok: true; readonly value: T[] } | F>;
  /** Forgets everything; what is in flight still answers those who asked, but is not kept. */
  clear(): void;
  readonly size: number;
}

/** Key of a prompt's vector, in memory and in storage. */
export function promptCacheKey(modelKey: string, prompt: string): string {
  return `${modelKey}::${prompt}`;
}

export function createPromptCache<T, F extends { readonly ok: false }>(
  encode: EncodePrompts<T, F>,
): PromptCache<T, F> {
  type Entry = Promise<{ readonly ok: true; readonly value: T } | F>;
  const entries = new Map<string, Entry>();

  function startEncoding(modelKey: string, prompts: readonly string[]): void {
    const encoding = encode(modelKey, prompts);
    prompts.forEach((prompt, index) => {
      const key = promptCacheKey(modelKey, prompt);
      const entry: Entry = encoding.then((outcome) => {
        if (!outcome.ok) return outcome;
        const value = outcome.value[index];
        if (value === undefined) throw new Error(`No vector came back for the prompt "${prompt}"`);
        return { ok: true, value };
      });
      entries.set(key, entry);
      void keepIfSuccessful(key, entry);
    });
  }

  async function keepIfSuccessful(key: string, entry: Entry): Promise<void> {
    // A rejection reaches those who asked; here it only means that there is nothing to keep.
    const isKept = await entry.then(
      (outcome) => outcome.ok,
      () => false,
    );
    // By identity: after a clear the key may already belong to a newer request, which must stay.
    if (!isKept && entries.get(key) === entry) entries.delete(key);
  }

  return {
    async read(modelKey, prompts) {
      const unique = [...new Set(prompts)];
      const missing = unique.filter((prompt) => !entries.has(promptCacheKey(modelKey, prompt)));
      if (missing.length > 0) startEncoding(modelKey, missing);
      const pending = prompts.flatMap((prompt) => entries.get(promptCacheKey(modelKey, prompt)) ?? []);
      const values: T[] = [];
      for (const outcome of await Promise.all(pending)) {
        if (!outcome.ok) return outcome;
        values.push(outcome.value);
      }
      return { ok: true, value: values };
    },
    clear: () => entries.clear(),
    get size() {
      return entries.size;
    },
  };
}
