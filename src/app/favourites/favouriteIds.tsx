/**
 * Which photos are favourites, for the marks on tiles: one set for a whole grid, since a tile that asked for itself would
 * cost every scroll a query.
 */
import { useQuery } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { usePhotoLists } from '../depsContext.ts';

const NONE: ReadonlySet<PhotoId> = new Set();

const FavouriteIds = createContext(NONE);

function toSet(ids: Uint32Array): ReadonlySet<PhotoId> {
  return ids.length === 0 ? NONE : new Set(ids);
}

/** Around whatever shows marks. Until they are read, and where they cannot be, there are none. */
export function FavouriteIdsProvider({ children }: { readonly children: ReactNode }) {
  const lists = usePhotoLists();
  const { data = NONE } = useQuery({
    queryKey: ['favouriteIds'],
    queryFn: ({ signal }) => lists.readFavouriteIds(signal),
    select: toSet,
    meta: { collections: ['photos'] },
    // Columns are new with every reading; looking for what is equal in them would walk through all of it.
    structuralSharing: false,
  });
  return <FavouriteIds value={data}>{children}</FavouriteIds>;
}

export function useIsFavourite(id: PhotoId): boolean {
  return use(FavouriteIds).has(id);
}

/** True where every one of the photos is a favourite, and there is one. */
export function useAreFavourites(ids: Iterable<PhotoId>): boolean {
  const favourites = use(FavouriteIds);
  let isAny = false;
  for (const id of ids) {
    if (!favourites.has(id)) return false;
    isAny = true;
  }
  return isAny;
}
