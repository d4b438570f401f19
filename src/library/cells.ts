/**
 * What lists need of each photo, packed as columns. A list of a hundred thousand photos is read as some four hundred
 * rows, in one request, without touching the photos' own rows.
 */
import { gatherNewestFirst } from '../core/photoList.ts';
import type { PhotoFacts, PhotoId, PhotoList } from '../core/photo.ts';
import type { PhotoListSource } from './library.ts';
import { indexInPack, packOf, packsOf } from './packs.ts';
import type { CellPackRow, ProfileDatabase, StatePackRow } from './schema.ts';
import { isPlaceIn } from './states.ts';
import { readTagIdsBelow } from './tags.ts';

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

export function readList(db: ProfileDatabase, source: PhotoListSource): Promise<PhotoList> {
  return db.transaction('r', [db.cells, db.states, db.tags, db.links], async () =>
    'visibility' in source
      ? readPlace(db, (place) => isPlaceIn(place, source.visibility))
      : readTagged(db, source.tagPath),
  );
}

async function readPlace(db: ProfileDatabase, isIn: (place: number) => boolean): Promise<PhotoList> {
  const [cells, states] = await Promise.all([db.cells.toArray(), db.states.toArray()]);
  return gather(cells, states, (_, place) => isIn(place));
}

async function readTagged(db: ProfileDatabase, tagPath: string): Promise<PhotoList> {
  const tagIds = await readTagIdsBelow(db, tagPath);
  const linkKeys = await db.links.where('tagId').anyOf(tagIds).primaryKeys();
  const tagged = new Set(linkKeys.map(([photoId]) => photoId));
  const packs = packsOf(tagged);
  const [cells, states] = await Promise.all([db.cells.bulkGet(packs), db.states.bulkGet(packs)]);
  return gather(
    cells.filter((row) => row !== undefined),
    states.filter((row) => row !== undefined),
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
