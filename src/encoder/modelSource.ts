/** Where a model lies. Kept apart from the registry because workers read it and know nothing of the page's address. */
import type { Precision } from '../core/model.ts';

/** A folder laid out like a repository of a model hub, with a `manifest.json` that pins every file. */
export interface ModelSource {
  /** As in the folder's manifest; the first part of the model key. */
  readonly id: string;
  readonly title: string;
  /** Absolute, or relative to the page; ends in `/`. */
  readonly folder: string;
  readonly precision: Precision;
  /** The two encoders, relative to the folder. */
  readonly visionFile: string;
  readonly textFile: string;
}
