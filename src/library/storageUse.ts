/**
 * What a profile's library takes, by kind, and giving back what can be made again. It opens the profile's database by
 * itself, since the room is the whole site's and other profiles have a part in it.
 */
import { Dexie, type Table } from 'dexie';
import type { DataKey } from '../core/profileLock.ts';
import { withKey } from './lock/withKey.ts';
import { openDatabase } from './openDatabase.ts';
import type { ProfileDatabase } from './schema.ts';

export interface LibraryUse {
  readonly photos: number;
  /** Exact: photos know the size of their files. Those read in place are not among them. */
  readonly originalBytes: number;
  /** Photos whose original stays in a linked folder, and its bytes. */
  readonly linked: { readonly photos: number; readonly bytes: number };
  /** From a sample where there are more than {@link SAMPLE_ROWS}. */
  readonly thumbnailBytes: number;
  readonly previews: number;
  /** As the thumbnails'. */
  readonly previewBytes: number;
  /** Exact; by model key. */
  readonly vectorBytesByModel: ReadonlyMap<string, number>;
}

/** Reading every picture to add up its bytes would take minutes; so many spread over the library tell the mean. */
export const SAMPLE_ROWS = 200;
const PHOTOS_AT_A_TIME = 2_000;

/**
 * Measures in small reads, so that whatever else goes on goes on.
 * @param onProgress how many photos were counted
 * @param key of a locked profile, here and below
 */
export function measureLibrary(
  profileId: string,
  signal: AbortSignal,
  onProgress: (photos: number) => void,
  key: DataKey | null = null,
): Promise<LibraryUse> {
  return withDatabase(profileId, key, async (db) => {
    let photos = 0;
    let originalBytes = 0;
    const linked = { photos: 0, bytes: 0 };
    for (let lastId = 0; ;) {
      const rows = await db.photos.where(':id').above(lastId).limit(PHOTOS_AT_A_TIME).toArray();
      const last = rows.at(-1);
      if (last === undefined) break;
      signal.throwIfAborted();
      lastId = last.id;
      photos += rows.length;
      const storedIds = new Set(
        await db.originals.where(':id').between(rows[0]?.id, lastId, true, true).primaryKeys(),
      );
      for (const { id, bytes } of rows) {
        if (storedIds.has(id)) originalBytes += bytes;
        else {
          linked.photos += 1;
          linked.bytes += bytes;
        }
      }
      onProgress(photos);
    }
    return {
      photos,
      originalBytes,
      linked,
      thumbnailBytes: await estimateBytes(db.thumbnails),
      previews: await db.previews.count(),
      previewBytes: await estimateBytes(db.previews),
      vectorBytesByModel: await measureVectors(db),
    };
  });
}

/** Deletes every preview of a profile. Originals stand in for them; what browsers cannot draw gets its preview made again. */
export function deletePreviews(profileId: string, key: DataKey | null = null): Promise<void> {
  return withDatabase(profileId, key, (db) => db.previews.clear());
}

/** Deletes the vectors of every model that is not wanted. */
export function deleteVectors(
  profileId: string,
  isUnwanted: (modelKey: string) => boolean,
  key: DataKey | null = null,
): Promise<void> {
  return withDatabase(profileId, key, async (db) => {
    const modelKeys = [...(await countVectors(db)).keys()].filter(isUnwanted);
    for (const modelKey of modelKeys) {
      const [from, to] = [
        [modelKey, Dexie.minKey],
        [modelKey, Dexie.maxKey],
      ];
      await db.transaction('rw', db.embeddings, db.embeddedIds, async () => {
        await db.embeddings.where(':id').between(from, to).delete();
        await db.embeddedIds.where(':id').between(from, to).delete();
      });
    }
  });
}

async function withDatabase<T>(
  profileId: string,
  key: DataKey | null,
  work: (db: ProfileDatabase) => Promise<T>,
): Promise<T> {
  const { db, close } = await openDatabase(profileId, withKey(key));
  try {
    return await work(db);
  } finally {
    close();
  }
}

async function estimateBytes(table: Table<{ readonly bytes: ArrayBuffer }, number>): Promise<number> {
  const keys = await table.toCollection().primaryKeys();
  const step = Math.max(1, keys.length / SAMPLE_ROWS);
  const sampled = Array.from(
    { length: Math.min(keys.length, SAMPLE_ROWS) },
    (_, index) => keys[Math.floor(index * step)] ?? 0,
  );
  const rows = await table.bulkGet(sampled);
  const bytes = rows.reduce((sum, row) => sum + (row?.bytes.byteLength ?? 0), 0);
  return sampled.length === 0 ? 0 : Math.round((bytes / sampled.length) * keys.length);
}

/** How many vectors there are under each model, and a pack that holds some of them. */
async function countVectors(db: ProfileDatabase): Promise<Map<string, { count: number; pack: number }>> {
  const counted = new Map<string, { count: number; pack: number }>();
  await db.embeddedIds.each(({ modelKey, pack, ids }) => {
    const before = counted.get(modelKey)?.count ?? 0;
    counted.set(modelKey, { count: before + ids.length, pack });
  });
  return counted;
}

async function measureVectors(db: ProfileDatabase): Promise<Map<string, number>> {
  const bytesByModel = new Map<string, number>();
  for (const [modelKey, { count, pack }] of await countVectors(db)) {
    const dim = (await db.embeddings.get([modelKey, pack]))?.dim ?? 0;
    bytesByModel.set(modelKey, count * dim * Float32Array.BYTES_PER_ELEMENT);
  }
  return bytesByModel;
}
