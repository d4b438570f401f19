/** What screens may do about the room Winnow takes. The room is the whole site's: all profiles, models, the app itself. */
import { isSameModel, type ModelChoice, type ModelRef } from '../../../models/modelChoice.ts';
import { isLockedError } from '../../../library/lockedError.ts';
import type { LibraryUse } from '../../../library/storageUse.ts';
import type { StoredModel } from '../../../models/modelFileStore.ts';

/** The encoder worker keeps the runtime here that it needs for a graphics processor (workers/encoder/keptBinary.ts). */
const RUNTIME_CACHE = 'winnow-webgpu-runtime';
const APP_CACHE = /^workbox-precache/;

export interface StorageParts {
  readonly readProfileIds: () => Promise<string[]>;
  readonly measureLibrary: (
    profileId: string,
    signal: AbortSignal,
    onProgress: (photos: number) => void,
  ) => Promise<LibraryUse>;
  readonly deletePreviews: (profileId: string) => Promise<void>;
  readonly deleteVectors: (profileId: string, isUnwanted: (modelKey: string) => boolean) => Promise<void>;
  readonly readChoice: (profileId: string) => ModelChoice;
  /** Owner and name of the model that is built in. */
  readonly starterId: string;
  readonly listModels: () => Promise<readonly StoredModel[]>;
  readonly caches: Pick<CacheStorage, 'keys' | 'open' | 'delete'>;
  /** Copies of backups and downloads, made where the browser writes to no file of the person's. */
  readonly measureCopies: () => Promise<number>;
  readonly deleteCopies: () => Promise<void>;
  /** Writes down that everything is to go, and starts the page again. */
  readonly eraseEverything: () => void;
}

/** Bytes by kind, all profiles together. */
export interface StorageUse {
  /** Those that could be counted. */
  readonly profiles: number;
  /** Locked ones whose passphrase was not typed in this window: nobody can count what they hold. */
  readonly locked: number;
  readonly photos: number;
  readonly originals: number;
  /** Originals in linked folders: read in place, so they take no room here. */
  readonly linked: { readonly photos: number; readonly bytes: number };
  readonly thumbnails: number;
  readonly previews: number;
  readonly vectorsInUse: number;
  readonly vectorsUnused: number;
  readonly models: number;
  readonly runtime: number;
  /** Copies of backups and downloads. */
  readonly copies: number;
  readonly app: number;
}

export interface StorageControls {
  readonly measure: (signal: AbortSignal, onProgress: (photos: number) => void) => Promise<StorageUse>;
  readonly deletePreviews: () => Promise<void>;
  readonly deleteUnusedVectors: () => Promise<void>;
  readonly deleteRuntime: () => Promise<void>;
  readonly deleteCopies: () => Promise<void>;
  readonly eraseEverything: () => void;
}

export function createStorageControls(parts: StorageParts): StorageControls {
  const isUsedBy = (profileId: string): ((modelKey: string) => boolean) => {
    const { active, change } = parts.readChoice(profileId);
    const used = change === null || isSameModel(active, change.to) ? [active] : [active, change.to];
    const starts = used.map((ref) => keyStart(ref, parts.starterId));
    return (modelKey) => starts.some((start) => modelKey.startsWith(start));
  };

  return {
    async measure(signal, onProgress) {
      const ids = await parts.readProfileIds();
      let [photos, originals, thumbnails, previews, vectorsInUse, vectorsUnused] = [0, 0, 0, 0, 0, 0];
      let linked = { photos: 0, bytes: 0 };
      let locked = 0;
      for (const id of ids) {
        const before = photos;
        const use = await unlessLocked(() =>
          parts.measureLibrary(id, signal, (some) => {
            onProgress(before + some);
          }),
        );
        if (use === 'locked') {
          locked += 1;
          continue;
        }
        photos += use.photos;
        originals += use.originalBytes;
        linked = { photos: linked.photos + use.linked.photos, bytes: linked.bytes + use.linked.bytes };
        thumbnails += use.thumbnailBytes;
        previews += use.previewBytes;
        const isUsed = isUsedBy(id);
        for (const [modelKey, bytes] of use.vectorBytesByModel) {
          if (isUsed(modelKey)) vectorsInUse += bytes;
          else vectorsUnused += bytes;
        }
      }
      const stored = (await parts.listModels()).flatMap(({ files }) => files);
      return {
        profiles: ids.length - locked,
        locked,
        photos,
        originals,
        linked,
        thumbnails,
        previews,
        vectorsInUse,
        vectorsUnused,
        models: stored.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
        runtime: await measureCaches(parts.caches, (name) => name === RUNTIME_CACHE),
        copies: await parts.measureCopies(),
        app: await measureCaches(parts.caches, (name) => APP_CACHE.test(name)),
      };
    },
    async deletePreviews() {
      for (const id of await parts.readProfileIds()) await unlessLocked(() => parts.deletePreviews(id));
    },
    async deleteUnusedVectors() {
      for (const id of await parts.readProfileIds()) {
        const isUsed = isUsedBy(id);
        await unlessLocked(() => parts.deleteVectors(id, (modelKey) => !isUsed(modelKey)));
      }
    },
    async deleteRuntime() {
      await parts.caches.delete(RUNTIME_CACHE);
    },
    deleteCopies: parts.deleteCopies,
    eraseEverything: parts.eraseEverything,
  };
}

/** Locked profiles are left as they are. */
async function unlessLocked<T>(work: () => Promise<T>): Promise<T | 'locked'> {
  try {
    return await work();
  } catch (error) {
    if (isLockedError(error)) return 'locked';
    throw error;
  }
}

/** Model keys name repository and revision first; whichever precision, it is the same model. */
function keyStart(ref: ModelRef, starterId: string): string {
  return ref.kind === 'starter' ? `${starterId}@` : `${ref.id}@${ref.revision}:`;
}

async function measureCaches(
  caches: StorageParts['caches'],
  isMeant: (name: string) => boolean,
): Promise<number> {
  let bytes = 0;
  for (const name of (await caches.keys()).filter(isMeant)) {
    const cache = await caches.open(name);
    // A blob of a stored answer stays on the disk: only its size is asked for.
    for (const stored of await cache.matchAll()) bytes += (await stored.blob()).size;
  }
  return bytes;
}
