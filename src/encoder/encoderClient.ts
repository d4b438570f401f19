/** The encoder of this page: starts the encoder worker and tells it which model to run. */
import type { EncoderWorkerApi } from '../../workers/encoder/contract.ts';
import { connectWorker } from '../workerConnection.ts';
import type { Encoder } from './encoder.ts';
import { createEncoderOver, type EncoderConnection } from './encoderCalls.ts';
import type { ModelSource } from './modelSource.ts';
import { STARTER_MODEL } from './registry.ts';
import { chooseThreads } from './threads.ts';

export interface EncoderOptions {
  /** The starter model unless told otherwise. */
  readonly model?: ModelSource;
  /** WebAssembly threads; chosen for the device unless told otherwise. */
  readonly threads?: number;
}

/** The worker starts, and the model is read, at the first call. */
export function createEncoder(options: EncoderOptions = {}): Encoder {
  const source = options.model ?? STARTER_MODEL;
  const threads = options.threads ?? chooseThreads(navigator.hardwareConcurrency, crossOriginIsolated);
  return createEncoderOver(() => startWorker(source, threads));
}

function startWorker(source: ModelSource, threads: number): EncoderConnection {
  const connection = connectWorker<EncoderWorkerApi>(
    new Worker(new URL('../../workers/encoder/encoderWorker.ts', import.meta.url), {
      type: 'module',
      name: 'encoder',
    }),
  );
  // The worker's own address is no base for the model's files, so they are made absolute here.
  const absolute =
    source.kind === 'folder' ? { ...source, folder: new URL(source.folder, document.baseURI).href } : source;
  return { ...connection, loaded: connection.api.load(absolute, { threads }) };
}
