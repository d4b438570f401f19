/**
 * Groups of photos that show the same picture in other files: resized, compressed again, turned. Perceptual hashes find
 * candidates, embeddings verify them, and what a person said is no duplicate is left out.
 */
import { groupPairs, type Match } from '../core/duplicates/groupPairs.ts';
import { compareCopies, type Copy } from '../core/duplicates/keepBest.ts';
import { compareHashes, createNearHashSearch, type NearPair } from '../core/duplicates/nearHashes.ts';
import type { PictureHashes } from '../core/duplicates/pictureHash.ts';
import { isSamePicture, REACH, type Likeness } from '../core/duplicates/samePicture.ts';
import type { PhotoId } from '../core/photo.ts';
import type { Library, PhotosApart } from '../library/library.ts';
import { INTERRUPTED_REASON, type DuplicatesResult } from '../scorer/scorer.ts';

/** Photos searched for at a time; other questions are answered in between. */
const PHOTOS_AT_A_TIME = 2_000;
/** Vectors read at a time. */
const VECTORS_AT_A_TIME = 1_024;

/** What was found before anybody's decision, for as long as no hash and no vector is new. */
interface Candidates {
  readonly modelKey: string | null;
  readonly hashes: PictureHashes;
  readonly pairs: readonly NearPair[];
  readonly likenessOf: (first: number, second: number) => Likeness | null;
}

export interface DuplicateFinder {
  find(modelKey: string | null, signal: AbortSignal): Promise<DuplicatesResult>;
  /** Gives the memory back. */
  release(): void;
  /** Releases, and listens to the library no longer. */
  close(): void;
}

export function createDuplicateFinder(library: Library): DuplicateFinder {
  let kept: Candidates | null = null;
  const unsubscribe = library.subscribe((changed) => {
    if (changed.has('embeddings')) kept = null;
  });

  return {
    async find(modelKey, signal) {
      const hashes = await library.duplicates.readHashes();
      // A photo's hash never changes, so as many as before are those of before.
      if (kept?.modelKey !== modelKey || kept.hashes.ids.length !== hashes.ids.length) {
        kept = await findCandidates(library, hashes, modelKey, signal);
      }
      return kept === null ? { ok: false, reason: INTERRUPTED_REASON } : answer(library, kept);
    },
    release() {
      kept = null;
    },
    close() {
      unsubscribe();
      kept = null;
    },
  };
}

/** Null where the search was broken off. */
async function findCandidates(
  library: Library,
  hashes: PictureHashes,
  modelKey: string | null,
  signal: AbortSignal,
): Promise<Candidates | null> {
  const search = createNearHashSearch(hashes, REACH);
  const near: NearPair[] = [];
  for (let from = 0; from < hashes.ids.length; from += PHOTOS_AT_A_TIME) {
    for (const pair of search.search(from, from + PHOTOS_AT_A_TIME)) near.push(pair);
    await nextTask();
    if (signal.aborted) return null;
  }
  const places = [...new Set(near.flatMap(({ first, second }) => [first, second]))];
  const vectors = await readVectors(library, hashes, places, modelKey, signal);
  const likenessOf = (first: number, second: number): Likeness | null => {
    const found = compareHashes(hashes, first, second, REACH);
    if (found === null) return null;
    return { ...found, similarity: similarityOf(vectors.get(first), vectors.get(second)) };
  };
  const pairs = near.filter(({ first, second, distance, turns }) =>
    isSamePicture({
      distance,
      turns,
      similarity: similarityOf(vectors.get(first), vectors.get(second)),
    }),
  );
  return signal.aborted ? null : { modelKey, hashes, pairs, likenessOf };
}

/** Groups of what is outside the trash and not set apart, the best copy of each first. */
async function answer(
  library: Library,
  { hashes, pairs, likenessOf }: Candidates,
): Promise<DuplicatesResult> {
  const [trash, apart, unhashed, counts] = await Promise.all([
    library.photos.readIds('trash'),
    library.duplicates.readApart(),
    library.duplicates.readUnhashedIds(),
    library.photos.readCounts(),
  ]);
  const idAt = (place: number): PhotoId => hashes.ids[place] ?? 0;
  const isApart = createApart(apart);
  const trashed = new Set(trash);
  const isIn = (place: number): boolean => !trashed.has(idAt(place));
  const matches = pairs.filter(
    ({ first, second }): boolean => isIn(first) && isIn(second) && !isApart(idAt(first), idAt(second)),
  );
  const groups = groupPairs(matches satisfies readonly Match[], (head, other) => {
    const likeness = likenessOf(head, other);
    return likeness !== null && isSamePicture(likeness) && !isApart(idAt(head), idAt(other));
  });
  const sharpnessById = new Map(
    groups.flat().map((place) => [idAt(place), hashes.sharpness[place] ?? 0] as const),
  );
  const facts = await library.photos.readFacts([...sharpnessById.keys()]);
  const sorted = groups
    .map((places) =>
      places
        .flatMap((place): Copy[] => {
          const found = facts.get(idAt(place));
          return found === undefined ? [] : [{ ...found, sharpness: sharpnessById.get(found.id) ?? 0 }];
        })
        .toSorted(compareCopies),
    )
    .filter((copies) => copies.length > 1)
    .toSorted((a, b) => spareBytes(b) - spareBytes(a) || (a[0]?.id ?? 0) - (b[0]?.id ?? 0));
  const copies = sorted.flat();
  let end = 0;
  return {
    ok: true,
    groups: {
      ids: Uint32Array.from(copies, ({ id }) => id),
      sharpness: Float32Array.from(copies, ({ sharpness }) => sharpness),
      ends: Uint32Array.from(sorted, ({ length }) => (end += length)),
      spareBytes: sorted.reduce((sum, group) => sum + spareBytes(group), 0),
    },
    photos: counts.timeline + counts.archive,
    unhashed: unhashed.length,
    setApart: apart.length,
  };
}

/** Bytes of all copies but the best. */
function spareBytes(copies: readonly Copy[]): number {
  return copies.slice(1).reduce((sum, { bytes }) => sum + bytes, 0);
}

function createApart(apart: readonly PhotosApart[]): (a: PhotoId, b: PhotoId) => boolean {
  const saidOf = new Map<PhotoId, Set<number>>();
  for (const { id, photoIds } of apart) {
    for (const photoId of photoIds) saidOf.set(photoId, (saidOf.get(photoId) ?? new Set()).add(id));
  }
  return (a, b) => {
    const saidOfA = saidOf.get(a);
    const saidOfB = saidOf.get(b);
    return saidOfA !== undefined && saidOfB !== undefined && [...saidOfA].some((id) => saidOfB.has(id));
  };
}

/** Vectors in an eighth of the memory: rounded to bytes, which moves a similarity by less than a hundredth. */
async function readVectors(
  { embeddings }: Library,
  { ids }: PictureHashes,
  places: readonly number[],
  modelKey: string | null,
  signal: AbortSignal,
): Promise<Map<number, Int8Array>> {
  const vectors = new Map<number, Int8Array>();
  if (modelKey === null) return vectors;
  const ascending = places.toSorted((a, b) => a - b);
  for (let start = 0; start < ascending.length && !signal.aborted; start += VECTORS_AT_A_TIME) {
    const some = ascending.slice(start, start + VECTORS_AT_A_TIME);
    const read = await embeddings.readMany(
      modelKey,
      some.map((place) => ids[place] ?? 0),
    );
    for (const place of some) {
      const vector = read.get(ids[place] ?? 0);
      if (vector !== undefined) vectors.set(place, toBytes(vector));
    }
  }
  return vectors;
}

function toBytes(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Int8Array.from(vector, (value) => Math.round((value * 127) / largest));
}

/** Cosine similarity; null where a photo has no embedding yet. */
function similarityOf(a: Int8Array | undefined, b: Int8Array | undefined): number | null {
  if (a === undefined || b === undefined) return null;
  let product = 0;
  let squaresOfA = 0;
  let squaresOfB = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    product += x * y;
    squaresOfA += x * x;
    squaresOfB += y * y;
  }
  return product / Math.sqrt(squaresOfA * squaresOfB);
}

/** Lets messages that wait be answered. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
