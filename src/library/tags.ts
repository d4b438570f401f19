/** Tags and who carries them, as screens read them and as a person's hand changes them. */
import { Dexie } from 'dexie';
import { autoTagPath, categoryKey, type Tag, type TagId } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import { isSameTagPath } from '../core/tagIdentity.ts';
import { readCurrentSnapshot } from './configSnapshots.ts';
import { isByHand, putOnByHand, readCorrections, takeOffByHand, withdrawCorrection } from './corrections.ts';
import { recordHandRun } from './handRuns.ts';
import type { HandChange, PhotoTag, TagStore } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { LinkRow, ProfileDatabase, TagRow } from './schema.ts';
import { deleteTag, readTagConsequences, renameTag } from './tagChanges.ts';
import { readCategoryTag, upsertTag } from './tagRows.ts';
import { readArchivingRule, takeBackCategories, takeBackTables } from './takeBack.ts';
import { journalTables } from './undoJournal.ts';

export function createTagStore(db: ProfileDatabase): TagStore {
  const byHand = (nowMs: number, change: Parameters<typeof recordHandRun>[2]): Promise<HandChange> =>
    db.transaction('rw', [...takeBackTables(db), db.configs, ...journalTables(db)], async () =>
      recordHandRun(db, nowMs, change),
    );

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
          return tag === undefined ? [] : [rowToPhotoTag(link, tag)];
        });
      }),

    readTagsOn: (ids) => db.transaction('r', db.links, db.tags, async () => readTagsOn(db, ids)),

    readVetoes: (photoId) =>
      db.vetoes.where(':id').between([photoId, Dexie.minKey], [photoId, Dexie.maxKey]).toArray(),

    addByHand: (ids, path, nowMs) =>
      byHand(nowMs, async (journal) => {
        const tag = await readTagOf(db, path.trim());
        await putOnByHand(db, ids, await upsertTag(db, tag.path, tag, journal), nowMs, journal);
        return { kind: 'tag', path: tag.path };
      }),

    async removeByHand(ids, tagId, nowMs) {
      let returned = 0;
      const change = await byHand(nowMs, async (journal) => {
        returned = await takeOffByHand(db, ids, tagId, nowMs, journal);
        return { kind: 'untag', path: (await db.tags.get(tagId))?.path ?? '' };
      });
      return { ...change, returned };
    },

    readConsequences: (from, to) => readTagConsequences(db, from, to),
    rename: (from, to, nowMs) => renameTag(db, from, to, nowMs),
    remove: (path, nowMs) => deleteTag(db, path, nowMs),

    readCorrections: (key) =>
      db.transaction('r', [db.vetoes, db.tags, db.links], async () => readCorrections(db, key)),

    readTaggedIds: (key) =>
      db.transaction('r', [db.tags, db.links], async () => {
        const tag = await readCategoryTag(db, key);
        if (tag === undefined) return [];
        const linkKeys = await db.links.where('tagId').equals(tag.id).primaryKeys();
        return linkKeys.map(([photoId]) => photoId);
      }),

    withdrawCorrections: (corrections, nowMs) =>
      byHand(nowMs, async (journal) => {
        for (const correction of corrections) await withdrawCorrection(db, correction, journal);
        return { kind: 'withdraw-corrections' };
      }),

    readCategoryConsequences: (key) =>
      db.transaction('r', [...takeBackTables(db), db.configs], async () => {
        const { untagged, returned } = await takeBackCategories(
          db,
          new Set([key]),
          await readArchivingRule(db),
          () => Promise.resolve(),
        );
        return { links: untagged, photosReturning: returned };
      }),
  };
}

/** Photos whose links are read together. */
const PHOTOS_AT_A_TIME = 2_000;

async function readTagsOn(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Array<Tag & { count: number }>> {
  const counts = new Map<TagId, number>();
  for (let start = 0; start < ids.length; start += PHOTOS_AT_A_TIME) {
    const links = await readByPhoto(db.links, ids.slice(start, start + PHOTOS_AT_A_TIME));
    for (const { tagId } of [...links.values()].flat()) counts.set(tagId, (counts.get(tagId) ?? 0) + 1);
  }
  const rows = await db.tags.bulkGet([...counts.keys()]);
  return rows
    .flatMap((row) => (row === undefined ? [] : [{ ...rowToTag(row), count: counts.get(row.id) ?? 0 }]))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a path that a person writes names: the tag of a category in force, or one of their own. */
async function readTagOf(db: ProfileDatabase, path: string): Promise<Omit<Tag, 'id'>> {
  const { categories } = (await readCurrentSnapshot(db)).document.classification;
  const category = categories.find(({ name }) => isSameTagPath(autoTagPath(name), path));
  return category === undefined
    ? { path, kind: 'user', categoryKey: null }
    : { path: autoTagPath(category.name), kind: 'auto', categoryKey: categoryKey(category.name) };
}

function rowToTag({ id, path, kind, categoryKey: key }: TagRow): Tag {
  return { id, path, kind, categoryKey: key };
}

function rowToPhotoTag(link: LinkRow, tag: TagRow): PhotoTag {
  const { photoId, tagId, linkedAtMs, provenance } = link;
  return { photoId, tagId, linkedAtMs, provenance, isByHand: isByHand(link), tag: rowToTag(tag) };
}
