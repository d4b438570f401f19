/** A list of photos somebody can look at: where a grid's cells come from, and where the viewer's neighbours are. */
import type { PhotoCell, Visibility } from '../core/photo.ts';
import type { Library } from '../library/library.ts';

export type ListSource =
  | { readonly kind: 'timeline' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'tag'; readonly path: string };

export const TIMELINE: ListSource = { kind: 'timeline' };
export const ARCHIVE: ListSource = { kind: 'archive' };
export const TRASH: ListSource = { kind: 'trash' };

/** Text that is equal exactly for equal lists. */
export function listSourceKey(source: ListSource): string {
  return source.kind === 'tag' ? `tag:${source.path}` : source.kind;
}

/** Where the list's page is. */
export function listSourcePath(source: ListSource): string {
  if (source.kind === 'tag') return `/tags/${source.path.split('/').map(encodeURIComponent).join('/')}`;
  return source.kind === 'timeline' ? '/' : `/${source.kind}`;
}

/** The list every photo is in, for a viewer opened by its address. */
export function listSourceOf(visibility: Visibility): ListSource {
  return { kind: visibility };
}

/** Newest first. */
export function readListCells(library: Library, source: ListSource): Promise<PhotoCell[]> {
  return source.kind === 'tag'
    ? library.photos.readCellsByTag(source.path)
    : library.photos.readCells(source.kind);
}
