/**
 * The states of photos, packed: where each is, who put it there, whether it is a favourite, when it was last classified. They are apart from the
 * facts because a scan marks every photo of a library: that is a few hundred small rows here, and a hundred thousand
 * rows with all their indexes there. How many photos are in each place is kept beside them, by the same writes.
 */
import type { PhotoId, PhotoState, Visibility } from '../core/photo.ts';
import { groupByPack, indexInPack, packOf, packsOf } from './packs.ts';
import type { ProfileDatabase, StatePackRow } from './schema.ts';

/** Where a photo is and who put it there. */
export type Place = Pick<PhotoState, 'visibility' | 'archivedBy'>;

/** Places as stored: part of the format. */
const PLACES: readonly Place[] = [
  { visibility: 'timeline', archivedBy: null },
  { visibility: 'archive', archivedBy: 'user' },
  { visibility: 'archive', archivedBy: 'classification' },
  { visibility: 'trash', archivedBy: null },
];

/**
 * The highest bit of a stored place says that the photo is a favourite; the others number the place. Before there were
 * favourites the bit was never set.
 */
const FAVOURITE_BIT = 0x80;

/** What a person decides about a photo as a whole: where it is, and whether it is a favourite. */
export type Standing = Place & Pick<PhotoState, 'isFavourite'>;

/** The standing as it is stored. */
export function standingToCode({ visibility, archivedBy, isFavourite }: Standing): number {
  const place = PLACES.findIndex(
    (other) => other.visibility === visibility && other.archivedBy === archivedBy,
  );
  return isFavourite ? place | FAVOURITE_BIT : place;
}

/** The standing that is stored as `code`. */
export function codeToStanding(code: number): Standing {
  const place = PLACES[code & ~FAVOURITE_BIT];
  if (place === undefined) throw new Error(`No place is stored as ${String(code)}`);
  return { ...place, isFavourite: isFavouriteCode(code) };
}

/** True where the stored place is that of a favourite. */
export function isFavouriteCode(code: number): boolean {
  return (code & FAVOURITE_BIT) !== 0;
}

/** Stored place by visibility, for whoever reads packs without making objects. */
const VISIBILITY_BY_PLACE = PLACES.map(({ visibility }) => visibility);

/** Tables a caller's transaction must cover to change states. */
export function stateTables(db: ProfileDatabase) {
  return [db.states, db.photoCounts];
}

/** True where the stored place is in the visibility. */
export function isPlaceIn(place: number | undefined, visibility: Visibility): boolean {
  return place !== undefined && VISIBILITY_BY_PLACE[place & ~FAVOURITE_BIT] === visibility;
}

/** True where the stored place is that of a favourite outside the trash. */
export function isShownFavourite(place: number): boolean {
  return isFavouriteCode(place) && !isPlaceIn(place, 'trash');
}

/** The states of some photos, taken up to be changed in one transaction of the caller's. */
export interface OpenStates {
  /** Null where there is no such photo. */
  get(id: PhotoId): PhotoState | null;
  /**
   * Changes the state of a photo that exists.
   * @param atMs when, for what enters the trash; it is noted later where it is left out
   */
  set(id: PhotoId, state: PhotoState, atMs?: number): void;
  /** Writes what was set. */
  save(): Promise<void>;
}

/** Reads the packs that hold the photos. Packs are read once however many of their photos are asked for. */
export async function openStates(db: ProfileDatabase, ids: Iterable<PhotoId>): Promise<OpenStates> {
  const rows = await db.states.bulkGet(packsOf(ids));
  const rowByPack = new Map(
    rows.flatMap((row): Array<[number, StatePackRow]> => (row === undefined ? [] : [[row.pack, row]])),
  );
  const changedPacks = new Set<number>();
  const delta = createCountDelta();

  return {
    get(id) {
      const row = rowByPack.get(packOf(id));
      const index = row === undefined ? -1 : indexInPack(row.ids, id);
      return row === undefined || index === -1 ? null : stateAt(row, index);
    },
    set(id, state, atMs = Number.NaN) {
      const row = rowByPack.get(packOf(id));
      const index = row === undefined ? -1 : indexInPack(row.ids, id);
      if (row === undefined || index === -1) throw new Error(`Photo ${id} has no state to change`);
      const before = stateAt(row, index);
      delta.move(before, state);
      writeAt(row, index, state);
      if (before.visibility !== state.visibility) {
        rowByPack.set(row.pack, withTrashDate(row, index, state.visibility === 'trash' ? atMs : Number.NaN));
      }
      changedPacks.add(row.pack);
    },
    async save() {
      await db.states.bulkPut([...rowByPack.values()].filter(({ pack }) => changedPacks.has(pack)));
      await delta.save(db);
    },
  };
}

/** States of those of the photos that exist. */
export async function readStates(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, PhotoState>> {
  const states = await openStates(db, ids);
  return new Map(
    ids.flatMap((id): Array<[PhotoId, PhotoState]> => {
      const state = states.get(id);
      return state === null ? [] : [[id, state]];
    }),
  );
}

/**
 * Positions in `ids` of the photos that exist, by pack, in the caller's transaction. What takes a while to find out about a
 * photo may come after it was deleted for ever, and is not kept then.
 */
export async function groupExisting(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<number, number[]>> {
  const states = await readStates(db, ids);
  return groupByPack(ids, (id) => states.has(id));
}

/** Changes those of the photos that exist, in the caller's transaction. */
export async function editStates(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  edit: (state: PhotoState) => PhotoState,
): Promise<void> {
  const states = await openStates(db, ids);
  for (const id of ids) {
    const state = states.get(id);
    if (state !== null) states.set(id, edit(state));
  }
  await states.save();
}

/** Gives new photos their states, in the caller's transaction. */
export async function addStates(
  db: ProfileDatabase,
  added: ReadonlyArray<PhotoState & { readonly id: PhotoId }>,
): Promise<void> {
  const packs = packsOf(added.map(({ id }) => id));
  const stored = await db.states.bulkGet(packs);
  const delta = createCountDelta();
  for (const state of added) delta.move(null, state);
  await db.states.bulkPut(
    packs.map((pack, index) =>
      mergePack(
        stored[index],
        pack,
        added.filter(({ id }) => packOf(id) === pack),
      ),
    ),
  );
  await delta.save(db);
}

/** Ids of the photos for which `test` holds, ascending. `classifiedAtMs` is NaN where a classification is owed. */
export async function readIdsWhere(
  db: ProfileDatabase,
  test: (place: number, classifiedAtMs: number) => boolean,
): Promise<Uint32Array<ArrayBuffer>> {
  const rows = await db.states.toArray();
  const found = new Uint32Array(rows.reduce((sum, { ids }) => sum + ids.length, 0));
  let count = 0;
  for (const { ids, places, classifiedAtMs } of rows) {
    for (let index = 0; index < ids.length; index++) {
      if (!test(places[index] ?? 0, classifiedAtMs[index] ?? Number.NaN)) continue;
      found[count] = ids[index] ?? 0;
      count += 1;
    }
  }
  return found.slice(0, count);
}

export function readIdsOutsideTrash(db: ProfileDatabase): Promise<Uint32Array<ArrayBuffer>> {
  return readIdsWhere(db, (place) => !isPlaceIn(place, 'trash'));
}

/** How many photos are where; kept, not counted. */
export async function readPhotoCounts(db: ProfileDatabase): Promise<Record<Visibility, number>> {
  const counts = { timeline: 0, archive: 0, trash: 0 };
  for (const { visibility, count } of await db.photoCounts.toArray()) counts[visibility] = count;
  return counts;
}

function stateAt({ places, classifiedAtMs }: StatePackRow, index: number): PhotoState {
  const classifiedAt = classifiedAtMs[index] ?? Number.NaN;
  return {
    ...codeToStanding(places[index] ?? 0),
    classifiedAtMs: Number.isNaN(classifiedAt) ? null : classifiedAt,
  };
}

function writeAt(
  row: Pick<StatePackRow, 'places' | 'classifiedAtMs'>,
  index: number,
  state: PhotoState,
): void {
  row.places[index] = standingToCode(state);
  row.classifiedAtMs[index] = state.classifiedAtMs ?? Number.NaN;
}

/** `added` are new to the pack; ids are handed out upwards, but an import in another tab may have come between. */
function mergePack(
  stored: StatePackRow | undefined,
  pack: number,
  added: ReadonlyArray<PhotoState & { readonly id: PhotoId }>,
): StatePackRow {
  const ids = Uint32Array.from([...(stored?.ids ?? []), ...added.map(({ id }) => id)]).toSorted();
  const row: StatePackRow = {
    pack,
    ids,
    places: new Uint8Array(ids.length),
    classifiedAtMs: new Float64Array(ids.length),
  };
  stored?.ids.forEach((id, index) => {
    writeAt(row, indexInPack(ids, id), stateAt(stored, index));
  });
  for (const state of added) writeAt(row, indexInPack(ids, state.id), state);
  return stored?.trashedAtMs === undefined
    ? row
    : { ...row, trashedAtMs: movedColumn(stored, ids, stored.trashedAtMs) };
}

function withTrashDate(row: StatePackRow, index: number, atMs: number): StatePackRow {
  if (row.trashedAtMs === undefined && Number.isNaN(atMs)) return row;
  const trashedAtMs = row.trashedAtMs ?? new Float64Array(row.ids.length).fill(Number.NaN);
  trashedAtMs[index] = atMs;
  return { ...row, trashedAtMs };
}

/** A column of some ids as it stands beside others; NaN for those it says nothing of. */
function movedColumn(
  from: Pick<StatePackRow, 'ids'>,
  ids: Uint32Array,
  column: Float64Array,
): Float64Array<ArrayBuffer> {
  const moved = new Float64Array(ids.length).fill(Number.NaN);
  from.ids.forEach((id, index) => {
    const to = indexInPack(ids, id);
    if (to !== -1) moved[to] = column[index] ?? Number.NaN;
  });
  return moved;
}

/** Forgets photos that are being deleted, in the caller's transaction. */
export async function removeStates(db: ProfileDatabase, going: ReadonlySet<PhotoId>): Promise<void> {
  const delta = createCountDelta();
  for (const row of await db.states.bulkGet(packsOf(going))) {
    if (row === undefined) continue;
    const kept: number[] = [];
    row.ids.forEach((id, index) => {
      if (going.has(id)) delta.move(stateAt(row, index), null);
      else kept.push(index);
    });
    const ids = Uint32Array.from(kept, (index) => row.ids[index] ?? 0);
    if (ids.length === 0) await db.states.delete(row.pack);
    else {
      await db.states.put({
        pack: row.pack,
        ids,
        places: Uint8Array.from(kept, (index) => row.places[index] ?? 0),
        classifiedAtMs: Float64Array.from(kept, (index) => row.classifiedAtMs[index] ?? Number.NaN),
        ...(row.trashedAtMs === undefined ? {} : { trashedAtMs: movedColumn(row, ids, row.trashedAtMs) }),
      });
    }
  }
  await delta.save(db);
}

/** Notes `nowMs` for photos in the trash of which nobody knows since when, in the caller's transaction. */
export async function noteTrashed(db: ProfileDatabase, nowMs: number): Promise<void> {
  const noted: StatePackRow[] = [];
  for (const row of await db.states.toArray()) {
    let changed = row;
    row.places.forEach((place, index) => {
      const isUnknown = Number.isNaN(changed.trashedAtMs?.[index] ?? Number.NaN);
      if (isPlaceIn(place, 'trash') && isUnknown) changed = withTrashDate(changed, index, nowMs);
    });
    if (changed !== row) noted.push(changed);
  }
  await db.states.bulkPut(noted);
}

/** Photos in the trash and since when; NaN where nobody noted it. */
export async function readTrashDates(db: ProfileDatabase): Promise<Map<PhotoId, number>> {
  const dates = new Map<PhotoId, number>();
  for (const { ids, places, trashedAtMs } of await db.states.toArray()) {
    places.forEach((place, index) => {
      if (isPlaceIn(place, 'trash')) dates.set(ids[index] ?? 0, trashedAtMs?.[index] ?? Number.NaN);
    });
  }
  return dates;
}

/** Differences in the counts of places, to be stored with what made them. */
function createCountDelta() {
  const deltas = new Map<Visibility, number>();
  const add = (visibility: Visibility, delta: number): void => {
    deltas.set(visibility, (deltas.get(visibility) ?? 0) + delta);
  };
  return {
    /** `before` is null for a new photo, `after` for one that is deleted. */
    move(before: PhotoState | null, after: PhotoState | null): void {
      // A favourite that stays where it is changes no count: the lists it is in are told all the same.
      if (before?.visibility === after?.visibility && before?.isFavourite === after?.isFavourite) return;
      if (before !== null) add(before.visibility, -1);
      if (after !== null) add(after.visibility, 1);
    },
    /** Also where moves evened out: the write is what tells lists that their photos changed. */
    async save(db: ProfileDatabase): Promise<void> {
      if (deltas.size === 0) return;
      const stored = await db.photoCounts.bulkGet([...deltas.keys()]);
      await db.photoCounts.bulkPut(
        [...deltas].map(([visibility, delta], index) => ({
          visibility,
          count: (stored[index]?.count ?? 0) + delta,
        })),
      );
    },
  };
}
