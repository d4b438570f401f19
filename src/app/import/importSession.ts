/**
 * One stretch of importing as the person sees it. Photos dropped while others are still being added join the same
 * session: one total, one bar, one summary. Pure; the importer keeps it up to date.
 */
import type { ImportProgress } from '../../pipeline/importPhotos.ts';

export interface ImportSession {
  readonly state: 'running' | 'paused' | 'done' | 'cancelled';
  /** Drops whose folders are still being looked through; their files are not counted yet. */
  readonly reading: number;
  /** Batches that came to an end, oldest first. */
  readonly ended: readonly ImportProgress[];
  readonly current: ImportProgress | null;
  /** Files of batches whose turn has not come. */
  readonly queuedFiles: number;
  readonly rate: Rate;
  /** What stopped the import, if a bug did. */
  readonly error: string | null;
}

export const NEW_SESSION: ImportSession = {
  state: 'running',
  reading: 0,
  ended: [],
  current: null,
  queuedFiles: 0,
  rate: { samples: [] },
  error: null,
};

export interface ImportTotals {
  readonly total: number;
  readonly done: number;
  readonly imported: number;
  readonly duplicates: ImportProgress['duplicates'];
  readonly refused: ImportProgress['refused'];
  readonly leftOut: ImportProgress['leftOut'];
}

/** All batches of a session together. */
export function sumSession({ ended, current, queuedFiles }: ImportSession): ImportTotals {
  const batches = current === null ? ended : [...ended, current];
  return {
    total: batches.reduce((sum, batch) => sum + batch.total, queuedFiles),
    done: batches.reduce((sum, batch) => sum + batch.done, 0),
    imported: batches.reduce((sum, batch) => sum + batch.imported, 0),
    duplicates: batches.flatMap((batch) => batch.duplicates),
    refused: batches.flatMap((batch) => batch.refused),
    leftOut: batches.flatMap((batch) => batch.leftOut),
  };
}

export function isUnderWay(session: ImportSession | null): session is ImportSession {
  return session !== null && (session.state === 'running' || session.state === 'paused');
}

/** How far the import was at recent moments. */
export interface Rate {
  readonly samples: ReadonlyArray<{ readonly atMs: number; readonly done: number }>;
}

/** Long enough to smooth over one large picture, short enough to follow a change. */
const WINDOW_MS = 15_000;
/** Below this a rate is a guess. */
const SHORTEST_MS = 1_000;

/** Moments closer together than this are one: thousands of files that are refused at once must not cost a list each. */
const APART_MS = 100;

/** Adds a moment and forgets those outside the window. */
export function withSample({ samples }: Rate, atMs: number, done: number): Rate {
  const kept = samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS);
  const [before, last] = kept.slice(-2);
  const isClose = before !== undefined && last !== undefined && last.atMs - before.atMs < APART_MS;
  return { samples: [...(isClose ? kept.slice(0, -1) : kept), { atMs, done }] };
}

/** Files a second over the window, or null while it is too early to say. */
export function filesPerSecond({ samples }: Rate): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const spanMs = last.atMs - first.atMs;
  const files = last.done - first.done;
  return spanMs < SHORTEST_MS || files <= 0 ? null : (files / spanMs) * 1000;
}
