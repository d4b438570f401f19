/**
 * Taking out of the undo journal what it says of photos that are deleted for ever. No index leads from a photo to the
 * entries that speak of it, and the journal may be long, so a deletion of any size looks through it once: outside of
 * transactions, which would hold up whoever writes, and then, with each batch, at what was added since.
 */
import type { PhotoId } from '../core/photo.ts';
import type { ProfileDatabase, UndoEntryRow } from './schema.ts';
import { photosOf } from './undoJournal.ts';

/** Entries in memory at once. */
const ENTRIES_AT_A_TIME = 100;

export interface JournalOfPhotos {
  /** Looks through what there is, outside of transactions. */
  search(): Promise<void>;
  /** Takes out what is said of the photos, all of them among those searched for; in the caller's transaction. */
  forget(going: ReadonlySet<PhotoId>): Promise<void>;
}

/** @param wanted photos that may be deleted, by one deletion */
export function createJournalOfPhotos(db: ProfileDatabase, wanted: ReadonlySet<PhotoId>): JournalOfPhotos {
  /** Entries never come to speak of more photos than they did, so this names too many at most. */
  const entryIdsByPhoto = new Map<PhotoId, number[]>();
  // Ids are counted up by transactions that exclude each other: what is below the last one seen was seen.
  let lastEntryId = 0;

  function note(entry: UndoEntryRow): void {
    for (const id of photosOf(entry)) {
      if (!wanted.has(id)) continue;
      const entryIds = entryIdsByPhoto.get(id);
      if (entryIds === undefined) entryIdsByPhoto.set(id, [entry.id]);
      else entryIds.push(entry.id);
    }
  }

  async function search(): Promise<void> {
    for (;;) {
      const entries = await db.undoEntries.where(':id').above(lastEntryId).limit(ENTRIES_AT_A_TIME).toArray();
      for (const entry of entries) note(entry);
      lastEntryId = entries.at(-1)?.id ?? lastEntryId;
      if (entries.length < ENTRIES_AT_A_TIME) return;
    }
  }

  return {
    search,
    async forget(going) {
      await search();
      const concerned = [...new Set([...going].flatMap((id) => entryIdsByPhoto.get(id) ?? []))];
      for (let start = 0; start < concerned.length; start += ENTRIES_AT_A_TIME) {
        const entries = await db.undoEntries.bulkGet(concerned.slice(start, start + ENTRIES_AT_A_TIME));
        await storeRests(
          db,
          // An entry may have gone since: its run was undone.
          entries.flatMap((entry) => (entry === undefined ? [] : [withoutPhotos(entry, going)])),
        );
      }
    },
  };
}

async function storeRests(db: ProfileDatabase, rests: readonly UndoEntryRow[]): Promise<void> {
  await db.undoEntries.bulkDelete(rests.filter(isEmpty).map(({ id }) => id));
  await db.undoEntries.bulkPut(rests.filter((entry) => !isEmpty(entry)));
}

function withoutPhotos(entry: UndoEntryRow, going: ReadonlySet<PhotoId>): UndoEntryRow {
  const { movedIds, placesBefore, placesAfter, madeLinks } = entry;
  const stays = ({ photoId }: { readonly photoId: PhotoId }): boolean => !going.has(photoId);
  const moved = [...movedIds.keys()].filter((index) => !going.has(movedIds[index] ?? 0));
  return {
    ...entry,
    movedIds: Uint32Array.from(moved, (index) => movedIds[index] ?? 0),
    placesBefore: Uint8Array.from(moved, (index) => placesBefore[index] ?? 0),
    placesAfter: Uint8Array.from(moved, (index) => placesAfter[index] ?? 0),
    madeLinks: madeLinks.filter((_, index) => !going.has(madeLinks[index - (index % 2)] ?? 0)),
    changedLinks: entry.changedLinks.filter(({ before, after }) => {
      const link = before ?? after;
      return link !== null && stays(link);
    }),
    vetoesAdded: entry.vetoesAdded.filter(stays),
    vetoesRemoved: entry.vetoesRemoved.filter(stays),
  };
}

function isEmpty(entry: UndoEntryRow): boolean {
  return photosOf(entry).size + entry.changedTags.length === 0;
}
