/** Tags as rows: found by path or by category, made where there is none. Paths that differ in case only are one tag. */
import type { Tag, TagId } from '../core/category.ts';
import type { ProfileDatabase, TagRow } from './schema.ts';

/** Identity of a tag: two paths that differ in case or composition only are the same tag. */
function foldTagPath(path: string): string {
  return path.trim().normalize('NFC').toLowerCase();
}

/** True where both paths name the same tag. */
export function isSameTagPath(a: string, b: string): boolean {
  return foldTagPath(a) === foldTagPath(b);
}

/** Ids of the tag and of those nested below it. */
export async function readTagIdsBelow(db: ProfileDatabase, path: string): Promise<TagId[]> {
  const folded = foldTagPath(path);
  const own = await db.tags.where('foldedPath').equals(folded).primaryKeys();
  const nested = await db.tags.where('foldedPath').startsWith(`${folded}/`).primaryKeys();
  return [...own, ...nested];
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
): Promise<TagId> {
  const foldedPath = foldTagPath(path);
  const existing = await db.tags.where('foldedPath').equals(foldedPath).first();
  if (existing === undefined) return db.tags.add({ path, foldedPath, kind, categoryKey, count: 0 });
  if (kind === 'auto' && (existing.kind !== 'auto' || existing.path !== path)) {
    await db.tags.put({ ...existing, path, kind, categoryKey });
  }
  return existing.id;
}
