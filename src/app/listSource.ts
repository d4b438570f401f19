/** A list of photos somebody can look at: what a grid shows, and where the viewer's neighbours are. */
import type { Visibility } from '../core/photo.ts';
import { searchParamsOf, type SearchQuery } from '../core/search/searchQuery.ts';
import type { PhotoListSource } from '../library/library.ts';

/** A list the library has as it is. */
export type StoredListSource =
  | { readonly kind: 'timeline' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'favourites' }
  | { readonly kind: 'tag'; readonly path: string };

export interface SearchListSource {
  readonly kind: 'search';
  readonly query: SearchQuery;
}

export type ListSource = StoredListSource | SearchListSource;

export const TIMELINE: ListSource = { kind: 'timeline' };
export const ARCHIVE: ListSource = { kind: 'archive' };
export const TRASH: ListSource = { kind: 'trash' };
export const FAVOURITES: ListSource = { kind: 'favourites' };

/** Text that is equal exactly for equal lists. A search that shows more of what it found is still the same list. */
export function listSourceKey(source: ListSource): string {
  if (source.kind === 'search') return `search:${searchAddress({ ...source.query, more: 0 })}`;
  return source.kind === 'tag' ? `tag:${source.path}` : source.kind;
}

/** Where the list's page is. */
export function listSourcePath(source: ListSource): string {
  if (source.kind === 'search') return `/search${searchAddress(source.query)}`;
  if (source.kind === 'tag') return `/tags/${source.path.split('/').map(encodeURIComponent).join('/')}`;
  return source.kind === 'timeline' ? '/' : `/${source.kind}`;
}

/** `?q=a+dog`, or nothing for an empty query. */
function searchAddress(query: SearchQuery): string {
  const params = new URLSearchParams(searchParamsOf(query)).toString();
  return params === '' ? '' : `?${params}`;
}

/** The list every photo is in, for a viewer opened by its address. */
export function listSourceOf(visibility: Visibility): ListSource {
  return { kind: visibility };
}

/** True where the list may hold photos that are there: moving one elsewhere may take it out of the list. */
export function mayHold(source: ListSource, visibility: Visibility): boolean {
  if (source.kind === 'tag' || source.kind === 'favourites') return visibility !== 'trash';
  if (source.kind !== 'search') return source.kind === visibility;
  return visibility !== 'trash' && (source.query.filters.place ?? visibility) === visibility;
}

/** The list as the library knows it. */
export function toLibrarySource(source: StoredListSource): PhotoListSource {
  if (source.kind === 'tag') return { tagPath: source.path };
  return source.kind === 'favourites' ? { isFavourite: true } : { visibility: source.kind };
}
