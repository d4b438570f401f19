/**
 * Classification of photos whose embeddings are stored: one path for new photos and for scans. Nothing is marked as
 * classified unless it was, so a photo that could not be looked at is owed another look.
 */
import type { Category } from '../core/category.ts';
import { decide, isMatch } from '../core/classify.ts';
import type { JobOutcome } from '../core/jobs/job.ts';
import type { Scorer } from '../core/method.ts';
import type { Photo, PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import { addTallies, tallyOf } from '../core/tally.ts';
import type { ClassificationEntry, CommittedDecision } from '../library/library.ts';
import { createClipMethod } from './clipMethod.ts';
import type { Deps } from './deps.ts';

export interface ClassifyOptions {
  /** The run to put into the links' provenance; asked for before each transaction that may link something. */
  readonly runId: (mayTag: boolean) => Promise<number | null>;
  /** True once the run was cancelled: the photos left are not looked at. */
  readonly isCancelled?: () => Promise<boolean>;
  /** Photos classified after this moment have had what was asked for: they are passed over and not counted. */
  readonly askedAtMs?: number;
}

export interface ClassifyResult {
  /** `transient` leaves some photos unlooked at; trying again is safe. */
  readonly outcome: JobOutcome;
  /** What was done, complete also when the outcome is a failure. */
  readonly tally: RunTally;
  /** Photos not come to: after a failure, or after the run was cancelled. */
  readonly remaining: readonly PhotoId[];
}

/** Photos to a transaction: short enough that the page's reads are not kept waiting. */
const CHUNK_PHOTOS = 100;

/** What one chunk is judged by. */
interface Frame {
  readonly categories: readonly Category[];
  readonly modelKey: string;
  readonly configRevision: number;
  readonly score: Scorer;
}

/** Classifies photos in the order of the specification, a few to a transaction. */
export async function classifyPhotos(
  deps: Deps,
  photoIds: readonly PhotoId[],
  options: ClassifyOptions,
): Promise<ClassifyResult> {
  let tally = EMPTY_TALLY;
  for (let start = 0; start < photoIds.length; start += CHUNK_PHOTOS) {
    const remaining = photoIds.slice(start);
    if (start > 0 && (await options.isCancelled?.()) === true) {
      return { outcome: { kind: 'skipped', reason: 'The scan was cancelled.' }, tally, remaining };
    }
    const chunk = await classifyChunk(deps, remaining.slice(0, CHUNK_PHOTOS), options);
    if (!chunk.ok) return { outcome: { kind: chunk.kind, reason: chunk.reason }, tally, remaining };
    tally = addTallies(tally, chunk.tally);
  }
  return {
    outcome:
      tally.processed > 0 && tally.skipped === tally.processed
        ? { kind: 'skipped', reason: 'There was nothing to classify.' }
        : { kind: 'success' },
    tally,
    remaining: [],
  };
}

type ChunkResult =
  | { readonly ok: true; readonly tally: RunTally }
  | { readonly ok: false; readonly kind: 'transient' | 'permanent'; readonly reason: string };

async function classifyChunk(
  deps: Deps,
  ids: readonly PhotoId[],
  options: ClassifyOptions,
): Promise<ChunkResult> {
  const { library, encoder, nowMs } = deps;
  // 1. Photos that are gone fail; those in the trash are left alone.
  const found = await library.photos.readMany(ids);
  const owed = [...found.values()].filter(
    ({ classifiedAtMs }) => (classifiedAtMs ?? 0) <= (options.askedAtMs ?? Number.POSITIVE_INFINITY),
  );
  const photos = owed.filter(({ visibility }) => visibility !== 'trash');
  const gone = addTallies(
    tallyOf('failed', ids.length - found.size),
    tallyOf('skipped', owed.length - photos.length),
  );
  if (photos.length === 0) return { ok: true, tally: gone };

  // 2. Switched off: skipped and not marked.
  const { document, revision } = await library.config.read();
  if (!document.classification.enabled) {
    return { ok: true, tally: addTallies(gone, tallyOf('skipped', photos.length)) };
  }

  // 3. No embedding for the active model: skipped and not marked.
  const model = await encoder.load();
  if (!model.ok) return model;
  const modelKey = model.value.key;
  const embeddings = await library.embeddings.readMany(
    modelKey,
    photos.map(({ id }) => id),
  );
  const unembedded = photos.length - embeddings.size;
  const before = addTallies(gone, tallyOf('skipped', unembedded));
  if (embeddings.size === 0) return { ok: true, tally: before };

  // 4. No enabled category: marked, skipped.
  const categories = document.classification.categories.filter(({ enabled }) => enabled);
  if (categories.length === 0) {
    await library.classification.markClassified([...embeddings.keys()], nowMs());
    return { ok: true, tally: addTallies(before, tallyOf('skipped', embeddings.size)) };
  }

  // 5 to 7. Score, then decide, link, archive and mark in one transaction.
  const scorer = await createClipMethod(deps.prompts).prepare(categories, modelKey);
  if (!scorer.ok) return scorer;
  const frame = { categories, modelKey, configRevision: revision, score: scorer.score };
  const committed = await commitChunk(deps, photos, embeddings, frame, options);
  if (committed === 'stale') return classifyChunk(deps, ids, options);
  return { ok: true, tally: addTallies(before, tallyCommitted(committed)) };
}

async function commitChunk(
  { library, nowMs }: Deps,
  photos: readonly Photo[],
  embeddings: ReadonlyMap<PhotoId, Float32Array>,
  { modelKey, configRevision, score }: Frame,
  { runId }: ClassifyOptions,
): Promise<CommittedDecision[] | 'stale'> {
  const entries = photos.flatMap((photo): ClassificationEntry[] => {
    const embedding = embeddings.get(photo.id);
    return embedding === undefined ? [] : [{ photoId: photo.id, scores: score({ photo, embedding }) }];
  });
  const mayTag = entries.some(({ scores }) => scores.some(isMatch));
  const committed = await library.classification.commit(entries, decide, {
    runId: await runId(mayTag),
    modelKey,
    nowMs: nowMs(),
    configRevision,
  });
  // Somebody saved the configuration meanwhile: what was scored may just have been cleaned up.
  return committed.length === 0 ? 'stale' : committed;
}

function tallyCommitted(committed: readonly CommittedDecision[]): RunTally {
  const matchedByCategory: Record<string, number> = {};
  let tagged = 0;
  let archived = 0;
  let unchanged = 0;
  let skipped = 0;
  for (const { decision, newlyLinked, archived: isArchived } of committed) {
    for (const { category } of decision?.matches ?? []) {
      matchedByCategory[category.name] = (matchedByCategory[category.name] ?? 0) + 1;
    }
    tagged += newlyLinked.length;
    if (isArchived) archived += 1;
    if (decision === null) skipped += 1;
    else if (newlyLinked.length === 0 && !isArchived) unchanged += 1;
  }
  return { processed: committed.length, matchedByCategory, tagged, archived, unchanged, skipped, failed: 0 };
}
