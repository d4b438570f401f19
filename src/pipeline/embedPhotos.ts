/**
 * The handler of the `smart-search` queue: from jobs to stored embeddings, in three stages that overlap. While one batch
 * is in the encoder, the next is being decoded and the one before is being stored, so the encoder never waits for a
 * decode while work is queued.
 */
import { PRIORITY, type Job, type JobId, type JobOutcome, type JobSettlement } from '../core/jobs/job.ts';
import type { ModelInfo } from '../core/model.ts';
import type { PhotoId } from '../core/photo.ts';
import { isUnit, rowOf } from '../core/vector.ts';
import type { Deps } from './deps.ts';
import type { FreshInputs } from './freshInputs.ts';
import type { JobHandler } from './queueLoop.ts';
import { outcomeWithout } from './originalAway.ts';
import { createTurnstile } from './turnstile.ts';

/** The encoder's batches to a claim. */
export const EMBED_BATCHES_TO_CLAIM = 4;

/** A photo on its way; `end` is set once its fate is known. */
interface Passenger {
  readonly jobId: JobId;
  readonly photoId: PhotoId;
  input: Uint8Array | null;
  vector: Float32Array | null;
  end: JobOutcome | null;
}

export interface EmbedOptions {
  readonly freshInputs?: FreshInputs;
  readonly onStored?: () => void;
  /** Whether the photos are classified next; not so while a model is only being prepared. */
  readonly classifies?: boolean;
}

/**
 * A claim is taken apart into the encoder's batches, which follow each other through decoding and encoding, and is stored
 * as one: four small transactions for each eight photos would cost an import a fifth of its time.
 */
export function createEmbedHandler(
  deps: Deps,
  { freshInputs, onStored, classifies = true }: EmbedOptions = {},
): JobHandler {
  const decoding = createTurnstile();
  const encoding = createTurnstile();
  const storing = createTurnstile();

  return async (jobs, signal) => {
    const passengers = jobs.flatMap(({ id, photoIds, doneCount = 0 }) =>
      photoIds
        .slice(doneCount)
        .map((photoId): Passenger => ({ jobId: id, photoId, input: null, vector: null, end: null })),
    );
    const model = await deps.encoder.load();
    if (!model.ok) {
      endAll(passengers, { kind: 'transient', reason: model.reason });
    } else {
      const passBatch = async (batch: readonly Passenger[]): Promise<void> => {
        await decoding(() => decodeAll(deps, batch, model.value, freshInputs, signal));
        await encoding(() => encodeAll(deps, batch, model.value, signal));
      };
      await Promise.all(inBatches(passengers, deps.encoder.batchSize).map(passBatch));
      await storing(() => storeAll(deps, passengers, model.value, classifies));
      onStored?.();
    }
    return jobs.map((job) => settle(job, passengers));
  };
}

function inBatches(passengers: readonly Passenger[], batchSize: number): Array<readonly Passenger[]> {
  const size = Math.max(1, batchSize);
  const count = Math.ceil(passengers.length / size);
  return Array.from({ length: count }, (_, index) => passengers.slice(index * size, (index + 1) * size));
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
  const original = photo === null ? GONE : await library.photos.openOriginal(passenger.photoId);
  if (photo === null || !original.ok) {
    passenger.end = outcomeWithout(original.ok ? GONE : original);
    return;
  }
  const rendered = await media.renderInput(original.bytes, photo.format, model.preprocessing, signal);
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

const GONE = { ok: false, reason: 'gone' } as const;
const INTERRUPTED: JobOutcome = { kind: 'transient', reason: 'The work was interrupted.' };

/** Records on the photo that it cannot be embedded; it is not tried again by itself. One deleted meanwhile has not failed. */
async function giveUp(
  { library }: Pick<Deps, 'library'>,
  passenger: Passenger,
  reason: string,
): Promise<void> {
  if ((await library.photos.read(passenger.photoId)) === null) {
    passenger.end = outcomeWithout(GONE);
    return;
  }
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
  if (batch.length > 0) await encodeBatch(deps, batch, model, signal);
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
  classifies: boolean,
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
  if (classifies) {
    // Before the embedding jobs are settled: dying in between repeats an encoding and forgets no classification.
    await library.jobs.add([
      {
        queue: 'classification',
        photoIds: ids,
        runId: null,
        priority: PRIORITY.upload,
        createdAtMs: nowMs(),
      },
    ]);
  }
  endAll(passengers, { kind: 'success' });
}

/** A job goes as most of its photos do; those that fared otherwise are settled apart. */
function settle({ id, attempts }: Job, passengers: readonly Passenger[]): JobSettlement {
  const ends = passengers.flatMap(({ jobId, photoId, end }) =>
    jobId === id ? [{ photoId, outcome: end ?? INTERRUPTED }] : [],
  );
  const first = ends.find(({ outcome }) => outcome.kind === 'success') ?? ends[0];
  const outcome: JobOutcome = first?.outcome ?? { kind: 'skipped', reason: 'The job names no photo.' };
  const apart = ends.filter((end) => end.outcome.kind !== outcome.kind);
  return { id, attempts, outcome, ...(apart.length === 0 ? {} : { apart }) };
}
