/**
 * What lists need of each photo, packed as columns. A list of a hundred thousand photos is read as some four hundred
 * rows, in one request, without touching the photos' own rows.
 */
import { gatherNewestFirst } from '../core/photoList.ts';
import type { PhotoFacts, PhotoId, PhotoList } from '../core/photo.ts';
import type { PhotoListSource } from './library.ts';
import { indexInPack, packOf, packsOf } from './packs.ts';
import type { CellPackRow, ProfileDatabase, StatePackRow } from './schema.ts';
import { isPlaceIn, isShownFavourite } from './states.ts';
import { readTagIdsBelow } from './tagRows.ts';

type CellFacts = Pick<PhotoFacts, 'id' | 'fileName' | 'width' | 'height' | 'taken'>;

/** Adds new photos to the columns, in the caller's transaction. */
export async function addCells(db: ProfileDatabase, added: readonly CellFacts[]): Promise<void> {
  const packs = packsOf(added.map(({ id }) => id));
  const stored = await db.cells.bulkGet(packs);
  await db.cells.bulkPut(
    packs.map((pack, index) =>
      mergePack(
        stored[index],
        pack,
        added.filter(({ id }) => packOf(id) === pack),
      ),
    ),
  );
}

/** Forgets photos that are being deleted, in the caller's transaction. */
export async function removeCells(db: ProfileDatabase, going: ReadonlySet<PhotoId>): Promise<void> {
  for (const row of await db.cells.bulkGet(packsOf(going))) {
    if (row === undefined) continue;
    const kept = [...row.ids.keys()].filter((index) => !going.has(row.ids[index] ?? 0));
    if (kept.length === 0) await db.cells.delete(row.pack);
    else {
      await db.cells.put({
        pack: row.pack,
        ids: Uint32Array.from(kept, (index) => row.ids[index] ?? 0),
        takenMs: Float64Array.from(kept, (index) => row.takenMs[index] ?? 0),
        widths: Uint16Array.from(kept, (index) => row.widths[index] ?? 0),
        heights: Uint16Array.from(kept, (index) => row.heights[index] ?? 0),
        fileNames: kept.map((index) => row.fileNames[index] ?? ''),
      });
    }
  }
}

/**
 * Packs read before. A photo's columns never change, so a pack is as it was while it holds the same photos; while an
 * import adds to a large library, a list read again is a few packs instead of all of them.
 */
export type KnownCells = Map<number, CellPackRow>;

export function readList(
  db: ProfileDatabase,
  source: PhotoListSource,
  known: KnownCells,
): Promise<PhotoList> {
  return db.transaction('r', [db.cells, db.states, db.tags, db.links], async () =>
    'tagPath' in source
      ? readTagged(db, source.tagPath, known)
      : readPlace(
          db,
          'visibility' in source ? (place) => isPlaceIn(place, source.visibility) : isShownFavourite,
          known,
        ),
  );
}

async function readPlace(
  db: ProfileDatabase,
  isIn: (place: number) => boolean,
  known: KnownCells,
): Promise<PhotoList> {
  const [states] = await Promise.all([
    db.states.toArray(),
    known.size === 0 ? readAllCells(db, known) : null,
  ]);
  return gather(await readCells(db, states, known), states, (_, place) => isIn(place));
}

async function readAllCells(db: ProfileDatabase, known: KnownCells): Promise<void> {
  for (const row of await db.cells.toArray()) known.set(row.pack, row);
}

/** The columns of the photos that have these states. */
async function readCells(
  db: ProfileDatabase,
  states: readonly StatePackRow[],
  known: KnownCells,
): Promise<CellPackRow[]> {
  const unknown = states.filter(({ pack, ids }) => !isSameIds(known.get(pack)?.ids, ids));
  const rows = await db.cells.bulkGet(unknown.map(({ pack }) => pack));
  for (const row of rows) if (row !== undefined) known.set(row.pack, row);
  return states.flatMap(({ pack }) => known.get(pack) ?? []);
}

function isSameIds(a: Uint32Array | undefined, b: Uint32Array): boolean {
  return a?.length === b.length && a.every((id, index) => id === b[index]);
}

async function readTagged(db: ProfileDatabase, tagPath: string, known: KnownCells): Promise<PhotoList> {
  const tagIds = await readTagIdsBelow(db, tagPath);
  const linkKeys = await db.links.where('tagId').anyOf(tagIds).primaryKeys();
  const tagged = new Set(linkKeys.map(([photoId]) => photoId));
  const packs = packsOf(tagged);
  const states = (await db.states.bulkGet(packs)).filter((row) => row !== undefined);
  return gather(
    await readCells(db, states, known),
    states,
    (id, place) => tagged.has(id) && !isPlaceIn(place, 'trash'),
  );
}

/** `cells` and `states`: the same packs, ascending. */
function gather(
  cells: readonly CellPackRow[],
  states: readonly StatePackRow[],
  isListed: (id: PhotoId, place: number) => boolean,
): PhotoList {
  const stateByPack = new Map(states.map((row) => [row.pack, row]));
  return gatherNewestFirst(
    cells.map((row) => {
      const state = stateByPack.get(row.pack);
      const listed: number[] = [];
      row.ids.forEach((id, index) => {
        // Written together, so they line up; looked up all the same where they do not.
        const at = state?.ids[index] === id ? index : indexInPack(state?.ids ?? row.ids, id);
        const place = state?.places[at];
        if (place !== undefined && isListed(id, place)) listed.push(index);
      });
      return { columns: row, listed };
    }),
  );
}

function mergePack(stored: CellPackRow | undefined, pack: number, added: readonly CellFacts[]): CellPackRow {
  const ids = Uint32Array.from([...(stored?.ids ?? []), ...added.map(({ id }) => id)]).toSorted();
  const row = {
    pack,
    ids,
    takenMs: new Float64Array(ids.length),
    widths: new Uint16Array(ids.length),
    heights: new Uint16Array(ids.length),
    fileNames: Array.from<string>({ length: ids.length }).fill(''),
  };
  const write = (id: PhotoId, takenMs: number, width: number, height: number, fileName: string): void => {
    const index = indexInPack(ids, id);
    row.takenMs[index] = takenMs;
    row.widths[index] = width;
    row.heights[index] = height;
    row.fileNames[index] = fileName;
  };
  stored?.ids.forEach((id, index) => {
    const { takenMs, widths, heights, fileNames } = stored;
    write(id, takenMs[index] ?? 0, widths[index] ?? 0, heights[index] ?? 0, fileNames[index] ?? '');
  });
  for (const { id, taken, width, height, fileName } of added) {
    write(id, taken.epochMs, width, height, fileName);
  }
  return row;
}
