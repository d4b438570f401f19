/**
 * The page's side of the encoder worker: one call at a time (the runtime can't do two at once), pixels transferred,
 * and a worker that died or ran out of memory replaced at the next call.
 */
import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { EncoderWorkerApi, LoadedModel } from '../../workers/encoder/contract.ts';
import type { EncodeOutcome, Encoder } from './encoder.ts';
import type { ModelSource } from './modelSource.ts';
import { STARTER_MODEL } from './registry.ts';
import { chooseThreads } from './threads.ts';

/** Measured: beyond 8 the time a picture takes no longer falls, and a pause or an abort would wait longer. */
const BATCH_SIZE = 8;

export interface EncoderOptions {
  readonly model?: ModelSource;
  /** WebAssembly threads; chosen for the device unless told otherwise. */
  readonly threads?: number;
}

type Failure = Extract<EncodeOutcome<never>, { ok: false }>;

const DIED: Failure = { ok: false, kind: 'transient', reason: 'The encoder stopped unexpectedly.' };
const INTERRUPTED: Failure = { ok: false, kind: 'transient', reason: 'The work was interrupted.' };
const CLOSED: Failure = { ok: false, kind: 'transient', reason: 'The encoder was closed.' };

/** A running worker. `died` resolves when it can answer nothing more. */
interface Connection {
  readonly api: Remote<EncoderWorkerApi>;
  readonly died: Promise<Failure>;
  readonly loaded: Promise<EncodeOutcome<LoadedModel>>;
  end(): void;
}

/** The worker starts, and the model is read, at the first call. */
export function createEncoder(options: EncoderOptions = {}): Encoder {
  const source = options.model ?? STARTER_MODEL;
  const threads = options.threads ?? chooseThreads(navigator.hardwareConcurrency, crossOriginIsolated);
  let connection: Connection | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  /** A worker whose model could not be loaded, or that failed while encoding, is not asked again. */
  function discard(spent: Connection): void {
    spent.end();
    if (connection === spent) connection = null;
  }

  async function connect(): Promise<EncodeOutcome<{ connection: Connection; loaded: LoadedModel }>> {
    if (isClosed) return CLOSED;
    const current = (connection ??= startWorker(source, threads));
    const loaded = await current.loaded.catch((error: unknown) => {
      discard(current);
      throw error;
    });
    if (loaded.ok) return { ok: true, value: { connection: current, loaded: loaded.value } };
    discard(current);
    return loaded;
  }

  async function ask<T>(
    signal: AbortSignal,
    question: (api: Remote<EncoderWorkerApi>) => Promise<EncodeOutcome<T>>,
  ): Promise<EncodeOutcome<T>> {
    const connected = signal.aborted ? INTERRUPTED : await connect();
    if (!connected.ok) return connected;
    if (signal.aborted) return INTERRUPTED;
    const current = connected.value.connection;
    const outcome = await Promise.race([question(current.api), current.died]);
    // The runtime does not recover from running out of memory, so a worker that failed once is made anew.
    if (!outcome.ok && outcome.kind === 'transient') discard(current);
    return outcome;
  }

  /**
   * Waits for its turn. An aborted call returns at once; the run it may have started goes on, since WebAssembly cannot
   * be interrupted and ending the worker would cost the next call a fresh model, and the next call waits for it.
   */
  function inTurn<T>(
    signal: AbortSignal,
    question: (api: Remote<EncoderWorkerApi>) => Promise<EncodeOutcome<T>>,
  ): Promise<EncodeOutcome<T>> {
    const mine = last.then(() => ask(signal, question));
    last = mine.catch(() => undefined);
    return Promise.race([mine, aborted(signal, mine)]);
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
      const loaded = await connection?.loaded;
      return loaded?.ok === true ? loaded.value.status : null;
    },
    close() {
      isClosed = true;
      if (connection !== null) discard(connection);
    },
  };
}

function startWorker(source: ModelSource, threads: number): Connection {
  const worker = new Worker(new URL('../../workers/encoder/encoderWorker.ts', import.meta.url), {
    type: 'module',
    name: 'encoder',
  });
  const api = wrap<EncoderWorkerApi>(worker);
  const ending = new AbortController();
  const died = new Promise<Failure>((resolve) => {
    const die = (): void => {
      resolve(DIED);
    };
    worker.addEventListener('error', die);
    worker.addEventListener('messageerror', die);
    ending.signal.addEventListener('abort', die);
  });
  // The worker's own address is no base for the model's files, so they are made absolute here.
  const absolute = { ...source, folder: new URL(source.folder, document.baseURI).href };
  return {
    api,
    died,
    loaded: Promise.race([api.load(absolute, { threads }), died]),
    end() {
      ending.abort();
      api[releaseProxy]();
      worker.terminate();
    },
  };
}

/** `INTERRUPTED` once the signal is aborted; stops listening when `work` is done. */
function aborted(signal: AbortSignal, work: Promise<unknown>): Promise<Failure> {
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
