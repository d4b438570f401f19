/** A list less some of its photos, to show what a person did before the library has answered. O(list). */
import type { PhotoId } from '../core/photo.ts';
import type { ListColumns } from './photoLists.ts';

/** The same list where it has none of them. */
export function withoutPhotos(list: ListColumns, gone: ReadonlySet<PhotoId>): ListColumns {
  const { ids, takenMs, widths, heights, names } = list;
  const count = ids.reduce((sum, id) => sum + (gone.has(id) ? 0 : 1), 0);
  if (count === ids.length) return list;
  const left = {
    ids: new Uint32Array(count),
    takenMs: new Float64Array(count),
    widths: new Uint16Array(count),
    heights: new Uint16Array(count),
    names: { units: new Uint16Array(names.units.length), ends: new Uint32Array(count) },
  };
  let to = 0;
  let end = 0;
  ids.forEach((id, from) => {
    if (gone.has(id)) return;
    left.ids[to] = id;
    left.takenMs[to] = takenMs[from] ?? 0;
    left.widths[to] = widths[from] ?? 0;
    left.heights[to] = heights[from] ?? 0;
    const name = names.units.subarray(from === 0 ? 0 : names.ends[from - 1], names.ends[from]);
    left.names.units.set(name, end);
    end += name.length;
    left.names.ends[to] = end;
    to += 1;
  });
  return { ...left, names: { units: left.names.units.slice(0, end), ends: left.names.ends } };
}
