/**
 * Runs both encoders of one model. Owns the sessions: loaded once, shared by whoever asks meanwhile, and forgotten when
 * loading fails, so that one failed download is not for ever.
 */
import type { ModelInfo } from '../../src/core/model.ts';
import { toTensor } from '../../src/core/pixels/toTensor.ts';
import { reasonOf } from '../../src/core/reasonOf.ts';
import { normalise, rowOf } from '../../src/core/vector.ts';
import type { EncodeOutcome, TextEncoding } from '../../src/encoder/encoder.ts';
import { openModel } from '../../src/encoder/modelFiles.ts';
import type { ModelSource } from '../../src/encoder/modelSource.ts';
import type { EncoderWorkerApi, LoadFailure, LoadedModel, Run } from './contract.ts';
import { RuntimeUnreachableError } from './keptBinary.ts';
import { withItemsApart } from './oneAtATime.ts';
import { startSessions, type Feed, type Session, type Sessions, type StartSessions } from './runtime.ts';
import { createTokenizer, type Tokenizer } from './tokenizer.ts';

interface ReadyModel {
  readonly loaded: LoadedModel;
  readonly sessions: Sessions;
  readonly outputs: { readonly vision: string; readonly text: string };
  readonly tokenizer: Tokenizer;
}

type Loading = Promise<{ readonly ok: true; readonly value: ReadyModel } | LoadFailure>;

export interface EngineParts {
  readonly open: typeof openModel;
  readonly start: StartSessions;
}

/** `parts` are the real ones unless told otherwise. */
export function createEngine(
  { open, start }: EngineParts = { open: openModel, start: startSessions },
): EncoderWorkerApi {
  let loading: Loading | null = null;

  async function ready(): Promise<ReadyModel> {
    const model = await loading;
    if (model?.ok !== true) throw new Error('The encoder worker was asked before its model was loaded.');
    return model.value;
  }

  return {
    async load(source, run) {
      loading ??= loadModel(source, run, open, start);
      const outcome = await loading;
      if (!outcome.ok) loading = null;
      return outcome.ok ? { ok: true, value: outcome.value.loaded } : outcome;
    },
    async encodeImages(pixels, count) {
      const { sessions, loaded, outputs } = await ready();
      const { size } = loaded.info.preprocessing;
      const feed: Feed = {
        type: 'float32',
        data: toTensor(pixels, count, loaded.info.preprocessing),
        dims: [count, 3, size, size],
      };
      const [input = 'pixel_values'] = sessions.vision.inputNames;
      return runToUnitRows(sessions.vision, { [input]: feed }, outputs.vision, count, loaded.info);
    },
    async encodeTexts(prompts) {
      return encodeTexts(await ready(), prompts);
    },
    async readHeapBytes() {
      return (await ready()).sessions.readHeapBytes();
    },
    async watchForLoss() {
      return (await ready()).sessions.lost;
    },
  };
}

async function loadModel(
  source: ModelSource,
  run: Run,
  open: typeof openModel,
  start: StartSessions,
): Promise<Awaited<Loading>> {
  try {
    const files = await open(source, run.vision, run.text);
    if (!files.ok) return { ok: false, stage: 'files', reason: files.reason };
    const { info, vision, text, outputs, golden, tokenizer, tokenizerConfig, textLength, functionWords } =
      files.value;
    const sessions = await start(vision, text, run);
    return {
      ok: true,
      value: {
        loaded: { info, golden },
        sessions: {
          ...sessions,
          vision: withItemsApart(sessions.vision, vision),
          text: withItemsApart(sessions.text, text),
        },
        outputs,
        tokenizer: createTokenizer(tokenizer, tokenizerConfig, functionWords, textLength),
      },
    };
  } catch (error) {
    return {
      ok: false,
      stage: stageOf(error),
      reason: `The model could not be started: ${reasonOf(error)}`,
    };
  }
}

/** The runtime says in words only that it ran out of memory; a plain abort of it has been that as well. */
function stageOf(error: unknown): LoadFailure['stage'] {
  if (error instanceof RuntimeUnreachableError) return 'runtime';
  const isMemory = error instanceof RangeError || /memory|alloc|\boom\b|aborted/i.test(reasonOf(error));
  return isMemory ? 'memory' : 'start';
}

async function encodeTexts(
  { sessions: { text }, tokenizer, loaded, outputs }: ReadyModel,
  prompts: readonly string[],
): Promise<EncodeOutcome<TextEncoding[]>> {
  if (prompts.length === 0) return { ok: true, value: [] };
  const { ids, mask, count, length } = tokenizer.encode(prompts);
  const feeds: Record<string, Feed> = { input_ids: { type: 'int64', data: ids, dims: [count, length] } };
  if (text.inputNames.includes('attention_mask')) {
    feeds['attention_mask'] = { type: 'int64', data: mask, dims: [count, length] };
  }
  const rows = await runToUnitRows(text, feeds, outputs.text, count, loaded.info);
  if (!rows.ok) return rows;
  const value = prompts.map((prompt, index) => ({
    vector: rowOf(rows.value, loaded.info.dim, index).slice(),
    unknownWords: tokenizer.findUnknownWords(prompt),
  }));
  return { ok: true, value };
}

/**
 * Runs a session and scales each row of its output to length 1. A runtime error is transient (memory ran out, a thread
 * died, a graphics device went); a row without direction is permanent: the same input gives it again.
 */
async function runToUnitRows(
  session: Session,
  feeds: Readonly<Record<string, Feed>>,
  outputName: string,
  count: number,
  { dim }: ModelInfo,
): Promise<EncodeOutcome<Float32Array>> {
  const name = session.outputNames.includes(outputName) ? outputName : (session.outputNames[0] ?? outputName);
  let data: unknown;
  try {
    data = await session.run(feeds, name);
  } catch (error) {
    return { ok: false, kind: 'transient', reason: `The model stopped: ${reasonOf(error)}` };
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
