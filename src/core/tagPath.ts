/** Paths of tags as people write them. */
import { autoTagPath } from './category.ts';
import { isAtOrBelow, isSameTagPath } from './tagIdentity.ts';

export type WrittenTagPath =
  | { readonly ok: true; readonly path: string }
  /** `reserved`: below `Auto`, where only categories have tags. */
  | { readonly ok: false; readonly reason: 'empty' | 'reserved' };

/**
 * What a person wrote, tidied: parts between slashes without the space around them, empty ones left out. The tag of a
 * category in force may be written too.
 * @param categories their names
 */
export function readTagPath(written: string, categories: readonly string[]): WrittenTagPath {
  const path = written
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');
  if (path === '') return { ok: false, reason: 'empty' };
  const isCategorys = categories.some((name) => isSameTagPath(autoTagPath(name), path));
  return isAtOrBelow(path, 'Auto') && !isCategorys ? { ok: false, reason: 'reserved' } : { ok: true, path };
}
