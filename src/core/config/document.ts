/**
 * The configuration document of one profile, in the field names of its YAML form. Immutable: every edit makes a
 * new document, and the library keeps each saved one as a snapshot.
 */
import type { Category } from '../category.ts';
import type { QueueName } from '../jobs/job.ts';

export interface ClassificationConfig {
  /** Page-wide switch: off means nothing is classified, scans included. */
  readonly enabled: boolean;
  /** Whether categories that archive do so with favourites too. Absent means no. */
  readonly archive_favourites?: boolean;
  /** In the order the person arranged them; classification follows it. */
  readonly categories: readonly Category[];
}

interface QueueConfig {
  /** Pieces of work in hand at once, 1 to HIGHEST_CONCURRENCY. */
  readonly concurrency: number;
}

/** Settings of the queues; those a document leaves out have defaults. */
export interface JobConfig {
  readonly metadata?: QueueConfig;
  readonly smartSearch?: QueueConfig;
  readonly classification: QueueConfig;
}

export interface ConfigDocument {
  readonly classification: ClassificationConfig;
  readonly job: JobConfig;
}

export const HIGHEST_CONCURRENCY = 16;

/** Smart search: one batch being decoded, one in the encoder, one being stored. */
const DEFAULT_CONCURRENCY: Readonly<Record<QueueName, number>> = {
  metadata: 1,
  'smart-search': 3,
  classification: 1,
};

/** What the queues are called in the document. */
const CONFIG_KEYS = {
  metadata: 'metadata',
  'smart-search': 'smartSearch',
  classification: 'classification',
} as const satisfies Record<QueueName, keyof JobConfig>;

/** The queue's concurrency, or its default where the document states none. */
export function readConcurrency({ job }: ConfigDocument, queue: QueueName): number {
  return job[CONFIG_KEYS[queue]]?.concurrency ?? DEFAULT_CONCURRENCY[queue];
}

/** The document with another concurrency for one queue. */
export function withConcurrency(
  document: ConfigDocument,
  queue: QueueName,
  concurrency: number,
): ConfigDocument {
  return { ...document, job: { ...document.job, [CONFIG_KEYS[queue]]: { concurrency } } };
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
  /** The YAML text it was read from, where it came as one: comments and order live on in it. */
  readonly source?: string;
}
