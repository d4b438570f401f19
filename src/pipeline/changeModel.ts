/**
 * A change of model, in the background: every photo is encoded by the new model while the one before goes on tagging and
 * searching, and only when none is left do they change places. What is done is what is stored, so a change that was cut short
 * goes on where it stopped.
 */
import type { Category } from '../core/category.ts';
import type { ModelInfo } from '../core/model.ts';
import type { PhotoId } from '../core/photo.ts';
import { suggestThreshold } from '../core/suggestThreshold.ts';
import type { Encoder } from '../encoder/encoder.ts';
import type { Delay } from './bell.ts';
import type { Deps } from './deps.ts';
import { createEmbedHandler } from './embedPhotos.ts';
import { previewCategory, type CategoryPreview } from './previewCategory.ts';
import { createPromptEncoder } from './promptEncoder.ts';

export interface ChangeProgress {
  readonly encoded: number;
  readonly total: number;
  /** Why nothing can be encoded by the new model for now; null while it goes on. */
  readonly blocked: string | null;
}

export interface ChangeOptions {
  /** The encoder of the model to change to. Left open. */
  readonly target: Encoder;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ChangeProgress) => void;
  readonly delay: Delay;
}

/** What one category's similarity means under the new model. */
interface CategoryReview {
  readonly name: string;
  /** Which of its two thresholds: words and photos, or photos among themselves. */
  readonly signal: 'prompts' | 'examples';
  readonly similarity: number;
  readonly matches: number;
  readonly suggested: number | null;
}

/** The models, both loaded, and what the change means for each category with prompts. */
export interface PreparedChange {
  readonly from: ModelInfo | null;
  readonly to: ModelInfo;
  readonly categories: readonly CategoryReview[];
}

/** Photos to a round: enough for decoding and encoding to overlap, few enough to stop soon. */
const BATCHES_A_ROUND = 4;
/** A photo whose encoding fails so often in a row waits for the queue, which says so and can be told to try again. */
const MOST_FAILURES = 3;
const LOOK_AGAIN_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Encodes all photos by the new model. Null where the signal came first. */
export async function prepareChange(deps: Deps, options: ChangeOptions): Promise<PreparedChange | null> {
  const to = await encodeAll(deps, options);
  if (to === null) return null;
  const active = await deps.encoder.load();
  const categories = active.ok ? await reviewCategories(deps, options) : [];
  return options.signal.aborted ? null : { from: active.ok ? active.value : null, to, categories };
}

async function encodeAll(deps: Deps, options: ChangeOptions): Promise<ModelInfo | null> {
  const { target, signal, delay, onProgress } = options;
  const { library } = deps;
  // Stored under the new model's key; whatever classifies and searches asks for the other one.
  const embed = createEmbedHandler({ ...deps, encoder: target }, { classifies: false });
  const failures = new Map<PhotoId, number>();
  let blockedRounds = 0;
  while (!signal.aborted) {
    const model = await target.load();
    const left = model.ok ? await readLeft(deps, model.value.key, failures) : [];
    const { timeline, archive } = await library.photos.readCounts();
    const total = timeline + archive;
    const blocked = model.ok ? null : model.reason;
    onProgress({ encoded: Math.max(0, total - left.length), total, blocked });
    if (model.ok && left.length === 0 && !(await isQueueBusy(deps))) return model.value;
    if (!model.ok || left.length === 0 || (await isHeldBack(deps))) {
      // A model that cannot be loaded is asked for ever more rarely; new photos and pauses are looked for every second.
      blockedRounds = model.ok ? 0 : blockedRounds + 1;
      await delay(Math.min(LONGEST_WAIT_MS, LOOK_AGAIN_MS * 2 ** blockedRounds), signal);
      continue;
    }
    blockedRounds = 0;
    const photoIds = left.slice(0, BATCHES_A_ROUND * Math.max(1, target.batchSize));
    const settlements = await embed([toJob(photoIds)], signal);
    for (const { outcome, apart = [] } of settlements) {
      const ends = [...photoIds.map((photoId) => ({ photoId, outcome })), ...apart];
      // Who is away is away for the rest of this: the queue waits for them, a change of model does not.
      for (const { photoId, outcome: its } of ends) {
        if (its.kind === 'transient') failures.set(photoId, (failures.get(photoId) ?? 0) + 1);
        else if (its.kind === 'away') failures.set(photoId, MOST_FAILURES);
      }
    }
  }
  return null;
}

/** Photos without an embedding under the model, those left out that keep failing. */
async function readLeft(
  { library }: Deps,
  modelKey: string,
  failures: ReadonlyMap<PhotoId, number>,
): Promise<PhotoId[]> {
  const ids = await library.photos.readUnembeddedIds(modelKey);
  return ids.filter((id) => (failures.get(id) ?? 0) < MOST_FAILURES);
}

/** New photos go first: a person waits for their tags, and for a change of model nobody does. */
async function isQueueBusy({ library }: Deps): Promise<boolean> {
  const { waiting, active } = (await library.jobs.readCounts())['smart-search'];
  return waiting + active > 0 && !(await isPaused({ library }));
}

async function isPaused({ library }: Pick<Deps, 'library'>): Promise<boolean> {
  return (await library.jobs.readPaused()).includes('smart-search');
}

async function isHeldBack(deps: Deps): Promise<boolean> {
  return (await isQueueBusy(deps)) || isPaused(deps);
}

/** The handler's view of a round; nothing of it is stored, so the ids mean nothing. */
function toJob(photoIds: readonly PhotoId[]) {
  return {
    id: 0,
    key: null,
    queue: 'smart-search',
    photoIds,
    runId: null,
    state: 'active',
    attempts: 1,
    freshFrom: 0,
    runAfterMs: 0,
    priority: 0,
    lastReason: null,
    createdAtMs: 0,
  } as const;
}

/** For each threshold of each category: how many photos it lets through now, and what would let through as many. */
async function reviewCategories(
  deps: Deps,
  { target, signal }: ChangeOptions,
): Promise<readonly CategoryReview[]> {
  const { library } = deps;
  const { categories } = (await library.config.read()).document.classification;
  const changed = { ...deps, encoder: target, prompts: createPromptEncoder({ library, encoder: target }) };
  const reviews: CategoryReview[] = [];
  for (const category of categories) {
    const thresholds = thresholdsOf(category);
    if (signal.aborted || thresholds.length === 0) continue;
    const before = await previewCategory(deps, category, signal);
    const after = await previewCategory(changed, category, signal);
    if (!before.ok || !after.ok) continue;
    for (const { name, similarity } of thresholds) {
      const [scores, newScores] = [scoresOf(before.preview, name), scoresOf(after.preview, name)];
      if (scores === null || newScores === null) continue;
      const matches = scores.filter((score) => score >= similarity).length;
      const suggested = suggestThreshold(matches, newScores);
      reviews.push({ name: category.name, signal: name, similarity, matches, suggested });
    }
  }
  return reviews;
}

function thresholdsOf({
  prompts,
  similarity,
  examples,
}: Category): Array<{ readonly name: CategoryReview['signal']; readonly similarity: number }> {
  return [
    ...(prompts.length > 0 ? [{ name: 'prompts', similarity } as const] : []),
    ...(examples !== undefined && examples.like.length > 0
      ? [{ name: 'examples', similarity: examples.similarity } as const]
      : []),
  ];
}

/** A signal's scores on all photos; minus infinity where its rival is nearer. Null where it was not asked. */
function scoresOf({ signals }: CategoryPreview, name: CategoryReview['signal']): Float32Array | null {
  const signal = signals.find((column) => column.name === name);
  if (signal === undefined) return null;
  return signal.scores.map((score, place) =>
    score > (signal.rivals[place] ?? Number.NEGATIVE_INFINITY) ? score : Number.NEGATIVE_INFINITY,
  );
}
