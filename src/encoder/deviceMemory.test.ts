import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AUTOMATIC, createDeviceMemory, RUNTIME_VERSION, type ModelRecord } from './deviceMemory.ts';
import type { EncoderPreferences } from './encoder.ts';

const CHOSEN: EncoderPreferences = { executionProvider: 'wasm', precision: 'int8', threads: 2, batchSize: 4 };
const RECORD: ModelRecord = {
  environment: 'here',
  demotions: [{ rungId: 'webgpu-fp16', reason: 'Nonsense.' }],
  fastest: { rungId: 'wasm-fp32-2', batchSize: 4, msPerPhoto: 61.5 },
  references: {
    fp32: { modelKey: 'a/b@1:float', images: [Float32Array.of(0.6, 0.8)], text: Float32Array.of(1, 0) },
  },
};

function storageOf(initial: string | null = null) {
  let item = initial;
  return {
    getItem: () => item,
    setItem: (_: string, value: string) => {
      item = value;
    },
  };
}

function refuse(): never {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
}

describe('createDeviceMemory', () => {
  it('keeps preferences and what was found out, over a reload', () => {
    const storage = storageOf();
    const memory = createDeviceMemory(storage);
    expect(memory.readPreferences()).toEqual(AUTOMATIC);
    memory.writePreferences(CHOSEN);
    memory.writeModel('a/b', RECORD);
    const next = createDeviceMemory(storage);
    expect(next.readPreferences()).toEqual(CHOSEN);
    expect(next.readModel('a/b', 'here')).toEqual(RECORD);
  });

  it('knows nothing of another model or another environment, nor after it was told to forget', () => {
    const memory = createDeviceMemory(storageOf());
    memory.writeModel('a/b', RECORD);
    const nothing = { demotions: [], fastest: null, references: {} };
    expect(memory.readModel('a/c', 'here')).toEqual({ environment: 'here', ...nothing });
    expect(memory.readModel('a/b', 'there')).toEqual({ environment: 'there', ...nothing });
    memory.forgetModel('a/b');
    expect(memory.readModel('a/b', 'here')).toEqual({ environment: 'here', ...nothing });
  });

  it('measures again once the preferences are others', () => {
    const memory = createDeviceMemory(storageOf());
    memory.writeModel('a/b', RECORD);
    memory.writePreferences(CHOSEN);
    expect(memory.readModel('a/b', 'here')).toEqual({ ...RECORD, fastest: null });
  });

  it.each(['', 'not JSON', '[]', '{"preferences":{"threads":-1},"models":{"a/b":{"environment":7}}}'])(
    'begins anew where storage holds %j',
    (text) => {
      const memory = createDeviceMemory(storageOf(text));
      expect(memory.readPreferences()).toEqual(AUTOMATIC);
      expect(memory.readModel('a/b', 'here').demotions).toEqual([]);
    },
  );

  it('remembers until the page goes where storage is closed', () => {
    const memory = createDeviceMemory({ getItem: refuse, setItem: refuse });
    memory.writePreferences(CHOSEN);
    expect(memory.readPreferences()).toEqual(CHOSEN);
  });
});

it('names the runtime that is installed', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  expect(dependencies['onnxruntime-web']).toBe(RUNTIME_VERSION);
});
