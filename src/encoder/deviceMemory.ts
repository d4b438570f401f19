/**
 * What this device remembers about running models: the person's preferences, and per model what failed, what was measured
 * and what the CPU answered in the self-test. Kept beside the page, not in a profile: it is the device's.
 */
import * as z from '../core/zod.ts';
import type { EncoderPreferences } from './encoder.ts';

/** The onnxruntime-web in use; what was found out with another is found out anew. Checked against package.json by a test. */
export const RUNTIME_VERSION = '1.30.0';

export const AUTOMATIC: EncoderPreferences = {
  executionProvider: 'auto',
  precision: 'auto',
  threads: 'auto',
  batchSize: 'auto',
};

/** Until it is measured. Beyond 8 the time a picture takes hardly falls on the CPU, and a pause would wait longer. */
export const DEFAULT_BATCH_SIZE = 8;

const STORAGE_KEY = 'winnow-encoder';

const upTo64 = z.int().check(z.minimum(1), z.maximum(64));

const preferencesSchema = z.object({
  executionProvider: z.enum(['auto', 'webgpu', 'wasm']),
  precision: z.enum(['auto', 'fp32', 'fp16', 'int8']),
  threads: z.union([z.literal('auto'), upTo64]),
  batchSize: z.union([z.literal('auto'), upTo64]),
});

const unitVector = z.pipe(
  z.array(z.number()),
  z.transform((values) => Float32Array.from(values)),
);

const modelRecordSchema = z.object({
  /** The runtime and the device it was found out with. */
  environment: z.string(),
  demotions: z.array(z.object({ rungId: z.string(), reason: z.string() })),
  fastest: z.nullable(
    z.object({
      rungId: z.string(),
      batchSize: z.int().check(z.minimum(1)),
      msPerPhoto: z.number().check(z.positive()),
    }),
  ),
  /** The CPU's answers to the self-test, by the precision of the image encoder. */
  references: z.partialRecord(
    z.enum(['fp32', 'fp16', 'int8']),
    z.object({ modelKey: z.string(), images: z.array(unitVector), text: unitVector }),
  ),
});

const recordSchema = z.object({
  preferences: z.withFallback(preferencesSchema, AUTOMATIC),
  models: z.withFallback(z.record(z.string(), modelRecordSchema), {}),
});

export type ModelRecord = z.infer<typeof modelRecordSchema>;

export interface DeviceMemory {
  readPreferences(): EncoderPreferences;
  /** Forgets what was measured under the old ones. */
  writePreferences(preferences: EncoderPreferences): void;
  /** Empty where nothing was found out yet, or only in another environment. */
  readModel(name: string, environment: string): ModelRecord;
  writeModel(name: string, record: ModelRecord): void;
  forgetModel(name: string): void;
}

/** What of the browser's local storage is used. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Where storage is closed to the page, it remembers until the page goes. */
export function createDeviceMemory(storage: KeyValueStorage): DeviceMemory {
  let fallback: string | null = null;

  function read(): z.infer<typeof recordSchema> {
    const text = fallback ?? readItem(storage);
    // Anything unreadable is only found out again.
    const parsed = recordSchema.safeParse(text === null ? {} : parseJson(text));
    return parsed.success ? parsed.data : { preferences: AUTOMATIC, models: {} };
  }

  function write(record: z.infer<typeof recordSchema>): void {
    const text = JSON.stringify(record, (_, value: unknown) =>
      value instanceof Float32Array ? Array.from(value, (one) => Number(one.toPrecision(6))) : value,
    );
    try {
      storage.setItem(STORAGE_KEY, text);
      fallback = null;
    } catch (error) {
      // Full or forbidden.
      if (!(error instanceof DOMException)) throw error;
      fallback = text;
    }
  }

  return {
    readPreferences: () => read().preferences,
    writePreferences(preferences) {
      const models = read().models;
      for (const model of Object.values(models)) model.fastest = null;
      write({ preferences, models });
    },
    readModel(name, environment) {
      const record = read().models[name];
      return record?.environment === environment
        ? record
        : { environment, demotions: [], fastest: null, references: {} };
    },
    writeModel(name, model) {
      const record = read();
      write({ ...record, models: { ...record.models, [name]: model } });
    },
    forgetModel(name) {
      const record = read();
      const models = Object.entries(record.models).filter(([other]) => other !== name);
      write({ ...record, models: Object.fromEntries(models) });
    },
  };
}

function readItem(storage: KeyValueStorage): string | null {
  try {
    return storage.getItem(STORAGE_KEY);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
