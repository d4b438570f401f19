/**
 * Runs both encoders of one model. Owns the sessions: loaded once, shared by whoever asks meanwhile, and forgotten when
 * loading fails, so that one failed download is not for ever.
 */
import { Tensor, type InferenceSession } from 'onnxruntime-web/wasm';
import type { ModelInfo } from '../../src/core/model.ts';
import { toTensor } from '../../src/core/pixels/toTensor.ts';
import { normalise, rowOf } from '../../src/core/vector.ts';
import type { EncodeOutcome, TextEncoding } from '../../src/encoder/encoder.ts';
import { openModel } from '../../src/encoder/modelFiles.ts';
import { availablePrecisions, type ModelSource } from '../../src/encoder/modelSource.ts';
import type { EncoderWorkerApi, LoadedModel } from './contract.ts';
import { createSessions } from './runtime.ts';
import { createTokenizer, type Tokenizer } from './tokenizer.ts';

interface ReadyModel {
  readonly loaded: LoadedModel;
  readonly vision: InferenceSession;
  readonly text: InferenceSession;
  readonly tokenizer: Tokenizer;
}

export function createEngine(): EncoderWorkerApi {
  let loading: Promise<EncodeOutcome<ReadyModel>> | null = null;

  async function ready(): Promise<EncodeOutcome<ReadyModel>> {
    if (loading === null)
      throw new Error('The encoder worker was asked to encode before it was given a model.');
    return loading;
  }

  return {
    async load(source, { threads }) {
      loading ??= loadModel(source, threads);
      const outcome = await loading;
      if (!outcome.ok) loading = null;
      return outcome.ok ? { ok: true, value: outcome.value.loaded } : outcome;
    },
    async encodeImages(pixels, count) {
      const model = await ready();
      if (!model.ok) return model;
      const { vision, loaded } = model.value;
      const { size } = loaded.info.preprocessing;
      const tensor = new Tensor('float32', toTensor(pixels, count, loaded.info.preprocessing), [
        count,
        3,
        size,
        size,
      ]);
      const [input = 'pixel_values'] = vision.inputNames;
      return runToUnitRows(vision, { [input]: tensor }, 'image_embeds', count, loaded.info);
    },
    async encodeTexts(prompts) {
      const model = await ready();
      if (!model.ok) return model;
      return encodeTexts(model.value, prompts);
    },
  };
}

async function loadModel(source: ModelSource, threads: number): Promise<EncodeOutcome<ReadyModel>> {
  const precision = availablePrecisions(source, 'vision').at(-1) ?? 'int8';
  const files = await openModel(source, precision, availablePrecisions(source, 'text').at(-1) ?? 'int8');
  if (!files.ok) return { ok: false, kind: 'transient', reason: files.reason };
  const { info, vision, text, tokenizer, tokenizerConfig, functionWords } = files.value;
  try {
    const sessions = await createSessions(vision, text, threads);
    return {
      ok: true,
      value: {
        loaded: { info, status: { executionProvider: 'wasm', threads, precision } },
        ...sessions,
        tokenizer: createTokenizer(tokenizer, tokenizerConfig, functionWords),
      },
    };
  } catch (error) {
    return { ok: false, kind: 'transient', reason: `The model could not be started: ${messageOf(error)}` };
  }
}

async function encodeTexts(
  { text, tokenizer, loaded }: ReadyModel,
  prompts: readonly string[],
): Promise<EncodeOutcome<TextEncoding[]>> {
  if (prompts.length === 0) return { ok: true, value: [] };
  const { ids, mask, count, length } = tokenizer.encode(prompts);
  const feeds: Record<string, Tensor> = { input_ids: new Tensor('int64', ids, [count, length]) };
  if (text.inputNames.includes('attention_mask')) {
    feeds['attention_mask'] = new Tensor('int64', mask, [count, length]);
  }
  const rows = await runToUnitRows(text, feeds, 'text_embeds', count, loaded.info);
  if (!rows.ok) return rows;
  const value = prompts.map((prompt, index) => ({
    vector: rowOf(rows.value, loaded.info.dim, index).slice(),
    unknownWords: tokenizer.findUnknownWords(prompt),
  }));
  return { ok: true, value };
}

/**
 * Runs a session and scales each row of its output to length 1. A runtime error is transient (memory ran out, a thread
 * died); a row without direction is permanent: the same input gives it again.
 */
async function runToUnitRows(
  session: InferenceSession,
  feeds: Record<string, Tensor>,
  outputName: string,
  count: number,
  { dim }: ModelInfo,
): Promise<EncodeOutcome<Float32Array>> {
  const name = session.outputNames.includes(outputName) ? outputName : (session.outputNames[0] ?? outputName);
  let data: unknown;
  try {
    const outputs = await session.run(feeds, [name]);
    data = outputs[name]?.data;
  } catch (error) {
    return { ok: false, kind: 'transient', reason: `The model stopped: ${messageOf(error)}` };
  }
  if (!(data instanceof Float32Array) || data.length !== count * dim) {
    return {
      ok: false,
      kind: 'transient',
      reason: `The model did not answer with ${count} x ${dim} numbers.`,
    };
  }
  const rows = new Float32Array(data.length);
  for (let index = 0; index < count; index++) {
    const unit = normalise(rowOf(data, dim, index));
    if (unit === null) return { ok: false, kind: 'permanent', reason: 'The model gave no usable vector.' };
    rows.set(unit, index * dim);
  }
  return { ok: true, value: rows };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
