/**
 * A page that shows one list of photos in its four states: being read, unreadable, empty, and full. Timeline, Archive,
 * Trash and the page of a tag are this with different words.
 */
import { CircleAlert } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { Grouping } from '../../core/timeline/timelineLayout.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { FavouriteIdsProvider } from '../favourites/favouriteIds.tsx';
import { Page } from '../frame/Page.tsx';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { said, text } from '../messages.ts';
import { usePhotoList } from '../queries.ts';
import { useSelection, useView } from '../viewStore.ts';
import { GridSkeleton } from './GridSkeleton.tsx';
import { PhotoGrid } from './PhotoGrid.tsx';
import styles from './PhotoListPage.module.css';
import { SelectionBarHost } from '../selection/SelectionBarHost.tsx';
import { ZoomControl } from './ZoomControl.tsx';

interface PhotoListPageProps {
  readonly title: string;
  readonly source: ListSource;
  readonly grouping?: Grouping;
  /** Buttons in the top bar while the list is not empty. */
  readonly actions?: ReactNode;
  /** Shown above the photos. */
  readonly above?: ReactNode;
  /** Shown when there are none: what the list is for and the one next step. */
  readonly empty: ReactNode;
  /** Leaves out `Add photos`: where the empty page has its own, or where photos are never added. */
  readonly hideAdd?: 'whenEmpty' | 'always';
}

export function PhotoListPage({
  title,
  source,
  grouping = 'dates',
  actions,
  above,
  empty,
  hideAdd,
}: PhotoListPageProps) {
  const photos = usePhotoList(source);
  const list = listSourceKey(source);
  const isSelecting = useSelection(list).size > 0;
  const clearSelection = useView((view) => view.clearSelection);
  // A selection does not outlive the page it was made on.
  useEffect(() => clearSelection, [clearSelection]);
  const isEmpty = photos.data?.ids.length === 0;

  return (
    <FavouriteIdsProvider>
      <Page
        title={title}
        isTitlePrivate={'tagPath' in source}
        actions={
          isEmpty ? undefined : (
            <>
              <ZoomControl look="wide" />
              {actions}
            </>
          )
        }
        hideAdd={hideAdd === 'always' || (isEmpty && hideAdd === 'whenEmpty')}
        {...(isSelecting &&
          photos.data !== undefined && { bar: <SelectionBarHost source={source} photos={photos.data} /> })}
      >
        {photos.isError && (
          <div role="alert" className={styles['middle']}>
            <EmptyState
              title={text.listUnreadable}
              icon={<CircleAlert />}
              actions={
                <Button
                  onClick={() => {
                    void photos.refetch();
                  }}
                >
                  {text.tryAgain}
                </Button>
              }
            >
              <p>{said(photos.error.message)}</p>
            </EmptyState>
          </div>
        )}
        {photos.isPending && <GridSkeleton />}
        {isEmpty && (
          <div className={styles['middle']} data-total={0}>
            {empty}
          </div>
        )}
        {photos.data !== undefined && photos.data.ids.length > 0 && (
          <>
            {above}
            <PhotoGrid key={list} source={source} photos={photos.data} label={title} grouping={grouping} />
          </>
        )}
      </Page>
    </FavouriteIdsProvider>
  );
}
