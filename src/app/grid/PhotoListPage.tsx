/**
 * A page that shows one list of photos in its four states: being read, unreadable, empty, and full. Timeline, Archive,
 * Trash and the page of a tag are this with different words.
 */
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { Page } from '../frame/Page.tsx';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { useCells } from '../queries.ts';
import { useSelection, useView } from '../viewStore.ts';
import { GridSkeleton } from './GridSkeleton.tsx';
import type { Grouping } from './gridRows.ts';
import { PhotoGrid } from './PhotoGrid.tsx';
import styles from './PhotoListPage.module.css';
import { SelectionBar } from './SelectionBar.tsx';

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
  /** The empty page has its own `Add photos`. */
  readonly hideAddWhenEmpty?: boolean;
}

export function PhotoListPage({
  title,
  source,
  grouping = 'dates',
  actions,
  above,
  empty,
  hideAddWhenEmpty = false,
}: PhotoListPageProps) {
  const scrollRef = useRef<HTMLElement>(null);
  const cells = useCells(source);
  const list = listSourceKey(source);
  const isSelecting = useSelection(list).size > 0;
  const clearSelection = useView((view) => view.clearSelection);
  // A selection does not outlive the page it was made on.
  useEffect(() => clearSelection, [clearSelection]);
  const isEmpty = cells.data?.length === 0;

  return (
    <Page
      title={title}
      scrollRef={scrollRef}
      actions={isEmpty ? undefined : actions}
      hideAdd={isEmpty && hideAddWhenEmpty}
      {...(isSelecting &&
        cells.data !== undefined && { bar: <SelectionBar source={source} cells={cells.data} /> })}
    >
      {cells.isError && (
        <div role="alert" className={styles['middle']}>
          <EmptyState
            title={text.listUnreadable}
            icon={<CircleAlert />}
            actions={
              <Button
                onClick={() => {
                  void cells.refetch();
                }}
              >
                {text.tryAgain}
              </Button>
            }
          >
            <p>{cells.error.message}</p>
          </EmptyState>
        </div>
      )}
      {cells.isPending && <GridSkeleton />}
      {isEmpty && (
        <div className={styles['middle']} data-total={0}>
          {empty}
        </div>
      )}
      {cells.data !== undefined && cells.data.length > 0 && (
        <>
          {above}
          <PhotoGrid
            key={list}
            source={source}
            cells={cells.data}
            label={title}
            grouping={grouping}
            scrollRef={scrollRef}
          />
        </>
      )}
    </Page>
  );
}
