/** What a search found: how much it is, the photos down to the cut, and what to do with them or below it. */
import type { SearchQuery } from '../../core/search/searchQuery.ts';
import type { SearchAnswer } from '../../pipeline/searchPhotos.ts';
import { Button } from '../controls/Button.tsx';
import { PhotoGrid } from '../grid/PhotoGrid.tsx';
import type { SearchListSource } from '../listSource.ts';
import { MakeCategoryButton } from './MakeCategoryButton.tsx';
import { searchText } from './messages.ts';
import { NothingFound } from './SearchStates.tsx';
import styles from './SearchResults.module.css';

type Found = Extract<SearchAnswer, { ok: true }>;

interface SearchResultsProps {
  readonly source: SearchListSource;
  readonly answer: Found;
  /** True while these are still the photos of the search before. */
  readonly isWaiting: boolean;
  readonly onShowMore: () => void;
  /** Null where none is set. */
  readonly onClearFilters: (() => void) | null;
}

export function SearchResults({ source, answer, isWaiting, onShowMore, onClearFilters }: SearchResultsProps) {
  const { photos, matches, total, ranking } = answer;
  const { subject } = source.query;
  const below = total - photos.ids.length;
  if (photos.ids.length === 0) {
    return (
      <NothingFound
        isUnencoded={ranking?.searchable === 0}
        words={subject.kind === 'words' ? subject.words : null}
        below={below}
        onShowMore={onShowMore}
        onClearFilters={onClearFilters}
      />
    );
  }
  return (
    <>
      <div className={styles['photos']} data-waiting={isWaiting || undefined}>
        <PhotoGrid
          source={source}
          photos={photos}
          label={searchText.heading}
          grouping={ranking === null ? 'dates' : 'none'}
          dividedAt={ranking === null ? null : matches}
        />
      </div>
      {below > 0 && !isWaiting && (
        <div className={styles['end']}>
          <p className={styles['endText']}>{searchText.belowCut(below)}</p>
          <Button onClick={onShowMore}>{searchText.showMore}</Button>
        </div>
      )}
    </>
  );
}

interface SearchSummaryProps {
  readonly query: SearchQuery;
  /** Null while nothing was found yet, and where nothing could be looked for. */
  readonly found: Found | null;
  readonly isWaiting: boolean;
}

/** How much was found, read out when it changes: the element stays while the photos come and go. */
export function SearchSummary({ query: { subject }, found, isWaiting }: SearchSummaryProps) {
  const ranking = found?.ranking ?? null;
  const unknownWords = ranking?.unknownWords ?? [];
  return (
    <div className={styles['summary']}>
      <output className={styles['count']}>
        {isWaiting ? searchText.searching : found !== null && describeFound(found)}
        {!isWaiting && unknownWords.length > 0 && (
          <span className={styles['note']}>{searchText.unknownWords(unknownWords)}</span>
        )}
      </output>
      {subject.kind === 'words' && ranking !== null && !isWaiting && (
        <MakeCategoryButton words={subject.words} cut={ranking.cut} />
      )}
    </div>
  );
}

function describeFound({ photos, matches, ranking }: Found): string {
  if (ranking === null) return searchText.found(photos.ids.length);
  const shownBelow = photos.ids.length - matches;
  const parts = [matches === 0 ? searchText.noMatches : searchText.matches(matches)];
  if (shownBelow > 0) parts.push(searchText.nearest(shownBelow));
  const counted = parts.join(', ');
  return ranking.searchable < ranking.inLibrary
    ? `${counted}. ${searchText.partly(ranking.searchable, ranking.inLibrary)}`
    : counted;
}
