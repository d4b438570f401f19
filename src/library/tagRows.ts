/** Tags as rows: found by path or by category, made where there is none. Paths that differ in case only are one tag. */
import type { Tag, TagId } from '../core/category.ts';
import { foldTagPath } from '../core/tagIdentity.ts';
import type { ProfileDatabase, TagRow } from './schema.ts';
import type { UndoJournal } from './undoJournal.ts';

/** Ids of the tag and of those nested below it. */
export async function readTagIdsBelow(db: ProfileDatabase, path: string): Promise<TagId[]> {
  const folded = foldTagPath(path);
  const own = await db.tags.where('foldedPath').equals(folded).primaryKeys();
  const nested = await db.tags.where('foldedPath').startsWith(`${folded}/`).primaryKeys();
  return [...own, ...nested];
}

/** The tag of that path, if there is one. */
export function readTagAt(db: ProfileDatabase, path: string): Promise<TagRow | undefined> {
  return db.tags.where('foldedPath').equals(foldTagPath(path)).first();
}

/** The category's tag, if it was ever put on a photo. */
export function readCategoryTag(db: ProfileDatabase, categoryKey: string): Promise<TagRow | undefined> {
  return db.tags.where('categoryKey').equals(categoryKey).first();
}

/**
 * The tag of that path, made if there is none, in the caller's transaction. A category's tag takes over the one a person
 * may have made under the same path, and follows the category's way of writing its name.
 */
export async function upsertTag(
  db: ProfileDatabase,
  path: string,
  { kind, categoryKey }: Pick<Tag, 'kind' | 'categoryKey'>,
  journal: Pick<UndoJournal, 'tagChanged'>,
): Promise<TagId> {
  const existing = await readTagAt(db, path);
  if (existing === undefined)
    return db.tags.add({ path, foldedPath: foldTagPath(path), kind, categoryKey, count: 0 });
  if (kind === 'auto' && (existing.kind !== 'auto' || existing.path !== path)) {
    const { count, ...before } = existing;
    const after = { ...before, path, kind, categoryKey };
    journal.tagChanged(before, after);
    await db.tags.put({ ...after, count });
  }
  return existing.id;
}
