/**
 * A grid of photos: justified rows, only those on the screen drawn, driven by pointer and keyboard alike. One listener
 * of each kind serves all tiles. What is selected lives in the view store, under the list's name.
 */
import { useRef, useState } from 'react';
import { rowOfPhoto } from '../../core/timeline/rowSearch.ts';
import { ROW_KIND, type Grouping } from '../../core/timeline/timelineLayout.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { useSelection } from '../viewStore.ts';
import { GridRow } from './GridRow.tsx';
import { GridSkeleton } from './GridSkeleton.tsx';
import { Scrubber } from './Scrubber.tsx';
import { useArrangement, type Arrangement } from './useArrangement.ts';
import { useElementSize } from './useElementSize.ts';
import { useExpectedPictures } from './useExpectedPictures.ts';
import { useGridEvents } from './useGridEvents.ts';
import { useListPlace } from './useListPlace.ts';
import { useRowWindow, type RowRange } from './useRowWindow.ts';
import styles from './PhotoGrid.module.css';

interface PhotoGridProps {
  readonly source: ListSource;
  readonly photos: ListColumns;
  /** Name of the list, for screen readers. */
  readonly label: string;
  readonly grouping: Grouping;
  /** Of a ranking: where in the list what matches less well begins, set apart by a heading. */
  readonly dividedAt?: number | null;
}

export function PhotoGrid({ source, photos, label, grouping, dividedAt = null }: PhotoGridProps) {
  const list = listSourceKey(source);
  const rootRef = useRef<HTMLDivElement>(null);
  const windowRef = useRef<HTMLDivElement>(null);
  const { width, top } = useElementSize(rootRef);
  const [openedAtMs] = useState(() => Date.now());
  const arrangement = useArrangement(photos, width, grouping, dividedAt);
  const layout = arrangement?.layout ?? null;
  const selected = useSelection(list);

  const rows = useRowWindow({ layout, top, rootRef, windowRef });
  const { scroll } = rows;
  useListPlace({ list, photos, arrangement, scroll, top, rootRef });
  useExpectedPictures(arrangement, rows);
  const { active, handlers } = useGridEvents({ source, photos, arrangement, scroll, top, rootRef });
  const { drawn, tabStop } = rowsToDraw(arrangement, rows, active);

  return (
    <div className={styles['frame']}>
      {/* The grid pattern: one tab stop, arrow keys inside. The tiles are what is focused. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={rootRef}
        role="grid"
        aria-label={text.gridLabel(label, photos.ids.length)}
        aria-multiselectable="true"
        aria-rowcount={layout?.kinds.length ?? -1}
        aria-busy={arrangement?.list !== photos || undefined}
        data-total={photos.ids.length}
        data-selecting={selected.size > 0 || undefined}
        className={styles['grid']}
        style={{ height: rows.elementHeight }}
        {...handlers}
      >
        <div ref={windowRef} role="presentation" className={styles['window']}>
          {arrangement !== null &&
            drawn.map((row) => (
              <GridRow
                key={`${String(arrangement.layout.kinds[row])} ${String(arrangement.list.ids[arrangement.layout.firsts[row] ?? 0])}`}
                arrangement={arrangement}
                row={row}
                base={rows.base}
                isBrief={rows.isHurried}
                selected={selected}
                tabStop={rowHolds(arrangement, row, tabStop) ? tabStop : null}
                openedAtMs={openedAtMs}
              />
            ))}
        </div>
      </div>
      {arrangement === null && <GridSkeleton />}
      {layout !== null && layout.marks.length > 2 && <Scrubber layout={layout} scroll={scroll} top={top} />}
    </div>
  );
}

/**
 * The rows on the screen and, wherever it is, the row of the photo one was at: what has the keyboard's focus must not
 * leave the page under somebody's fingers. The tab stop is that photo, or the first one drawn.
 */
function rowsToDraw(
  arrangement: Arrangement | null,
  { first, end }: RowRange,
  active: number | null,
): { readonly drawn: readonly number[]; readonly tabStop: number | null } {
  if (arrangement === null) return { drawn: [], tabStop: null };
  const { kinds, firsts } = arrangement.layout;
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  if (active !== null) {
    const row = rowOfPhoto(arrangement.layout, active);
    if (row < first) drawn.unshift(row);
    else if (row >= end) drawn.push(row);
    return { drawn, tabStop: active };
  }
  const firstOfPhotos = drawn.find((row) => kinds[row] === ROW_KIND.photos);
  return { drawn, tabStop: firstOfPhotos === undefined ? null : (firsts[firstOfPhotos] ?? null) };
}

function rowHolds({ layout }: Arrangement, row: number, index: number | null): boolean {
  return (
    index !== null &&
    layout.kinds[row] === ROW_KIND.photos &&
    index >= (layout.firsts[row] ?? 0) &&
    index < (layout.ends[row] ?? 0)
  );
}
