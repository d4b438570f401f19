/** What the Search page says instead of photos: nothing there, nothing found, or what went wrong. */
import { Link } from '@tanstack/react-router';
import { CircleAlert, ImagePlus, ImageOff, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SearchAnswer } from '../../pipeline/searchPhotos.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { useImportActions } from '../import/importerContext.ts';
import { text } from '../messages.ts';
import { searchText } from './messages.ts';
import styles from './SearchStates.module.css';

export function NothingToSearch() {
  const { pickPhotos } = useImportActions();
  return (
    <Middle>
      <EmptyState
        title={searchText.emptyTitle}
        icon={<SearchX />}
        actions={
          <Button variant="primary" icon={<ImagePlus />} onClick={pickPhotos}>
            {text.addPhotos}
          </Button>
        }
      >
        <p>{searchText.empty}</p>
      </EmptyState>
    </Middle>
  );
}

interface NothingFoundProps {
  /** True where no photo was encoded so far. */
  readonly isUnencoded: boolean;
  /** What was looked for, null where it was a picture. */
  readonly words: string | null;
  /** Photos below the cut; 0 where the filters leave none. */
  readonly below: number;
  readonly onShowMore: () => void;
  /** Null where none is set. */
  readonly onClearFilters: (() => void) | null;
}

export function NothingFound({ isUnencoded, words, below, onShowMore, onClearFilters }: NothingFoundProps) {
  const clearButton = onClearFilters !== null && (
    <Button onClick={onClearFilters}>{searchText.clearFilters}</Button>
  );
  if (isUnencoded) {
    return (
      <Middle>
        <EmptyState
          title={searchText.unencodedTitle}
          icon={<ImageOff />}
          actions={
            <Link to="/jobs" className={buttonClass('quiet')}>
              {searchText.openJobs}
            </Link>
          }
        >
          <p>{searchText.unencoded}</p>
        </EmptyState>
      </Middle>
    );
  }
  if (below === 0) {
    return (
      <Middle>
        <EmptyState title={searchText.filteredTitle} icon={<SearchX />} actions={clearButton}>
          <p>{searchText.filtered}</p>
        </EmptyState>
      </Middle>
    );
  }
  return (
    <Middle>
      <EmptyState
        title={searchText.noneTitle}
        icon={<SearchX />}
        actions={
          <>
            <Button variant="primary" onClick={onShowMore}>
              {searchText.showNearest}
            </Button>
            {clearButton}
          </>
        }
      >
        <p>{words === null ? searchText.noneLike : searchText.none(words)}</p>
      </EmptyState>
    </Middle>
  );
}

interface SearchFailedProps {
  readonly failure: Extract<SearchAnswer, { ok: false }>['failure'];
  readonly onRetry: () => void;
}

export function SearchFailed({ failure, onRetry }: SearchFailedProps) {
  const { title, body } = describe(failure);
  return (
    <Middle>
      <div role="alert">
        <EmptyState
          title={title}
          icon={<CircleAlert />}
          actions={
            failure.kind === 'unavailable' || failure.kind === 'photo-not-encoded' ? (
              <Button onClick={onRetry}>{text.tryAgain}</Button>
            ) : undefined
          }
        >
          <p>{body}</p>
        </EmptyState>
      </div>
    </Middle>
  );
}

function describe(failure: SearchFailedProps['failure']): { readonly title: string; readonly body: string } {
  if (failure.kind === 'unavailable') return { title: searchText.failedTitle, body: failure.reason };
  if (failure.kind === 'photo-not-encoded') {
    return { title: searchText.photoNotEncodedTitle, body: searchText.photoNotEncoded };
  }
  return failure.kind === 'picture-gone'
    ? { title: searchText.pictureGoneTitle, body: searchText.pictureGone }
    : { title: searchText.pictureUnreadableTitle, body: failure.reason };
}

function Middle({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['middle']} data-total={0}>
      {children}
    </div>
  );
}
