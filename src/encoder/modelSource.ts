/**
 * Where a model's files are: a folder of the app's own site, or this device's store of downloaded models. Plain data, so that
 * it crosses to a worker, which knows nothing of the page's address.
 */
import { precisionsOf, type EncoderPart, type ModelEntry, type Precision } from '../core/model.ts';

/** A folder laid out like a repository of a model hub, with a `manifest.json` that pins every file. */
export interface FolderSource {
  readonly kind: 'folder';
  /** As in the folder's manifest; the first part of the model key. */
  readonly id: string;
  readonly title: string;
  /** Absolute, or relative to the page; ends in `/`. */
  readonly folder: string;
  /** The encoders that are there, by precision, relative to the folder. */
  readonly vision: Readonly<Partial<Record<Precision, string>>>;
  readonly text: Readonly<Partial<Record<Precision, string>>>;
}

/** A model that was downloaded, or copied from picked files, and verified then. */
export interface DeviceSource {
  readonly kind: 'device';
  /** With its revision, and with those encoders that are stored, whose sizes and hashes are known. */
  readonly entry: ModelEntry & { readonly revision: string };
}

export type ModelSource = FolderSource | DeviceSource;

/** What a device remembers a model by. A stored one is pinned; of a folder's the address says which it is until its manifest was read. */
export function modelName(model: ModelSource): string {
  return model.kind === 'device'
    ? `${model.entry.id}@${model.entry.revision}`
    : `${model.id} (${model.folder})`;
}

/** The precisions whose file is there for a half of the model, best first. */
export function availablePrecisions(source: ModelSource, part: EncoderPart): Precision[] {
  if (source.kind === 'device') return precisionsOf(source.entry[part]);
  return (['fp32', 'fp16', 'int8'] as const).filter((precision) => source[part][precision] !== undefined);
}
