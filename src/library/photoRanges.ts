/**
 * Reading rows of many photos by their primary key's first part. A scan asks for hundreds of neighbouring ids at a
 * time: one range read is far cheaper than hundreds of requests, so ids that lie close together share a range.
 */
import { Dexie, type Table } from 'dexie';
import type { PhotoId } from '../core/photo.ts';

/** Up to this many ids that nobody asked about are read along rather than starting another range. */
const WIDEST_GAP = 16;

/** Ascending, distinct ids as inclusive ranges. */
export function idsToRanges(ids: readonly PhotoId[]): Array<[first: PhotoId, last: PhotoId]> {
  const sorted = Uint32Array.from(new Set(ids)).toSorted();
  const ranges: Array<[PhotoId, PhotoId]> = [];
  for (const id of sorted) {
    const range = ranges.at(-1);
    if (range !== undefined && id - range[1] <= WIDEST_GAP) range[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

/** Rows of the photos, by photo, from a table whose primary key begins with the photo's id. */
export async function readByPhoto<Row extends { readonly photoId: PhotoId }, Key, NewRow>(
  table: Table<Row, Key, NewRow>,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, Row[]>> {
  const rowsByPhoto = new Map<PhotoId, Row[]>(ids.map((id) => [id, []]));
  const found = await Promise.all(
    idsToRanges(ids).map(([first, last]) =>
      table.where(':id').between([first, Dexie.minKey], [last, Dexie.maxKey]).toArray(),
    ),
  );
  for (const row of found.flat()) rowsByPhoto.get(row.photoId)?.push(row);
  return rowsByPhoto;
}
