/** Goes to the address of a query. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { searchParamsOf, type SearchQuery } from '../../core/search/searchQuery.ts';

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
