/** Tags and who carries them, as screens read them and as a person's hand changes them. */
import { Dexie } from 'dexie';
import type { Tag, TagId, TagLink, Veto } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import type { TagStore } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { LinkRow, ProfileDatabase, TagRow } from './schema.ts';
import { readStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import {
  applyTakeBack,
  planTakeBack,
  readArchivingKeys,
  takeBackCategories,
  takeBackTables,
} from './takeBack.ts';

export function createTagStore(db: ProfileDatabase): TagStore {
  return {
    async readAll() {
      const tags = await db.tags.toArray();
      return tags
        .map((row) => Object.assign(rowToTag(row), { count: row.count }))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },

    readLinks: (photoId) =>
      db.transaction('r', db.links, db.tags, async () => {
        const links = (await readByPhoto(db.links, [photoId])).get(photoId) ?? [];
        const tags = await db.tags.bulkGet(links.map(({ tagId }) => tagId));
        return links.flatMap((link, index) => {
          const tag = tags[index];
          return tag === undefined ? [] : [{ ...rowToLink(link), tag: rowToTag(tag) }];
        });
      }),

    readVetoes: (photoId) =>
      db.vetoes.where(':id').between([photoId, Dexie.minKey], [photoId, Dexie.maxKey]).toArray(),

    addByHand: (ids, path, nowMs) =>
      db.transaction('rw', [db.tags, db.links, db.states], async () => addByHand(db, ids, path, nowMs)),

    removeByHand: (photoId, tagId, nowMs) =>
      db.transaction('rw', [...takeBackTables(db), db.configs], async () =>
        removeByHand(db, photoId, tagId, nowMs),
      ),

    async withdrawVeto(photoId, categoryKey, kind) {
      await db.vetoes.delete([photoId, kind, categoryKey]);
    },

    readCategoryConsequences: (categoryKey) =>
      db.transaction('r', [...takeBackTables(db), db.configs], async () => {
        const { untagged, returned } = await takeBackCategories(
          db,
          new Set([categoryKey]),
          await readArchivingKeys(db),
          () => Promise.resolve(),
        );
        return { links: untagged, photosReturning: returned };
      }),
  };
}

/** Identity of a tag: two paths that differ in case or composition only are the same tag. */
function foldTagPath(path: string): string {
  return path.trim().normalize('NFC').toLowerCase();
}

/** Ids of the tag and of those nested below it. */
export async function readTagIdsBelow(db: ProfileDatabase, path: string): Promise<TagId[]> {
  const folded = foldTagPath(path);
  const own = await db.tags.where('foldedPath').equals(folded).primaryKeys();
  const nested = await db.tags.where('foldedPath').startsWith(`${folded}/`).primaryKeys();
  return [...own, ...nested];
}

/**
 * The tag of that path, made if there is none, in the caller's transaction. A category's tag takes over the one a person
 * may have made under the same path, and follows the category's way of writing its name.
 */
export async function upsertTag(
  db: ProfileDatabase,
  path: string,
  { kind, categoryKey }: Pick<Tag, 'kind' | 'categoryKey'>,
): Promise<TagId> {
  const foldedPath = foldTagPath(path);
  const existing = await db.tags.where('foldedPath').equals(foldedPath).first();
  if (existing === undefined) return db.tags.add({ path, foldedPath, kind, categoryKey, count: 0 });
  if (kind === 'auto' && (existing.kind !== 'auto' || existing.path !== path)) {
    await db.tags.put({ ...existing, path, kind, categoryKey });
  }
  return existing.id;
}

async function addByHand(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  path: string,
  nowMs: number,
): Promise<void> {
  const states = await readStates(db, ids);
  const tagId = await upsertTag(db, path.trim(), { kind: 'user', categoryKey: null });
  const photoIds = [...states.keys()];
  const existing = await db.links.bulkGet(photoIds.map((photoId): [number, number] => [photoId, tagId]));
  const links = photoIds
    .filter((_, index) => existing[index] === undefined)
    .map((photoId): LinkRow => ({ photoId, tagId, linkedAtMs: nowMs, provenance: null }));
  await db.links.bulkAdd(links);
  await adjustTagCounts(
    db,
    countDeltas(links, ({ photoId }) => (states.get(photoId)?.visibility === 'trash' ? 0 : 1)),
  );
}

async function removeByHand(
  db: ProfileDatabase,
  photoId: PhotoId,
  tagId: TagId,
  nowMs: number,
): Promise<void> {
  const found = await db.links.get([photoId, tagId]);
  if (found === undefined) return;
  // Whoever put it there as well, it goes: this is the person's last word.
  const { isByHand: _, ...link } = found;
  const plan = await planTakeBack(db, { removed: [link], archivingKeys: await readArchivingKeys(db) });
  await applyTakeBack(db, plan);
  const key = (await db.tags.get(tagId))?.categoryKey ?? null;
  if (key === null) return;
  const veto: Veto = { photoId, categoryKey: key, kind: 'tag', atMs: nowMs };
  await db.vetoes.put(veto);
}

function rowToTag({ id, path, kind, categoryKey }: TagRow): Tag {
  return { id, path, kind, categoryKey };
}

function rowToLink({ photoId, tagId, linkedAtMs, provenance }: LinkRow): TagLink {
  return { photoId, tagId, linkedAtMs, provenance };
}
