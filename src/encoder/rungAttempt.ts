/** One try at running a model in one way: a worker is started, loads the model, and must pass the self-test in time. */
import type {
  EncoderWorkerApi,
  LoadedModel,
  LoadFailure,
  LoadOutcome,
  Run,
} from '../../workers/encoder/contract.ts';
import type { Rung } from './ladder.ts';
import { selfTestText } from './messages.ts';
import { runSelfTest, type SelfTestAnswers } from './selfTest.ts';

/** A running worker that has been told its model. */
export interface EncoderConnection {
  readonly api: Pick<EncoderWorkerApi, 'encodeImages' | 'encodeTexts' | 'readHeapBytes'>;
  /** Does not reject because of a dead worker: `died` says that. */
  readonly loaded: Promise<LoadOutcome>;
  /** Resolves with the reason when the worker can answer nothing more, or its graphics device is gone. */
  readonly died: Promise<string>;
  end(): void;
}

/** A model that runs and has passed its self-test. */
export interface RunningModel {
  readonly connection: EncoderConnection;
  readonly rung: Rung;
  readonly loaded: LoadedModel;
  /** What it answered in the self-test. */
  readonly answers: SelfTestAnswers;
}

export interface AttemptFailure {
  readonly ok: false;
  /** `slow`: the self-test did not end in time; `reference`: there was nothing to test against. */
  readonly stage: LoadFailure['stage'] | 'self-test' | 'slow' | 'reference';
  readonly reason: string;
}

export type Attempt = { readonly ok: true; readonly value: RunningModel } | AttemptFailure;

export interface AttemptParts {
  readonly connect: (run: Run) => EncoderConnection;
  readonly delay: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** A software adapter needs 8 s for one picture of 224 px, and the self-test has three. */
const LONGEST_SELF_TEST_MS = 60_000;

/** `reference`: the CPU's answers, for a graphics device. A rung that fails is left without a worker. */
export async function attemptRung(
  { connect, delay }: AttemptParts,
  rung: Rung,
  reference: SelfTestAnswers | null,
): Promise<Attempt> {
  const connection = connect(rung);
  const timer = new AbortController();
  const death = connection.died.then((reason): Attempt => ({ ok: false, stage: 'start', reason }));

  async function run(): Promise<Attempt> {
    const loaded = await connection.loaded;
    if (!loaded.ok) return loaded;
    const tooSlow = delay(LONGEST_SELF_TEST_MS, timer.signal).then((): Attempt => {
      return { ok: false, stage: 'slow', reason: selfTestText.didNotEnd(LONGEST_SELF_TEST_MS / 1000) };
    });
    return Promise.race([test(connection, rung, loaded.value, reference), tooSlow]);
  }

  let isKept = false;
  try {
    const outcome = await Promise.race([run(), death]);
    isKept = outcome.ok;
    return outcome;
  } finally {
    timer.abort();
    if (!isKept) connection.end();
  }
}

async function test(
  connection: EncoderConnection,
  rung: Rung,
  loaded: LoadedModel,
  reference: SelfTestAnswers | null,
): Promise<Attempt> {
  const outcome = await runSelfTest(connection.api, loaded, reference);
  return outcome.ok
    ? { ok: true, value: { connection, rung, loaded, answers: outcome.answers } }
    : { ok: false, stage: 'self-test', reason: outcome.reason };
}
