/** Selections as sets of photos: pure, so that the grid only says what was asked. */
import type { PhotoCell, PhotoId } from '../../core/photo.ts';

export function withToggled(ids: ReadonlySet<PhotoId>, id: PhotoId): ReadonlySet<PhotoId> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Everything between two photos of the list, both included, added to what is selected. */
export function withRange(
  ids: ReadonlySet<PhotoId>,
  cells: readonly PhotoCell[],
  from: number,
  to: number,
): ReadonlySet<PhotoId> {
  const next = new Set(ids);
  for (const cell of cells.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(cell.id);
  return next;
}

/** All of them if one is missing, none of them otherwise. */
export function withAllToggled(ids: ReadonlySet<PhotoId>, group: readonly PhotoId[]): ReadonlySet<PhotoId> {
  const next = new Set(ids);
  if (group.every((id) => ids.has(id))) for (const id of group) next.delete(id);
  else for (const id of group) next.add(id);
  return next;
}

/** What is still in the list; the same set where nothing is missing. */
export function withoutMissing(
  ids: ReadonlySet<PhotoId>,
  indexById: ReadonlyMap<PhotoId, number>,
): ReadonlySet<PhotoId> {
  const left = [...ids].filter((id) => indexById.has(id));
  return left.length === ids.size ? ids : new Set(left);
}
