/** The worker by itself: what only a thread of its own shows. */
import { describe, expect, it } from 'vitest';
import { connectWorker } from '../../src/workerConnection.ts';
import { STARTER_MODEL } from '../../src/encoder/registry.ts';
import type { EncoderWorkerApi, Run } from './contract.ts';

const MIB = 1024 * 1024;

function start() {
  return connectWorker<EncoderWorkerApi>(
    new Worker(new URL('./encoderWorker.ts', import.meta.url), { type: 'module', name: 'encoder' }),
  );
}

const source = { ...STARTER_MODEL, folder: new URL(STARTER_MODEL.folder, location.href).href };

describe.each([1, 2])('the encoder worker with %i threads', (threads) => {
  const run: Run = { executionProvider: 'wasm', vision: 'int8', text: 'int8', threads };

  it('knows how much memory its runtime holds', async () => {
    const worker = start();
    const { api } = worker;
    const loaded = await api.load(source, run);
    if (!loaded.ok) throw new Error(loaded.reason);
    const { size } = loaded.value.info.preprocessing;
    const atStart = await api.readHeapBytes();
    // What the runtime begins with; the model is in it.
    expect(atStart).toBeGreaterThanOrEqual(16 * MIB);
    await api.encodeImages(new Uint8Array(16 * size * size * 3), 16);
    const after = await api.readHeapBytes();
    expect(after).toBeGreaterThan(atStart);
    await api.encodeImages(new Uint8Array(size * size * 3), 1);
    expect(await api.readHeapBytes()).toBe(after);
    worker.end();
  });
});

describe('a worker that cannot load its model', () => {
  it.each([
    ['files', { ...source, folder: `${source.folder}none/` }],
    // Verified, and no model.
    ['start', { ...source, vision: { int8: 'config.json' } }],
  ] as const)('says that it is for want of: %s', async (stage, model) => {
    const worker = start();
    const { api } = worker;
    const outcome = await api.load(model, {
      executionProvider: 'wasm',
      vision: 'int8',
      text: 'int8',
      threads: 1,
    });
    expect(outcome).toMatchObject({ ok: false, stage });
    worker.end();
  });
});
