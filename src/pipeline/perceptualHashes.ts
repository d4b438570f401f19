/**
 * Perceptual hashes of the photos that have none yet: new ones after their import, older ones when the app learned to make
 * them. There are no jobs for it: which photos lack a hash says what is left to do.
 */
import { HASH_WORDS, hashPicture, sharpnessOf, type GreyPicture } from '../core/duplicates/pictureHash.ts';
import type { PhotoId } from '../core/photo.ts';
import type { DerivedImage, Library } from '../library/library.ts';
import type { Deps } from './deps.ts';

/** Decodes a thumbnail; null where it cannot be read. */
export type ReadGrey = (image: DerivedImage) => Promise<GreyPicture | null>;

/** Photos to a call of the scorer: a few tenths of a second, after which something more urgent may come first. */
const PHOTOS_TO_A_CALL = 32;

/** Hashes thumbnails and stores what came of it. A thumbnail that cannot be read leaves a photo without duplicates. */
export async function hashPhotos(
  library: Pick<Library, 'photos' | 'duplicates'>,
  readGrey: ReadGrey,
  photoIds: readonly PhotoId[],
  signal: AbortSignal,
): Promise<void> {
  const thumbnails = await library.photos.readThumbnails(photoIds);
  const hashes = [];
  for (const id of photoIds) {
    if (signal.aborted) break;
    const thumbnail = thumbnails.get(id);
    const picture = thumbnail === undefined ? null : await readGrey(thumbnail);
    hashes.push(
      picture === null
        ? { id, bits: new Uint32Array(HASH_WORDS), aspect: 1, chroma: 0, sharpness: 0 }
        : {
            id,
            bits: hashPicture(picture),
            aspect: picture.width / picture.height,
            chroma: picture.chroma,
            sharpness: sharpnessOf(picture),
          },
    );
  }
  if (hashes.length === 0) return;
  await library.duplicates.putHashes({
    ids: Uint32Array.from(hashes, ({ id }) => id),
    bits: Uint32Array.from(hashes.flatMap(({ bits }) => [...bits])),
    aspects: Float32Array.from(hashes, ({ aspect }) => aspect),
    chromas: Float32Array.from(hashes, ({ chroma }) => chroma),
    sharpness: Float32Array.from(hashes, ({ sharpness }) => sharpness),
  });
}

/**
 * Has the photos hashed that have no hash, while the `metadata` queue has nothing to do, is not paused and no photo is being
 * embedded or classified. Ends when anything of that changes; whatever changes it wakes the queue, and this comes again.
 */
export async function hashWhileIdle({ library, scorer }: Deps, signal: AbortSignal): Promise<void> {
  const ids = await library.duplicates.readUnhashedIds();
  if (ids.length === 0) return;
  const { waiting: waitingBefore } = (await library.jobs.readCounts()).metadata;
  for (let start = 0; start < ids.length && !signal.aborted; start += PHOTOS_TO_A_CALL) {
    const [counts, paused] = await Promise.all([library.jobs.readCounts(), library.jobs.readPaused()]);
    if (paused.includes('metadata') || counts.metadata.waiting > waitingBefore) return;
    if (counts['smart-search'].active > 0 || counts.classification.active > 0) return;
    const hashed = await scorer.hashPhotos([...ids.subarray(start, start + PHOTOS_TO_A_CALL)], signal);
    if (!hashed.ok) return;
  }
}
