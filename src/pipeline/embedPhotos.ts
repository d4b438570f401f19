/**
 * The handler of the `smart-search` queue: from jobs to stored embeddings, in three stages that overlap. While one batch
 * is in the encoder, the next is being decoded and the one before is being stored, so the encoder never waits for a
 * decode while work is queued.
 */
import { PRIORITY, type Job, type JobId, type JobOutcome } from '../core/jobs/job.ts';
import type { ModelInfo } from '../core/model.ts';
import type { PhotoId } from '../core/photo.ts';
import { isUnit, rowOf } from '../core/vector.ts';
import type { Deps } from './deps.ts';
import type { FreshInputs } from './freshInputs.ts';
import { createTurnstile } from './turnstile.ts';

export interface SettledJob {
  readonly id: JobId;
  readonly outcome: JobOutcome;
}

/** Embeds the photos of some jobs and answers an outcome for each job. May be called again before it is done. */
export type EmbedHandler = (jobs: readonly Job[], signal: AbortSignal) => Promise<SettledJob[]>;

/** Batches worth having in hand: one being decoded, one in the encoder, one being stored. */
export const EMBED_BATCHES_IN_HAND = 3;

/** A photo on its way; `end` is set once its fate is known. */
interface Passenger {
  readonly jobId: JobId;
  readonly photoId: PhotoId;
  input: Uint8Array | null;
  vector: Float32Array | null;
  end: JobOutcome | null;
}

export function createEmbedHandler(
  deps: Deps,
  { freshInputs, onStored }: { readonly freshInputs?: FreshInputs; readonly onStored?: () => void } = {},
): EmbedHandler {
  const decoding = createTurnstile();
  const encoding = createTurnstile();
  const storing = createTurnstile();

  return async (jobs, signal) => {
    const passengers = jobs.flatMap(({ id, photoIds }) =>
      photoIds.map((photoId): Passenger => ({ jobId: id, photoId, input: null, vector: null, end: null })),
    );
    const model = await deps.encoder.load();
    if (!model.ok) {
      endAll(passengers, { kind: 'transient', reason: model.reason });
    } else {
      await decoding(() => decodeAll(deps, passengers, model.value, freshInputs, signal));
      await encoding(() => encodeAll(deps, passengers, model.value, signal));
      await storing(() => storeAll(deps, passengers, model.value));
      onStored?.();
    }
    return jobs.map(({ id }) => ({ id, outcome: outcomeOf(id, passengers) }));
  };
}

function waiting(passengers: readonly Passenger[]): Passenger[] {
  return passengers.filter(({ end }) => end === null);
}

function endAll(passengers: readonly Passenger[], outcome: JobOutcome): void {
  for (const passenger of passengers) passenger.end ??= outcome;
}

/** Brings the model's pixels, as many at once as there are media workers. */
async function decodeAll(
  deps: Deps,
  passengers: readonly Passenger[],
  model: ModelInfo,
  freshInputs: FreshInputs | undefined,
  signal: AbortSignal,
): Promise<void> {
  const toDecode = passengers.filter((passenger) => {
    passenger.input = freshInputs?.take(model.key, passenger.photoId) ?? null;
    return passenger.input === null;
  });
  let next = 0;
  async function work(): Promise<void> {
    for (let passenger = toDecode[next++]; passenger !== undefined; passenger = toDecode[next++]) {
      await decodeOne(deps, passenger, model, signal);
    }
  }
  const workers = Math.min(Math.max(1, deps.media.parallelism), toDecode.length);
  await Promise.all(Array.from({ length: workers }, work));
}

async function decodeOne(
  { library, media }: Deps,
  passenger: Passenger,
  model: ModelInfo,
  signal: AbortSignal,
): Promise<void> {
  const photo = await library.photos.read(passenger.photoId);
  const original = photo === null ? null : await library.photos.readOriginal(passenger.photoId);
  if (photo === null || original === null) {
    passenger.end = { kind: 'skipped', reason: 'The photo is gone.' };
    return;
  }
  const rendered = await media.renderInput(original, photo.format, model.preprocessing, signal);
  if (rendered.ok) {
    passenger.input = rendered.value;
  } else if (signal.aborted) {
    passenger.end = INTERRUPTED;
  } else if (rendered.refusal.kind === 'unreadable') {
    // The worker's trouble, not the picture's.
    passenger.end = { kind: 'transient', reason: rendered.refusal.detail };
  } else {
    await giveUp({ library }, passenger, rendered.refusal.detail);
  }
}

const INTERRUPTED: JobOutcome = { kind: 'transient', reason: 'The work was interrupted.' };

/** Records on the photo that it cannot be embedded; it is not tried again by itself. */
async function giveUp(
  { library }: Pick<Deps, 'library'>,
  passenger: Passenger,
  reason: string,
): Promise<void> {
  await library.photos.recordFailure(passenger.photoId, { stage: 'embedding', reason });
  passenger.end = { kind: 'permanent', reason };
}

async function encodeAll(
  deps: Deps,
  passengers: readonly Passenger[],
  model: ModelInfo,
  signal: AbortSignal,
): Promise<void> {
  const batch = waiting(passengers);
  const size = Math.max(1, deps.encoder.batchSize);
  for (let start = 0; start < batch.length; start += size) {
    await encodeBatch(deps, batch.slice(start, start + size), model, signal);
  }
}

async function encodeBatch(
  deps: Deps,
  batch: readonly Passenger[],
  model: ModelInfo,
  signal: AbortSignal,
): Promise<void> {
  const outcome = await deps.encoder.encodeImages(
    batch.flatMap(({ input }) => input ?? []),
    signal,
  );
  if (outcome.ok) {
    takeVectors(batch, outcome.value, model.dim);
  } else if (outcome.kind === 'transient') {
    endAll(batch, { kind: 'transient', reason: outcome.reason });
  } else if (batch.length === 1) {
    for (const passenger of batch) await giveUp(deps, passenger, outcome.reason);
  } else {
    // One bad picture must not take the others with it.
    for (const passenger of batch) await encodeBatch(deps, [passenger], model, signal);
  }
}

function takeVectors(batch: readonly Passenger[], vectors: Float32Array, dim: number): void {
  if (vectors.length !== batch.length * dim) {
    endAll(batch, { kind: 'transient', reason: 'The encoder answered with vectors of another size.' });
    return;
  }
  batch.forEach((passenger, index) => {
    const vector = rowOf(vectors, dim, index);
    if (isUnit(vector)) passenger.vector = vector;
    else passenger.end = { kind: 'transient', reason: 'The encoder answered with an unusable vector.' };
  });
}

/** Stores what was encoded, if its model is still the active one, and queues the photos for classification. */
async function storeAll(
  { library, encoder, nowMs }: Deps,
  passengers: readonly Passenger[],
  model: ModelInfo,
): Promise<void> {
  const encoded = waiting(passengers).flatMap(({ photoId, vector }) =>
    vector === null ? [] : [{ photoId, vector }],
  );
  if (encoded.length === 0) return;
  const active = await encoder.load();
  if (!active.ok || active.value.key !== model.key) {
    endAll(passengers, {
      kind: 'transient',
      reason: active.ok ? 'The model was changed while the photo was being encoded.' : active.reason,
    });
    return;
  }
  const vectors = new Float32Array(encoded.length * model.dim);
  encoded.forEach(({ vector }, index) => vectors.set(vector, index * model.dim));
  const ids = encoded.map(({ photoId }) => photoId);
  await library.embeddings.putMany(model.key, model.dim, ids, vectors);
  // Before the embedding jobs are settled: dying in between repeats an encoding and forgets no classification.
  await library.jobs.add([
    { queue: 'classification', photoIds: ids, runId: null, priority: PRIORITY.upload, createdAtMs: nowMs() },
  ]);
  endAll(passengers, { kind: 'success' });
}

/** A job of several photos is as good as its worst: transient before permanent, since trying again may help some. */
function outcomeOf(jobId: JobId, passengers: readonly Passenger[]): JobOutcome {
  const ends = passengers.flatMap((passenger) =>
    passenger.jobId === jobId ? (passenger.end ?? INTERRUPTED) : [],
  );
  const worstFirst = ['transient', 'permanent', 'success', 'skipped'] as const;
  for (const kind of worstFirst) {
    const end = ends.find((candidate) => candidate.kind === kind);
    if (end !== undefined) return end;
  }
  return { kind: 'skipped', reason: 'The job names no photo.' };
}
