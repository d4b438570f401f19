/** The encoder of this page: finds out what the device is, starts encoder workers and tells them which model to run. */
import type { EncoderWorkerApi, Run } from '../../workers/encoder/contract.ts';
import { connectWorker } from '../workerConnection.ts';
import { createDeviceMemory, type DeviceMemory } from './deviceMemory.ts';
import { readDeviceFacts } from './deviceFacts.ts';
import type { DeviceEncoder, EncoderPreferences } from './encoder.ts';
import { createEncoderCalls } from './encoderCalls.ts';
import { encoderText } from './messages.ts';
import { createModelRunner } from './modelRunner.ts';
import { availablePrecisions, modelName, type ModelSource } from './modelSource.ts';
import { STARTER_MODEL } from './registry.ts';
import type { EncoderConnection } from './rungAttempt.ts';

export interface EncoderOptions {
  /** The starter model unless told otherwise. */
  readonly model?: ModelSource;
  /** Instead of what this device remembers; nothing is remembered then. For measurements, which decide for themselves. */
  readonly preferences?: EncoderPreferences;
}

/** The worker starts, and the model is read, at the first call. */
export function createEncoder({ model = STARTER_MODEL, preferences }: EncoderOptions = {}): DeviceEncoder {
  const memory =
    preferences === undefined ? createDeviceMemory(localStorage) : createForgetfulMemory(preferences);
  const visionFiles = availablePrecisions(model, 'vision');
  const runner = createModelRunner({
    model: { name: modelName(model), visionFiles, textFiles: availablePrecisions(model, 'text') },
    connect: (run) => startWorker(model, run),
    // int8 never runs on a graphics device, so the starter model wakes none.
    readDevice: () => readDeviceFacts(visionFiles.some((precision) => precision !== 'int8')),
    memory,
    nowMs,
    delay,
  });
  return createEncoderCalls({ runner, memory, nowMs, delay });
}

const nowMs = (): number => performance.now();

function startWorker(model: ModelSource, run: Run): EncoderConnection {
  const connection = connectWorker<EncoderWorkerApi>(
    new Worker(new URL('../../workers/encoder/encoderWorker.ts', import.meta.url), {
      type: 'module',
      name: 'encoder',
    }),
  );
  const { api, died } = connection;
  // The worker's own address is no base for a folder's files, so it is made absolute here.
  const source =
    model.kind === 'folder' ? { ...model, folder: new URL(model.folder, document.baseURI).href } : model;
  const loaded = api.load(source, run);
  return {
    api,
    loaded,
    died: Promise.race([died.then(() => encoderText.died), watchForLoss(api, loaded, run)]),
    end() {
      connection.end();
    },
  };
}

/** Never resolves where there is no graphics device to lose, or no model to lose it with. */
async function watchForLoss(
  api: Pick<EncoderWorkerApi, 'watchForLoss'>,
  loaded: EncoderConnection['loaded'],
  { executionProvider }: Run,
): Promise<string> {
  if (executionProvider === 'webgpu' && (await loaded).ok)
    return encoderText.gpuLost(await api.watchForLoss());
  return new Promise(() => undefined);
}

function createForgetfulMemory(preferences: EncoderPreferences): DeviceMemory {
  const kept = new Map<string, string>();
  const memory = createDeviceMemory({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value);
    },
  });
  memory.writePreferences(preferences);
  return memory;
}

/** Resolves early where the signal is aborted. */
function delay(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
