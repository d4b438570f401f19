/** Goes to the address of a query. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { EMPTY_QUERY, MOST_LIKE, searchParamsOf, type SearchQuery } from '../../core/search/searchQuery.ts';

/** Photos like some of the library's; the first of them, where they are too many to compare with. */
export function searchLike(ids: Iterable<PhotoId>): SearchQuery {
  return { ...EMPTY_QUERY, subject: { kind: 'photos', ids: [...ids].slice(0, MOST_LIKE) } };
}

interface GoOptions {
  /** In the place of the address one is at: for words still being written. */
  readonly replace?: boolean;
}

export type GoSearch = (query: SearchQuery, options?: GoOptions) => void;

export function useGoSearch(): GoSearch {
  const navigate = useNavigate();
  return useCallback(
    (query, { replace = false } = {}) => {
      void navigate({ to: '/search', search: searchParamsOf(query), replace });
    },
    [navigate],
  );
}
