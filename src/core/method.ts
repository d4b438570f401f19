/**
 * A classification method: photos in, a reading per category out. CLIP is one, rules over metadata another; text recognition
 * or a dedicated model would be more. A method has two halves, because they run on different threads: what is prepared once
 * for a configuration, on the page, and the reading of batches of photos, in the scorer worker. Each half is one entry in
 * one table (pipeline/methods.ts, core/scoring/methods.ts), keyed by the method's name; nothing else knows which there are.
 */
import type { Category } from './category.ts';
import type { Reading, Signal } from './classify.ts';
import type { PhotoId } from './photo.ts';
import type { RuleFacts } from './rules/metadataRules.ts';
import type { ScoringKernel } from './scoring/kernel.ts';

export type PreparedMethod<Prepared> =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly kind: 'transient' | 'permanent'; readonly reason: string };

/** The page's half: `Parts` is what it may use there. */
export interface PagePart<Prepared, Parts> {
  /** Does once what does not depend on the photos, such as encoding the prompts. The answer can cross threads. */
  prepare(parts: Parts, categories: readonly Category[]): Promise<PreparedMethod<Prepared>>;
}

/** The scorer's half. Pure. */
export interface ScoringPart<Prepared> {
  /** Whether the photos' facts are to be read for the category. */
  readsFacts(category: Category): boolean;
  /** `prepared`: for the same categories, in the same order. Uses the kernel until the next method is made with it. */
  createReader(kernel: ScoringKernel, categories: readonly Category[], prepared: Prepared): MethodReader;
}

/** Photos to read together. */
export interface PhotoBatch {
  readonly ids: Uint32Array;
  /** ids.length x dim, unit rows under the model prepared for. */
  readonly vectors: Float32Array;
  /** Of those photos for which they were asked; empty where no category needs them. */
  readonly facts: ReadonlyMap<PhotoId, RuleFacts>;
}

export interface MethodReader {
  /** For each category the signals the method has for it, in the categories' order: none where it has nothing to say. */
  readonly signals: ReadonlyArray<readonly SignalReader[]>;
  /** Takes up a batch; readings are of its photos from then on. */
  load(batch: PhotoBatch): void;
}

/** A signal that can be read. Numbers first, words where they are asked for: most photos match nothing. */
export interface SignalReader extends Signal {
  /** The photo in that row of the batch. The same object every time: good until the next reading. */
  read(row: number): PlacedReading;
  /** What stands at a reading's `winnerAt`: a prompt, the hash of an example. */
  winnerText(winnerAt: number): string;
  rivalText(rivalAt: number): string;
}

/** A reading with the places of what gave it, among what the signal has; -1 where there is none. */
export interface PlacedReading extends Reading {
  readonly winnerAt: number;
  readonly rivalAt: number;
}

/** A table of methods: for each name in `Table` its half, with what is prepared for it. */
export type ScoringParts<Table> = { readonly [Name in keyof Table]: ScoringPart<Table[Name]> };
export type PageParts<Table, Parts> = { readonly [Name in keyof Table]: PagePart<Table[Name], Parts> };
