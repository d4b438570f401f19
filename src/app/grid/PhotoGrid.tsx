/**
 * A grid of photos: justified rows, only those on the screen drawn, driven by pointer, fingers and keyboard alike. One
 * listener of each kind serves all tiles. What is selected lives in the view store, under the list's name.
 */
import { useId, useRef, useState } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import type { Area } from '../../core/timeline/areaSearch.ts';
import { rowOfPhoto } from '../../core/timeline/rowSearch.ts';
import { ROW_KIND, type Grouping } from '../../core/timeline/timelineLayout.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { indexOfPhoto } from '../../lists/photoLists.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { useDragOut } from '../selection/useDragOut.ts';
import { useSettled } from '../settings/useSettled.ts';
import { GridRow } from './GridRow.tsx';
import { GridSkeleton } from './GridSkeleton.tsx';
import { gridText } from './messages.ts';
import { Scrubber } from './Scrubber.tsx';
import { TagPreview } from './TagPreview.tsx';
import { useArrangement, type Arrangement } from './useArrangement.ts';
import { useElementSize } from './useElementSize.ts';
import { useExpectedPictures } from './useExpectedPictures.ts';
import { useCloserLook } from './useCloserLook.ts';
import { useGridEvents } from './useGridEvents.ts';
import { useGridSelection } from './useGridSelection.ts';
import { useListPlace } from './useListPlace.ts';
import { useRowWindow, type RowRange } from './useRowWindow.ts';
import { useSweep } from './useSweep.ts';
import { useTouchGestures } from './useTouchGestures.ts';
import { useZoomKeys } from './useZoomKeys.ts';
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

/** A sweep changes the number sixty times a second; it is said once it has come to rest. */
const ANNOUNCED_AFTER_MS = 400;
/** Of a rectangle, from where rows are measured. */
const FURTHEST_PX = 500_000;

export function PhotoGrid({ source, photos, label, grouping, dividedAt = null }: PhotoGridProps) {
  const list = listSourceKey(source);
  const rootRef = useRef<HTMLDivElement>(null);
  const windowRef = useRef<HTMLDivElement>(null);
  const { width, top } = useElementSize(rootRef);
  const [openedAtMs] = useState(() => Date.now());
  const arrangement = useArrangement(photos, width, grouping, dividedAt);
  const layout = arrangement?.layout ?? null;
  const selection = useGridSelection(list, photos, arrangement);
  const { selected } = selection;
  const previewId = useId();

  const rows = useRowWindow({ layout, top, rootRef, windowRef });
  const { scroll } = rows;
  useListPlace({ list, photos, arrangement, scroll, top, rootRef });
  useExpectedPictures(arrangement, rows);
  const parts = { arrangement, selection, scroll, top, rootRef };
  const { active, handlers } = useGridEvents({ source, ...parts });
  const sweep = useSweep(parts);
  useTouchGestures(parts);
  useDragOut(rootRef, selected);
  useZoomKeys(rootRef);
  const looked = placeOf(arrangement, useCloserLook(rootRef, scroll));
  const announced = useSettled(
    selected.size === 0 ? '' : gridText.selectedOf(selected.size, photos.ids.length),
    ANNOUNCED_AFTER_MS,
  );
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
        aria-colcount={-1}
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
                described={
                  looked !== null && rowHolds(arrangement, row, looked.index)
                    ? { id: looked.id, by: previewId }
                    : null
                }
                openedAtMs={openedAtMs}
              />
            ))}
          {arrangement !== null && looked !== null && sweep === null && (
            <TagPreview
              key={looked.id}
              id={previewId}
              arrangement={arrangement}
              index={looked.index}
              base={rows.base}
            />
          )}
          {sweep !== null && <div className={styles['sweep']} style={boxOf(sweep, rows.base)} />}
        </div>
      </div>
      <output className={styles['announced']}>{announced}</output>
      {arrangement === null && <GridSkeleton />}
      {layout !== null && layout.marks.length > 2 && <Scrubber layout={layout} scroll={scroll} top={top} />}
    </div>
  );
}

/** The photo somebody looks at more closely, and where it is in the list. */
function placeOf(
  arrangement: Arrangement | null,
  id: PhotoId | null,
): { readonly id: PhotoId; readonly index: number } | null {
  if (arrangement === null || id === null) return null;
  const index = indexOfPhoto(arrangement.list, id);
  return index === -1 ? null : { id, index };
}

/** No larger than browsers draw without trouble: what is further away is out of sight. */
function boxOf({ left, top, right, bottom }: Area, base: number) {
  const from = Math.max(top - base, -FURTHEST_PX);
  const to = Math.min(bottom - base, FURTHEST_PX);
  return {
    transform: `translate(${String(left)}px, ${String(from)}px)`,
    width: right - left,
    height: Math.max(0, to - from),
  };
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
