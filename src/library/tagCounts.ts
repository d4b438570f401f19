/** Counts on tags are kept, not counted: every write that adds, removes, hides or shows links states the difference. */
import type { TagId } from '../core/category.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';

/** Sum of `deltaOf` over the links, by tag. */
export function countDeltas(
  links: readonly LinkRow[],
  deltaOf: (link: LinkRow) => number,
): Map<TagId, number> {
  const deltas = new Map<TagId, number>();
  for (const link of links) deltas.set(link.tagId, (deltas.get(link.tagId) ?? 0) + deltaOf(link));
  return deltas;
}

/** Applies differences, in the transaction the caller opened. */
export async function adjustTagCounts(
  db: ProfileDatabase,
  deltas: ReadonlyMap<TagId, number>,
): Promise<void> {
  const changed = [...deltas].filter(([, delta]) => delta !== 0);
  if (changed.length === 0) return;
  const tags = await db.tags.bulkGet(changed.map(([tagId]) => tagId));
  await db.tags.bulkPut(
    tags.flatMap((tag) =>
      tag === undefined ? [] : [{ ...tag, count: tag.count + (deltas.get(tag.id) ?? 0) }],
    ),
  );
}
