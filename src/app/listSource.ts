/** A list of photos somebody can look at: what a grid shows, and where the viewer's neighbours are. */
import type { Visibility } from '../core/photo.ts';
import type { PhotoListSource } from '../library/library.ts';

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

/** The list as the library knows it. */
export function toLibrarySource(source: ListSource): PhotoListSource {
  return source.kind === 'tag' ? { tagPath: source.path } : { visibility: source.kind };
}
