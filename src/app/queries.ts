/**
 * Reads of the library as TanStack queries. Each names the collections it was made from; a committed write to one of
 * them, in this tab or another, makes it stale. IndexedDB stays the truth, this is only what screens remember of it.
 */
import { QueryClient, useQuery, type Query, type UseQueryResult } from '@tanstack/react-query';
import type { PhotoId } from '../core/photo.ts';
import type { Collection, Library } from '../library/library.ts';
import type { ListColumns, PhotoLists } from '../lists/photoLists.ts';
import type { SearchAnswer } from '../pipeline/searchPhotos.ts';
import { useAppParts, useDeps } from './depsContext.ts';
import { listSourceKey, toLibrarySource, type ListSource, type StoredListSource } from './listSource.ts';
import { searchListQuery } from './search/searchListQuery.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly collections: readonly Collection[] };
  }
}

/** A local read either works or is a bug worth showing: no retries, and never a wait for a network. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** True where a query was made from one of the collections: by its meta, or by a key that begins with the name. */
export function isMadeFrom(
  query: Pick<Query, 'queryKey' | 'meta'>,
  changed: ReadonlySet<Collection>,
): boolean {
  const [first] = query.queryKey;
  for (const collection of changed) {
    if (first === collection || query.meta?.collections.includes(collection) === true) return true;
  }
  return false;
}

/** Where a stored list is cached. */
export function storedListKey(source: StoredListSource): readonly unknown[] {
  return ['list', listSourceKey(source)];
}

function storedListQuery(lists: PhotoLists, source: StoredListSource) {
  const collections: readonly Collection[] = source.kind === 'tag' ? ['photos', 'links', 'tags'] : ['photos'];
  return {
    queryKey: storedListKey(source),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => lists.read(toLibrarySource(source), signal),
    meta: { collections },
    // Columns are new with every reading; looking for what is equal in them would walk through all of it.
    structuralSharing: false,
  };
}

/** A list's columns, newest first; those of a search by how well they match. */
export function usePhotoList(source: ListSource): UseQueryResult<ListColumns> {
  const parts = useAppParts();
  const query =
    source.kind === 'search' ? searchListQuery(parts, source.query) : storedListQuery(parts.lists, source);
  return useQuery<ListColumns | SearchAnswer, Error, ListColumns>({ ...query, select: columnsOf });
}

const NO_PHOTOS: ListColumns = {
  ids: new Uint32Array(),
  takenMs: new Float64Array(),
  widths: new Uint16Array(),
  heights: new Uint16Array(),
  names: { units: new Uint16Array(), ends: new Uint32Array() },
};

/** A search that failed says why on its own page; as a list it has no photos. */
function columnsOf(list: ListColumns | SearchAnswer): ListColumns {
  if ('ids' in list) return list;
  return list.ok ? list.photos : NO_PHOTOS;
}

/** How many photos are on the timeline, in the archive and in the trash. */
export function usePhotoCounts() {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['photoCounts'],
    queryFn: () => library.photos.readCounts(),
    meta: { collections: ['photos'] },
  });
}

/** One photo, for who reads it ahead. */
export function photoQuery(library: Library, id: PhotoId) {
  return {
    queryKey: ['photo', id],
    queryFn: () => library.photos.read(id),
    meta: { collections: ['photos'] },
  } as const;
}

/** One photo, or null where there is none of that id. */
export function usePhoto(id: PhotoId) {
  const { library } = useDeps();
  return useQuery(photoQuery(library, id));
}

/** Tags on a photo, with why they are there. */
export function usePhotoLinks(id: PhotoId) {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['photoLinks', id],
    queryFn: () => library.tags.readLinks(id),
    meta: { collections: ['links', 'tags'] },
  });
}

/** Jobs by queue and state. */
export function useQueueCounts() {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['queueCounts'],
    queryFn: () => library.jobs.readCounts(),
    meta: { collections: ['jobs'] },
  });
}

/** How many categories there are; null while that is being read. */
export function useCategoryCount(): number | null {
  const { library } = useDeps();
  const { data } = useQuery({ queryKey: ['config'], queryFn: () => library.config.read() });
  return data?.document.classification.categories.length ?? null;
}
