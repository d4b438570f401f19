/**
 * The calls to an encoder worker, wherever it runs: one at a time (the runtime can't do two at once), pixels transferred,
 * and tried again on another worker when one is lost with its work.
 */
import { transfer } from 'comlink';
import type { ModelInfo } from '../core/model.ts';
import { averageViews, countSquares } from '../core/pixels/views.ts';
import { DEFAULT_BATCH_SIZE, type DeviceMemory } from './deviceMemory.ts';
import type { DeviceEncoder, EncodeOutcome } from './encoder.ts';
import { rungId } from './ladder.ts';
import { measureDevice } from './measureDevice.ts';
import { CLOSED, createModelInUse } from './modelInUse.ts';
import { LOSSES_TO_DEMOTE, type ModelRunner } from './modelRunner.ts';
import type { EncoderConnection, RunningModel } from './rungAttempt.ts';
import { concatenate, runSelfTest } from './selfTest.ts';
import { createSpeed } from './speed.ts';
import { createTurns, INTERRUPTED } from './turns.ts';

export interface EncoderCallsParts {
  readonly runner: ModelRunner;
  readonly memory: DeviceMemory;
  readonly nowMs: () => number;
  readonly delay: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** See {@link createModelInUse}; a default that suits 32-bit WebAssembly. */
  readonly heapBudgetBytes?: number;
}

type Failure = Extract<EncodeOutcome<never>, { ok: false }>;
type Question<T> = (api: EncoderConnection['api']) => Promise<EncodeOutcome<T>>;

export function createEncoderCalls(parts: EncoderCallsParts): DeviceEncoder {
  const { runner, memory, nowMs } = parts;
  const model = createModelInUse(parts);
  const speed = createSpeed();
  const turns = createTurns();
  const neverAborted = new AbortController().signal;

  /** In turn, and with the model kept in memory meanwhile. */
  function inTurn<T>(signal: AbortSignal, work: () => Promise<EncodeOutcome<T>>): Promise<EncodeOutcome<T>> {
    return turns(signal, async () => {
      if (signal.aborted) return INTERRUPTED;
      model.keep();
      try {
        return await work();
      } finally {
        model.releaseLater();
      }
    });
  }

  /** Asks until there is an answer, another worker each time; a rung that keeps failing is demoted on the way. */
  async function ask<T>(signal: AbortSignal, question: Question<T>): Promise<EncodeOutcome<T>> {
    for (let losses = 0; ; losses++) {
      if (signal.aborted) return INTERRUPTED;
      const up = await model.bringUp();
      if (!up.ok) return up;
      const { connection, rung } = up.value;
      const outcome = await Promise.race([
        question(connection.api).then((answer) => doubt(up.value, answer)),
        connection.died.then((reason): Failure => ({ ok: false, kind: 'transient', reason })),
      ]);
      if (model.isClosed) return CLOSED;
      if (outcome.ok || outcome.kind === 'permanent') return outcome;
      // The runtime does not recover from running out of memory, so a worker that failed once is made anew.
      model.release();
      runner.noteLoss(rung, outcome.reason);
      if (losses === LOSSES_TO_DEMOTE) return outcome;
    }
  }

  /** While pictures wait: what was measured once is remembered, and what the person decided is not measured. */
  async function measureOnce(): Promise<EncodeOutcome<unknown>> {
    const up = await model.bringUp();
    const preferences = memory.readPreferences();
    const mayChooseBatch = preferences.batchSize === 'auto';
    const mayChooseRung = preferences.executionProvider === 'auto' && preferences.threads === 'auto';
    if (!up.ok || runner.readFastest() !== null || !(mayChooseBatch || mayChooseRung)) return up;
    const options = { nowMs, mayChooseBatch, mayChooseRung, batchSize: readBatchSize() };
    const outcome = await measureDevice(runner, up.value, options);
    if (!outcome.ok) {
      model.release();
      return outcome;
    }
    const { running, measured } = outcome.value;
    if (measured !== null) runner.writeFastest({ rungId: rungId(running.rung), ...measured });
    return model.replace(running);
  }

  function readBatchSize(): number {
    const { batchSize } = memory.readPreferences();
    return batchSize === 'auto' ? (runner.readFastest()?.batchSize ?? DEFAULT_BATCH_SIZE) : batchSize;
  }

  return {
    get batchSize() {
      return readBatchSize();
    },
    async load() {
      // A model that was given back while idle is known still, and comes back when it is needed.
      const { info } = model;
      if (info !== null) return { ok: true, value: info };
      const up = await inTurn(neverAborted, () => model.bringUp());
      return up.ok ? { ok: true, value: up.value.loaded.info } : up;
    },
    encodeImages(inputs, signal) {
      if (inputs.length === 0) return Promise.resolve({ ok: true, value: new Float32Array() });
      return inTurn(signal, async () => {
        const ready = await measureOnce();
        if (!ready.ok) return ready;
        const squares = countSquaresOf(inputs, model.info);
        const count = squares.reduce((sum, each) => sum + each, 0);
        let startedMs = nowMs();
        const outcome = await ask(signal, (api) => {
          startedMs = nowMs();
          const pixels = concatenate(inputs);
          return api.encodeImages(transfer(pixels, [pixels.buffer]), count);
        });
        if (!outcome.ok) return outcome;
        speed.add(inputs.length, nowMs() - startedMs);
        await model.recycleIfGrown();
        return { ok: true, value: averageViews(outcome.value, squares) };
      });
    },
    encodeTexts: (prompts, signal) => inTurn(signal, () => ask(signal, (api) => api.encodeTexts(prompts))),
    async readStatus() {
      const running = await model.readRunning();
      const ladder = runner.readLadder();
      const rung = running?.rung ?? ladder.rungs[0];
      if (model.info === null || rung === undefined) return null;
      const { executionProvider, threads, vision, text } = rung;
      // What was found out since it was started may have changed why.
      const { reason } = ladder.rungs.find((other) => rungId(other) === rungId(rung)) ?? rung;
      return {
        executionProvider,
        threads,
        precision: vision,
        textPrecision: text,
        batchSize: readBatchSize(),
        reason,
        passedOver: ladder.passedOver,
        photosPerSecond: speed.read(),
        isLoaded: running !== null,
      };
    },
    close() {
      model.close();
    },
    readPreferences: () => memory.readPreferences(),
    writePreferences(preferences) {
      memory.writePreferences(preferences);
      model.outdate();
    },
    tryAgain() {
      runner.forget();
      model.outdate();
    },
  };
}

function countSquaresOf(inputs: readonly Uint8Array[], info: ModelInfo | null): number[] {
  return inputs.map((input) => (info === null ? 1 : countSquares(input, info.preprocessing.size)));
}

/**
 * A picture without a usable vector is the picture's fault, except where a graphics device has begun to answer with
 * nonsense: then it no longer passes its self-test either.
 */
async function doubt<T>(
  { connection, rung, loaded, answers }: RunningModel,
  answer: EncodeOutcome<T>,
): Promise<EncodeOutcome<T>> {
  if (answer.ok || answer.kind === 'transient' || rung.executionProvider === 'wasm') return answer;
  const test = await runSelfTest(connection.api, loaded, answers);
  return test.ok ? answer : { ok: false, kind: 'transient', reason: test.reason };
}
