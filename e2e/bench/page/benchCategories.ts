/** The ten categories and fifty prompts of the measured libraries, and the stand-in model of 512 values a vector. */
import type { Category, CategoryAction } from '../../../src/core/category.ts';
import type { ConfigDocument } from '../../../src/core/config/document.ts';
import { createDice, hashText } from './dice.ts';

/** Key of vectors that no model made: they stand for a CLIP of the usual size, ViT-B/32 say. */
export const BENCH_MODEL_KEY = 'bench/seeded@1:fp32';

/** A photo matches from here on; the vectors of a measured library are made for this cut. */
export const BENCH_THRESHOLD = 0.3;

const KINDS: ReadonlyArray<readonly [name: string, action: CategoryAction, subject: string]> = [
  ['Receipts', 'tag_and_archive', 'paper receipt'],
  ['Screenshots', 'tag_and_archive', 'screenshot of a phone'],
  ['Documents', 'tag', 'printed document'],
  ['Memes', 'tag_and_archive', 'meme with a caption'],
  ['QR codes', 'tag_and_archive', 'QR code'],
  ['Whiteboards', 'tag', 'whiteboard with writing'],
  ['Pets', 'tag', 'dog or a cat'],
  ['Food', 'tag', 'plate of food'],
  ['Tickets', 'tag_and_archive', 'boarding pass'],
  ['Parking', 'tag', 'car in a car park'],
];

const SENTENCES: ReadonlyArray<(subject: string) => string> = [
  (subject) => `a photo of a ${subject}`,
  (subject) => `a close-up of a ${subject}`,
  (subject) => `a blurry picture of a ${subject}`,
  (subject) => `a ${subject} lying on a table`,
  (subject) => `a picture someone took of a ${subject}`,
];

export const BENCH_CATEGORIES: readonly Category[] = KINDS.map(([name, action, subject]) => ({
  name,
  prompts: SENTENCES.map((sentence) => sentence(subject)),
  similarity: BENCH_THRESHOLD,
  action,
  enabled: true,
}));

export const BENCH_PROMPTS: readonly string[] = BENCH_CATEGORIES.flatMap(({ prompts }) => prompts);

export const BENCH_CONFIG: ConfigDocument = {
  classification: { enabled: true, categories: BENCH_CATEGORIES },
  job: { classification: { concurrency: 1 } },
};

/** How much prompts of one category have in common: cosines of about 0.6 between them, as CLIP gives paraphrases. */
const SHARED_BY_CATEGORY = 1.2;

/** The stand-in model's vector of a prompt: `dim` long, unit, the same every time. */
export function drawPromptVector(prompt: string, dim: number): Float32Array<ArrayBuffer> {
  const category = BENCH_CATEGORIES.findIndex(({ prompts }) => prompts.includes(prompt));
  const own = createDice(hashText(prompt));
  const shared = createDice(hashText('category'), category);
  const vector = Float32Array.from({ length: dim }, () =>
    category === -1 ? own.normal() : own.normal() + SHARED_BY_CATEGORY * shared.normal(),
  );
  return scaledToUnit(vector);
}

/** The vector itself, scaled in place to length 1. */
export function scaledToUnit(vector: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const length = Math.hypot(...vector);
  for (let index = 0; index < vector.length; index++) vector[index] = (vector[index] ?? 0) / length;
  return vector;
}
