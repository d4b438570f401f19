/**
 * The self-test of a model that was just loaded: drawn pictures and a prompt, whose vectors must be what the model's maker
 * recorded, or what the CPU made of the same files on this device. Graphics devices have answered with finite nonsense
 * (microsoft/onnxruntime#31626, #29130), which no check of single values finds.
 */
import type { EncoderWorkerApi, LoadedModel } from '../../workers/encoder/contract.ts';
import { dot, isUnit, rowOf } from '../core/vector.ts';
import { drawGoldenPicture, type Golden } from './golden.ts';
import { selfTestText } from './messages.ts';

/** What a device answered; kept of the CPU to compare others with. */
export interface SelfTestAnswers {
  readonly modelKey: string;
  /** One unit vector to each of {@link PICTURES}. */
  readonly images: readonly Float32Array[];
  readonly text: Float32Array;
}

export type SelfTestOutcome =
  { readonly ok: true; readonly answers: SelfTestAnswers } | { readonly ok: false; readonly reason: string };

const PICTURES = ['gradient', 'lines'] as const;
const PROMPT = 'a photo of a dog';

/** Cosines. fp16 and fp32 stay above .999 where they are right; wrong shaders were far below (see docs/encoder.md). */
const SAME_VECTOR = 0.99;
/** A picture's vector must not depend on its company (microsoft/onnxruntime#18804). */
const SAME_IN_BATCH = 0.999;
/** Pictures this different never come closer, not even in a model of random weights. */
const DIFFERENT_PICTURES = 0.99999;

type Api = Pick<EncoderWorkerApi, 'encodeImages' | 'encodeTexts'>;

/** `reference`: the CPU's answers for the same files; null on the CPU itself, where the maker's record counts. */
export async function runSelfTest(
  api: Api,
  { info, golden }: LoadedModel,
  reference: SelfTestAnswers | null,
): Promise<SelfTestOutcome> {
  const { size } = info.preprocessing;
  const pictures = PICTURES.map((name) => drawGoldenPicture(name, size));
  const together = await api.encodeImages(concatenate(pictures), pictures.length);
  if (!together.ok) return failed(selfTestText.couldNotRun(together.reason));
  const alone = await api.encodeImages(concatenate(pictures.slice(-1)), 1);
  if (!alone.ok) return failed(selfTestText.couldNotRun(alone.reason));
  const prompts = golden?.prompts.map(({ text }) => text) ?? [];
  const texts = await api.encodeTexts([PROMPT, ...prompts]);
  if (!texts.ok) return failed(selfTestText.couldNotRun(texts.reason));

  const images = pictures.map((_, index) => rowOf(together.value, info.dim, index).slice());
  const [text = new Float32Array(), ...goldenTexts] = texts.value.map(({ vector }) => vector);
  const answers: SelfTestAnswers = { modelKey: info.key, images, text };
  const reason =
    findUnusable(answers, info.dim) ??
    findBatchDifference(images, alone.value) ??
    (reference === null ? null : findDistance(answers, reference)) ??
    (golden === null ? null : findGoldenDifference(golden, size, images, goldenTexts));
  return reason === null ? { ok: true, answers } : failed(reason);
}

function failed(reason: string): SelfTestOutcome {
  return { ok: false, reason };
}

/** Of one picture, or of the prompt, for the reason. */
function named(answers: SelfTestAnswers): Array<readonly [what: string, vector: Float32Array]> {
  return [
    ...answers.images.map((vector, index) => [`a drawn picture (${PICTURES[index] ?? ''})`, vector] as const),
    [`“${PROMPT}”`, answers.text],
  ];
}

function findUnusable(answers: SelfTestAnswers, dim: number): string | null {
  for (const [what, vector] of named(answers)) {
    if (vector.length !== dim || !isUnit(vector)) return selfTestText.notUsable(what);
  }
  const [first, second] = answers.images;
  const areAlike = first !== undefined && second !== undefined && dot(first, second) > DIFFERENT_PICTURES;
  return areAlike ? selfTestText.allAlike : null;
}

function findBatchDifference(images: readonly Float32Array[], alone: Float32Array): string | null {
  const among = images.at(-1);
  if (among?.length !== alone.length || !isUnit(alone)) return selfTestText.notUsable('a picture alone');
  const cosine = dot(among, alone);
  return cosine >= SAME_IN_BATCH ? null : selfTestText.batchDiffers(cosine);
}

function findDistance(answers: SelfTestAnswers, reference: SelfTestAnswers): string | null {
  const expected = new Map(named(reference));
  for (const [what, vector] of named(answers)) {
    const right = expected.get(what);
    if (right?.length !== vector.length) return selfTestText.notUsable(what);
    const cosine = dot(vector, right);
    if (!(cosine >= SAME_VECTOR)) return selfTestText.farOff(what, cosine);
  }
  return null;
}

function findGoldenDifference(
  golden: Golden,
  size: number,
  images: readonly Float32Array[],
  texts: readonly Float32Array[],
): string | null {
  const pairs: Array<readonly [what: string, actual: readonly number[], expected: readonly number[]]> = [];
  if (golden.size === size) {
    for (const { name, first } of golden.pictures) {
      const vector = images[PICTURES.findIndex((picture) => picture === name)];
      if (vector !== undefined)
        pairs.push([`a drawn picture (${name})`, [...vector.subarray(0, first.length)], first]);
    }
  }
  golden.prompts.forEach(({ text, first, last }, index) => {
    const vector = texts[index] ?? new Float32Array();
    pairs.push([`“${text}”`, [...vector.subarray(0, first.length), vector.at(-1) ?? NaN], [...first, last]]);
  });
  for (const [what, actual, expected] of pairs) {
    const difference = Math.max(...expected.map((value, index) => Math.abs(value - (actual[index] ?? NaN))));
    // Written so that what is not a number fails.
    if (!(difference <= golden.tolerance)) return selfTestText.notAsRecorded(what, difference);
  }
  return null;
}

/** One buffer for the way to the worker. */
export function concatenate(inputs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(inputs.reduce((bytes, input) => bytes + input.length, 0));
  let at = 0;
  for (const input of inputs) {
    all.set(input, at);
    at += input.length;
  }
  return all;
}
