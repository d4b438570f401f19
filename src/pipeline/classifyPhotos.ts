/**
 * Classification of photos whose embeddings are stored, where it happens: one path for new photos and for scans. It needs no
 * page: the scorer worker runs it over the library, tests over a library in memory. Nothing is marked as classified unless
 * it was, so a photo that could not be looked at is owed another look.
 */
import { decide } from '../core/classify.ts';
import type { PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import type { RuleFacts } from '../core/rules/metadataRules.ts';
import type { ScoringKernel } from '../core/scoring/kernel.ts';
import { createCategoryScorer, readsFacts } from '../core/scoring/methods.ts';
import { addTallies, tallyCommitted, tallyOf } from '../core/tally.ts';
import type { ClassificationEntry, EmbeddingPack, Library } from '../library/library.ts';
import {
  INTERRUPTED_REASON,
  type ClassifyFrame,
  type ClassifyRequest,
  type ClassifyResult,
} from '../scorer/scorer.ts';
import { readEmbeddingPacks } from './readEmbeddingPacks.ts';

/** What scoring works on, on whichever thread. */
export interface ScoringParts {
  readonly library: Library;
  readonly kernel: ScoringKernel;
  readonly nowMs: () => number;
}

/** Photos to a transaction: the whole job of a scan (docs/performance.md says what smaller ones cost). */
const BATCH_PHOTOS = 1_000;

/** Classifies what is left of a job in the order of the specification, a batch to a transaction. */
export async function classifyPhotos(
  parts: ScoringParts,
  request: ClassifyRequest,
  signal: AbortSignal,
): Promise<ClassifyResult> {
  const { library, nowMs } = parts;
  const { frame, photoIds, job, isReevaluation = false } = request;
  const reevaluation =
    isReevaluation && frame !== null ? { reevaluated: frame.categories.map(({ name }) => name) } : {};
  let { doneCount, runId, uncounted } = request;
  let tally = EMPTY_TALLY;

  async function classifyBatch(): Promise<ClassifyResult['end'] | null> {
    const ids = photoIds.slice(doneCount, doneCount + BATCH_PHOTOS);
    const { entries, counted } = await judge(parts, ids, request);
    const end = doneCount + ids.length;
    if (job === null) {
      const asked = await library.classification.preview(entries, decide, reevaluation);
      tally = addTallies(tally, addTallies(asked, counted));
      doneCount = end;
      return null;
    }
    // A run of new photos is begun by the first match, and not before.
    if (runId === null && entries.some(({ scores }) => scores.length > 0)) {
      runId = await library.runs.start('upload-classification', 0, nowMs());
    }
    const result = await library.classification.commit(entries, decide, {
      runId,
      modelKey: frame?.modelKey ?? '',
      nowMs: nowMs(),
      ...(frame === null ? {} : { configRevision: frame.configRevision }),
      ...reevaluation,
      job: { ...job, doneCount: end, counted: addTallies(uncounted, counted) },
    });
    // Somebody saved the configuration meanwhile: what was scored may just have been cleaned up.
    if (!result.ok) return { kind: result.reason };
    const done = addTallies(tallyCommitted(result.committed), counted);
    tally = addTallies(tally, done);
    uncounted = runId === null ? addTallies(uncounted, done) : EMPTY_TALLY;
    doneCount = end;
    return null;
  }

  let end: ClassifyResult['end'] | null = null;
  while (end === null && doneCount < photoIds.length) {
    end = signal.aborted ? { kind: 'transient', reason: INTERRUPTED_REASON } : await classifyBatch();
  }
  return { end: end ?? { kind: 'done' }, tally, doneCount, runId, uncounted };
}

/** What is to be committed about some photos, and what is to be counted about the others. */
interface Judged {
  readonly entries: readonly ClassificationEntry[];
  readonly counted: RunTally;
}

async function judge(
  parts: ScoringParts,
  ids: readonly PhotoId[],
  { frame, job, askedAtMs = Number.POSITIVE_INFINITY }: ClassifyRequest,
): Promise<Judged> {
  const { library, nowMs } = parts;
  // 1. Photos that are gone fail; those in the trash are left alone.
  const states = await library.photos.readStates(ids);
  const owed = [...states].filter(([, { classifiedAtMs }]) => (classifiedAtMs ?? 0) <= askedAtMs);
  const wanted = new Set(owed.flatMap(([id, { visibility }]) => (visibility === 'trash' ? [] : [id])));
  const gone = addTallies(
    tallyOf('failed', ids.length - states.size),
    tallyOf('skipped', owed.length - wanted.size),
  );
  const skip = (count: number): RunTally => addTallies(gone, tallyOf('skipped', count));

  // 2. Switched off: skipped and not marked.
  if (frame === null || wanted.size === 0) return { entries: [], counted: skip(wanted.size) };

  // 3. No embedding for the active model: skipped and not marked.
  const packs = await readEmbeddingPacks(library, frame.modelKey, [...wanted]);
  const embedded = packs.flatMap((pack) => [...pack.ids].filter((id) => wanted.has(id)));

  // 4. No enabled category: marked, skipped.
  if (frame.categories.length === 0) {
    if (job !== null) await library.classification.markClassified(embedded, nowMs());
    return { entries: [], counted: skip(wanted.size) };
  }

  // 5. Score; 6 and 7 are the transaction's.
  const facts = readsFacts(frame.categories) ? await library.photos.readFacts(embedded) : NO_FACTS;
  const entries = score(parts, frame, packs, wanted, facts);
  return { entries, counted: skip(wanted.size - embedded.length) };
}

const NO_FACTS: ReadonlyMap<PhotoId, RuleFacts> = new Map();

/** Whole packs are multiplied, neighbours included; only the photos asked for are looked at. */
function score(
  { kernel }: ScoringParts,
  { categories, prepared }: ClassifyFrame,
  packs: readonly EmbeddingPack[],
  wanted: ReadonlySet<PhotoId>,
  facts: ReadonlyMap<PhotoId, RuleFacts>,
): ClassificationEntry[] {
  const scorer = createCategoryScorer(kernel, categories, prepared);
  const entries: ClassificationEntry[] = [];
  for (const { ids, vectors } of packs) {
    const scores = scorer.score({ ids, vectors, facts });
    ids.forEach((photoId, row) => {
      if (wanted.has(photoId)) entries.push({ photoId, scores: scores.matchesOf(row) });
    });
  }
  return entries;
}
