/**
 * The configuration document of one profile, in the field names of its YAML form. Immutable: every edit makes a
 * new document, and the library keeps each saved one as a snapshot.
 */
import type { Category } from '../category.ts';

export interface ClassificationConfig {
  /** Page-wide switch: off means nothing is classified, scans included. */
  readonly enabled: boolean;
  /** In the order the person arranged them; classification follows it. */
  readonly categories: readonly Category[];
}

export interface ConfigDocument {
  readonly classification: ClassificationConfig;
  readonly job: { readonly classification: { readonly concurrency: number } };
}

/** What a new profile starts with. */
export const EMPTY_CONFIG: ConfigDocument = {
  classification: { enabled: true, categories: [] },
  job: { classification: { concurrency: 1 } },
};

/** How a configuration came to be saved. */
export type ConfigCause = 'page' | 'starter-set' | 'file' | 'api' | 'import' | 'restore' | 'undo';

/** A saved configuration: the history of a profile is the list of these. */
export interface ConfigSnapshot {
  readonly revision: number;
  readonly savedAtMs: number;
  readonly cause: ConfigCause;
  readonly document: ConfigDocument;
}
