/**
 * Prompts to token ids, with the tokenizer that came with the model. transformers.js is used for this alone; it gets
 * parsed files and fetches nothing.
 */
import { env, PreTrainedTokenizer } from '@xenova/transformers';

env.allowRemoteModels = false;
env.allowLocalModels = false;
env.useBrowserCache = false;

interface TokenBatch {
  /** Row by row, `count` x `length`. */
  readonly ids: BigInt64Array;
  /** 1 where a token is the prompt's own, 0 where it only fills the row. */
  readonly mask: BigInt64Array;
  readonly count: number;
  readonly length: number;
}

export interface Tokenizer {
  /** Rows of the model's full length, whatever else is in the batch: a prompt's vector must not depend on its company. */
  encode(prompts: readonly string[]): TokenBatch;
  /** Words of a prompt that the vocabulary does not hold, as written, each once. */
  findUnknownWords(prompt: string): string[];
}

/** Longest row for tokenizers that state no limit: CLIP's. */
const DEFAULT_LENGTH = 77;

/** Letters, with their accents, and digits; an apostrophe inside is part of the word ("don't"), a hyphen is not. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * `tokenizer`, `config`: parsed `tokenizer.json` and `tokenizer_config.json`. Throws where they are not those. `textLength`:
 * tokens a row holds; the tokenizer's own limit where it is null.
 */
export function createTokenizer(
  tokenizer: unknown,
  config: unknown,
  functionWords: readonly string[],
  textLength: number | null = null,
): Tokenizer {
  const library = new PreTrainedTokenizer(tokenizer, config);
  const limit: unknown = library.model_max_length;
  const length = textLength ?? (typeof limit === 'number' && limit <= 4096 ? limit : DEFAULT_LENGTH);
  const padId = library.pad_token_id;
  const unknownId = library.unk_token_id;
  const skipped = new Set(functionWords);
  const toIds = (text: string, withSpecialTokens: boolean): number[] =>
    library(text, { add_special_tokens: withSpecialTokens, return_tensor: false }).input_ids;
  // Where the model ends every text with a token, that token stays last when a text is cut: CLIP reads the vector there.
  const endId = toIds('', true).at(-1);

  return {
    encode(prompts) {
      const ids = new BigInt64Array(prompts.length * length).fill(BigInt(padId));
      const mask = new BigInt64Array(prompts.length * length);
      prompts.forEach((prompt, row) => {
        const all = toIds(prompt, true);
        const kept = all.slice(0, length);
        if (all.length > length && endId !== undefined) kept[length - 1] = endId;
        kept.forEach((id, column) => {
          ids[row * length + column] = BigInt(id);
          mask[row * length + column] = 1n;
        });
      });
      return { ids, mask, count: prompts.length, length };
    },
    findUnknownWords(prompt) {
      const words = [...new Set(prompt.match(WORD) ?? [])];
      return words.filter(
        (word) => !skipped.has(word.toLowerCase()) && toIds(word, false).includes(unknownId),
      );
    },
  };
}
