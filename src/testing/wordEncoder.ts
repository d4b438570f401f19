/**
 * An encoder for the test world: pictures and prompts mean the words in them, one dimension a word. A prompt and a
 * picture that share all their words have similarity 1, those that share none 0, and `receipt` on a picture of
 * `receipt table` 0.71.
 */
import type { ModelInfo } from '../core/model.ts';
import type { EncodeOutcome, Encoder } from '../encoder/encoder.ts';
import { buildModel, buildPreprocessing } from './builders.ts';
import { INPUT_SIZE, inputToWords } from './pictureFiles.ts';

const DIM = 64;
const FUNCTION_WORDS = new Set(['a', 'an', 'the', 'of', 'photo', 'picture', 'on', 'in']);

export interface WordEncoder extends Encoder {
  /** The active model; a test may change its key in the middle of something. */
  model: ModelInfo;
  /** Every prompt that was encoded, in order, repeats included. */
  readonly promptsEncoded: string[];
  /** Sizes of the image batches. */
  readonly batches: number[];
  /** While set, loading fails with it. */
  loadFailure: Extract<EncodeOutcome<never>, { ok: false }> | null;
  /** Failures handed out one a call, images first come. */
  readonly imageFailures: Array<Extract<EncodeOutcome<never>, { ok: false }>>;
  readonly textFailures: Array<Extract<EncodeOutcome<never>, { ok: false }>>;
  /** Pictures with this word cannot be encoded at all. */
  poisonWord: string | null;
  /** Awaited in the middle of each call. */
  gate: (work: 'images' | 'texts') => Promise<void>;
}

export function createWordEncoder({ batchSize = 4 }: { readonly batchSize?: number } = {}): WordEncoder {
  const dimensionByWord = new Map<string, number>();

  function embed(text: string): Float32Array {
    const vector = new Float32Array(DIM);
    for (const word of text.toLowerCase().split(/\s+/)) {
      if (word === '' || FUNCTION_WORDS.has(word)) continue;
      if (!dimensionByWord.has(word)) dimensionByWord.set(word, dimensionByWord.size % DIM);
      vector[dimensionByWord.get(word) ?? 0] = 1;
    }
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  }

  const encoder: WordEncoder = {
    batchSize,
    model: buildModel({
      key: 'test/words@1:fp32',
      title: 'Words',
      dim: DIM,
      preprocessing: buildPreprocessing({ size: INPUT_SIZE, resizeMode: 'letterbox' }),
    }),
    promptsEncoded: [],
    batches: [],
    loadFailure: null,
    imageFailures: [],
    textFailures: [],
    poisonWord: null,
    gate: () => Promise.resolve(),
    async load() {
      return encoder.loadFailure ?? { ok: true, value: encoder.model };
    },
    async encodeImages(inputs) {
      encoder.batches.push(inputs.length);
      await encoder.gate('images');
      const failure = encoder.imageFailures.shift();
      if (failure !== undefined) return failure;
      const texts = inputs.map(inputToWords);
      const poison = encoder.poisonWord;
      if (poison !== null && texts.some((text) => text.includes(poison))) {
        return { ok: false, kind: 'permanent', reason: 'The encoder cannot read this picture.' };
      }
      const vectors = new Float32Array(inputs.length * DIM);
      texts.forEach((text, index) => vectors.set(embed(text), index * DIM));
      return { ok: true, value: vectors };
    },
    async encodeTexts(prompts) {
      encoder.promptsEncoded.push(...prompts);
      await encoder.gate('texts');
      const failure = encoder.textFailures.shift();
      if (failure !== undefined) return failure;
      return { ok: true, value: prompts.map((prompt) => ({ vector: embed(prompt), unknownWords: [] })) };
    },
    async readStatus() {
      return {
        executionProvider: 'wasm',
        threads: 1,
        precision: 'fp32',
        textPrecision: 'fp32',
        batchSize,
        reason: 'There is nothing else.',
        passedOver: [],
        photosPerSecond: null,
        isLoaded: true,
      };
    },
    close() {},
  };
  return encoder;
}
