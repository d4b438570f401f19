/** A search as a query: read again when photos, tags or embeddings changed, like every other list. */
import { searchParamsOf, type SearchQuery } from '../../core/search/searchQuery.ts';
import type { Collection } from '../../library/library.ts';
import { searchPhotos, type SearchAnswer } from '../../pipeline/searchPhotos.ts';
import type { AppParts } from '../depsContext.ts';
import { heldPictureOf } from './heldPictures.ts';

const COLLECTIONS: readonly Collection[] = ['photos', 'links', 'tags', 'embeddings'];

export function searchListQuery({ deps, lists }: Pick<AppParts, 'deps' | 'lists'>, query: SearchQuery) {
  const queryKey: readonly unknown[] = ['list', 'search', searchParamsOf(query)];
  return {
    queryKey,
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<SearchAnswer> =>
      searchPhotos(deps, lists, query, heldPictureOf(query.subject), signal),
    meta: { collections: COLLECTIONS },
    // Columns are new with every reading; looking for what is equal in them would walk through all of it.
    structuralSharing: false,
  };
}
