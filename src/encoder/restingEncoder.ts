/** Answers for an encoder before a model is opened, and before the code that runs one is there. */
import { createDeviceMemory, DEFAULT_BATCH_SIZE } from './deviceMemory.ts';
import type { DeviceEncoder } from './encoder.ts';
import { modelName } from './modelSource.ts';
import { STARTER_MODEL } from './registry.ts';

export type RestingEncoder = Pick<
  DeviceEncoder,
  'readPreferences' | 'writePreferences' | 'tryAgain' | 'batchSize'
>;

/** Preferences belong to the device, not to a model. */
export function createRestingEncoder(): RestingEncoder {
  const memory = createDeviceMemory(localStorage);
  return {
    get batchSize() {
      const { batchSize } = memory.readPreferences();
      return batchSize === 'auto' ? DEFAULT_BATCH_SIZE : batchSize;
    },
    readPreferences: () => memory.readPreferences(),
    writePreferences: (preferences) => memory.writePreferences(preferences),
    tryAgain: () => memory.forgetModel(modelName(STARTER_MODEL)),
  };
}
