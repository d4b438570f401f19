/**
 * The calls to an encoder worker, wherever it runs: one at a time (the runtime can't do two at once), pixels
 * transferred, and a worker that died or ran out of memory replaced at the next call.
 */
import { transfer } from 'comlink';
import type { EncoderWorkerApi, LoadedModel } from '../../workers/encoder/contract.ts';
import type { EncodeOutcome, Encoder } from './encoder.ts';

/** Measured: beyond 8 the time a picture takes no longer falls, and a pause or an abort would wait longer. */
const BATCH_SIZE = 8;

/** A running worker that has been told its model. */
export interface EncoderConnection {
  readonly api: Pick<EncoderWorkerApi, 'encodeImages' | 'encodeTexts'>;
  /** Does not reject because of a dead worker: `died` says that. */
  readonly loaded: Promise<EncodeOutcome<LoadedModel>>;
  /** Resolves when the worker can answer nothing more. */
  readonly died: Promise<void>;
  end(): void;
}

type Failure = Extract<EncodeOutcome<never>, { ok: false }>;
type Question<T> = (api: EncoderConnection['api']) => Promise<EncodeOutcome<T>>;

const DIED: Failure = { ok: false, kind: 'transient', reason: 'The encoder stopped unexpectedly.' };
const INTERRUPTED: Failure = { ok: false, kind: 'transient', reason: 'The work was interrupted.' };
const CLOSED: Failure = { ok: false, kind: 'transient', reason: 'The encoder was closed.' };

/** `start` is called when a worker is first needed, and again whenever the last one is spent. */
export function createEncoderOver(start: () => EncoderConnection): Encoder {
  let connection: EncoderConnection | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function discard(spent: EncoderConnection): void {
    if (connection !== spent) return;
    connection = null;
    spent.end();
  }

  /** The failure of a worker that is dead (or was ended by `close`), which is then not asked again. */
  async function deathOf(current: EncoderConnection): Promise<Failure> {
    await current.died;
    if (isClosed) return CLOSED;
    discard(current);
    return DIED;
  }

  async function connect(): Promise<
    EncodeOutcome<{ readonly connection: EncoderConnection; readonly loaded: LoadedModel }>
  > {
    if (isClosed) return CLOSED;
    const current = (connection ??= start());
    try {
      const loaded = await Promise.race([current.loaded, deathOf(current)]);
      if (loaded.ok) return { ok: true, value: { connection: current, loaded: loaded.value } };
      discard(current);
      return loaded;
    } catch (error) {
      discard(current);
      throw error;
    }
  }

  async function ask<T>(signal: AbortSignal, question: Question<T>): Promise<EncodeOutcome<T>> {
    const connected = signal.aborted ? INTERRUPTED : await connect();
    if (!connected.ok) return connected;
    const current = connected.value.connection;
    const outcome = await Promise.race([question(current.api), deathOf(current)]);
    // The runtime does not recover from running out of memory, so a worker that failed once is made anew.
    if (!outcome.ok && outcome.kind === 'transient') discard(current);
    return outcome;
  }

  /**
   * Waits for its turn. An aborted call returns at once; the run it may have started goes on, since WebAssembly cannot
   * be interrupted and ending the worker would cost the next call a fresh model, and the next call waits for it.
   */
  function inTurn<T>(signal: AbortSignal, question: Question<T>): Promise<EncodeOutcome<T>> {
    const mine = last.then(() => ask(signal, question));
    last = mine.catch(() => undefined);
    return Promise.race([mine, abortOf(signal, mine)]);
  }

  return {
    batchSize: BATCH_SIZE,
    async load() {
      const connected = await connect();
      return connected.ok ? { ok: true, value: connected.value.loaded.info } : connected;
    },
    encodeImages(inputs, signal) {
      if (inputs.length === 0) return Promise.resolve({ ok: true, value: new Float32Array() });
      return inTurn(signal, (api) => {
        const pixels = concatenate(inputs);
        return api.encodeImages(transfer(pixels, [pixels.buffer]), inputs.length);
      });
    },
    encodeTexts: (prompts, signal) => inTurn(signal, (api) => api.encodeTexts(prompts)),
    async readStatus() {
      if (connection === null) return null;
      const loaded = await Promise.race([connection.loaded, deathOf(connection)]);
      return loaded.ok ? loaded.value.status : null;
    },
    close() {
      isClosed = true;
      if (connection !== null) discard(connection);
    },
  };
}

/** `INTERRUPTED` once the signal is aborted; stops listening when `work` is done. */
function abortOf(signal: AbortSignal, work: Promise<unknown>): Promise<Failure> {
  return new Promise((resolve) => {
    const abort = (): void => {
      resolve(INTERRUPTED);
    };
    const stop = (): void => {
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(stop, stop);
  });
}

/** One buffer for the way to the worker; the caller keeps its own, to try again with. */
function concatenate(inputs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(inputs.reduce((bytes, input) => bytes + input.length, 0));
  let at = 0;
  for (const input of inputs) {
    all.set(input, at);
    at += input.length;
  }
  return all;
}
