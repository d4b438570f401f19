/**
 * Search: words, photos or a picture to look like, and filters, all of it in the address. Before anything is looked for the
 * page says what could be; afterwards it shows what was found, best first, down to the cut.
 */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useState } from 'react';
import { countFilters, isEmptyQuery, NO_FILTERS, type SearchQuery } from '../../core/search/searchQuery.ts';
import type { SearchAnswer } from '../../pipeline/searchPhotos.ts';
import { useAppParts } from '../depsContext.ts';
import { FavouriteIdsProvider } from '../favourites/favouriteIds.tsx';
import { Page } from '../frame/Page.tsx';
import { GridSkeleton } from '../grid/GridSkeleton.tsx';
import { ZoomControl } from '../grid/ZoomControl.tsx';
import { SelectionBarHost } from '../selection/SelectionBarHost.tsx';
import { listSourceKey, type SearchListSource } from '../listSource.ts';
import { usePhotoCounts } from '../queries.ts';
import { useSelection, useView } from '../viewStore.ts';
import { searchText } from './messages.ts';
import { NothingToSearch, SearchFailed } from './SearchStates.tsx';
import { SearchChips } from './SearchChips.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchFilters } from './SearchFilters.tsx';
import { searchListQuery } from './searchListQuery.ts';
import { SearchResults, SearchSummary } from './SearchResults.tsx';
import { SearchStart } from './SearchStart.tsx';
import { useGoSearch } from './useGoSearch.ts';

export function SearchPage({ query }: { readonly query: SearchQuery }) {
  return (
    <FavouriteIdsProvider>
      <Search query={query} />
    </FavouriteIdsProvider>
  );
}

function Search({ query }: { readonly query: SearchQuery }) {
  const parts = useAppParts();
  const go = useGoSearch();
  const isEmpty = isEmptyQuery(query);
  const search = useQuery({
    ...searchListQuery(parts, query),
    enabled: !isEmpty,
    // What is still shown while the next is worked out must not seem to be its answer: it is dimmed.
    placeholderData: keepPreviousData,
  });
  const source = useMemo((): SearchListSource => ({ kind: 'search', query }), [query]);
  const isSelecting = useSelection(listSourceKey(source)).size > 0;
  const clearSelection = useView((view) => view.clearSelection);
  useEffect(() => clearSelection, [clearSelection]);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const panelId = useId();
  const counts = usePhotoCounts().data;
  const isLibraryEmpty = counts !== undefined && counts.timeline + counts.archive === 0;
  const { found, failure, isWaiting } = readSearch(search);

  return (
    <Page
      title={searchText.heading}
      heading={<SearchField query={query} />}
      actions={found !== null && <ZoomControl look="wide" />}
      {...(isSelecting &&
        found !== null && { bar: <SelectionBarHost source={source} photos={found.photos} /> })}
    >
      <SearchChips
        query={query}
        panelId={panelId}
        isPanelOpen={isPanelOpen}
        onPanelToggle={() => {
          setPanelOpen(!isPanelOpen);
        }}
        onChange={go}
      />
      {isPanelOpen && (
        <SearchFilters
          id={panelId}
          filters={query.filters}
          onChange={(filters) => {
            go({ ...query, filters, more: 0 });
          }}
        />
      )}
      {isLibraryEmpty ? (
        <NothingToSearch />
      ) : isEmpty ? (
        <SearchStart />
      ) : (
        <>
          <SearchSummary query={query} found={found} isWaiting={isWaiting} />
          {failure !== null && <SearchFailed failure={failure} onRetry={() => void search.refetch()} />}
          {failure === null && found === null && <GridSkeleton />}
          {found !== null && (
            <SearchResults
              source={source}
              answer={found}
              isWaiting={isWaiting}
              onShowMore={() => {
                go({ ...query, more: query.more + 1 }, { replace: true });
              }}
              onClearFilters={
                countFilters(query.filters) === 0
                  ? null
                  : () => {
                      go({ ...query, filters: NO_FILTERS, more: 0 });
                    }
              }
            />
          )}
        </>
      )}
    </Page>
  );
}

type Found = Extract<SearchAnswer, { ok: true }>;
type Failure = Extract<SearchAnswer, { ok: false }>['failure'];

/** What there is to show: photos, perhaps still those of the search before, or why there are none. */
function readSearch({ data, error, isPlaceholderData }: UseQueryResult<SearchAnswer>): {
  readonly found: Found | null;
  readonly failure: Failure | null;
  readonly isWaiting: boolean;
} {
  if (error !== null) {
    return { found: null, failure: { kind: 'unavailable', reason: error.message }, isWaiting: false };
  }
  if (data?.ok === true) return { found: data, failure: null, isWaiting: isPlaceholderData };
  if (data === undefined || isPlaceholderData) return { found: null, failure: null, isWaiting: true };
  return { found: null, failure: data.failure, isWaiting: false };
}
