/**
 * Photo lists as columns: gathered from pieces that are ordered by id, put into the order people look at them in.
 */
import type { PhotoList } from './photo.ts';

/** Columns of neighbouring photos, ids ascending, and which of them a list has, by position. */
export interface ListPiece {
  readonly columns: PhotoList;
  readonly listed: readonly number[];
}

/**
 * One list of what is listed in the pieces, newest first: later taken first, of the same moment the higher id. Linear
 * where photos were imported in the order they were taken, since the sort is then given what it makes.
 */
export function gatherNewestFirst(pieces: readonly ListPiece[]): PhotoList {
  const count = pieces.reduce((sum, { listed }) => sum + listed.length, 0);
  const ids = new Uint32Array(count);
  const takenMs = new Float64Array(count);
  const pieceOf = new Uint32Array(count);
  const positionOf = new Uint32Array(count);
  let next = 0;
  pieces.forEach(({ columns, listed }, piece) => {
    for (const position of listed) {
      ids[next] = columns.ids[position] ?? 0;
      takenMs[next] = columns.takenMs[position] ?? 0;
      pieceOf[next] = piece;
      positionOf[next] = position;
      next += 1;
    }
  });

  // Begun from the end: what came last is usually newest. An array, because its sort makes use of runs in order.
  const order = Array.from({ length: count }, (_, index) => count - 1 - index).toSorted(
    (a, b) => (takenMs[b] ?? 0) - (takenMs[a] ?? 0) || (ids[b] ?? 0) - (ids[a] ?? 0),
  );

  const list = {
    ids: new Uint32Array(count),
    takenMs: new Float64Array(count),
    widths: new Uint16Array(count),
    heights: new Uint16Array(count),
    fileNames: Array.from<string>({ length: count }),
  };
  order.forEach((from, to) => {
    const columns = pieces[pieceOf[from] ?? 0]?.columns;
    if (columns === undefined) return;
    const position = positionOf[from] ?? 0;
    list.ids[to] = ids[from] ?? 0;
    list.takenMs[to] = takenMs[from] ?? 0;
    list.widths[to] = columns.widths[position] ?? 0;
    list.heights[to] = columns.heights[position] ?? 0;
    list.fileNames[to] = columns.fileNames[position] ?? '';
  });
  return list;
}
