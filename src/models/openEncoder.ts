/** Finds a model on this device and makes an encoder of it. */
import { createEncoder } from '../encoder/encoderClient.ts';
import { usablePart } from './choosePrecisions.ts';
import { openModelFileStore } from './modelFileStore.ts';
import type { OpenedEncoder } from './activeEncoder.ts';
import type { ModelRef } from './modelChoice.ts';

/** The encoder of a model; nothing is loaded yet. A stored model that is gone, or not whole, is said by name. */
export async function openEncoder(ref: ModelRef): Promise<OpenedEncoder> {
  if (ref.kind === 'starter') return { ok: true, encoder: createEncoder() };
  const stored = await openModelFileStore().list();
  const model = stored.find(({ entry }) => entry.id === ref.id && entry.revision === ref.revision);
  const entry = model === undefined ? null : usablePart(model);
  if (entry !== null) return { ok: true, encoder: createEncoder({ model: { kind: 'device', entry } }) };
  return {
    ok: false,
    reason: `${model?.entry.title ?? ref.id} is not on this device. Download it again or choose another one in Settings, Models.`,
  };
}
