/**
 * A grid of photos: justified rows, only those on the screen drawn, driven by pointer and keyboard alike. One listener
 * of each kind serves all tiles. What is selected lives in the view store, under the list's name.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { PhotoCell } from '../../core/photo.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { useSelection } from '../viewStore.ts';
import { GridHeading } from './GridHeading.tsx';
import { layoutGrid, type Grouping } from './gridRows.ts';
import { Scrubber } from './Scrubber.tsx';
import { Tile } from './Tile.tsx';
import { useElementSize } from './useElementSize.ts';
import { useGridEvents } from './useGridEvents.ts';
import { useListPlace } from './useListPlace.ts';
import styles from './PhotoGrid.module.css';

const GAP_PX = 4;

/** About three to a row on a phone, about six on a desktop. */
function rowHeightFor(width: number): number {
  return width < 600 ? 124 : 208;
}

interface PhotoGridProps {
  readonly source: ListSource;
  readonly cells: readonly PhotoCell[];
  /** Name of the list, for screen readers. */
  readonly label: string;
  readonly grouping: Grouping;
  readonly scrollRef: RefObject<HTMLElement | null>;
}

export function PhotoGrid({ source, cells, label, grouping, scrollRef }: PhotoGridProps) {
  const list = listSourceKey(source);
  const rootRef = useRef<HTMLDivElement>(null);
  const { width, top } = useElementSize(rootRef);
  const [openedAtMs] = useState(() => Date.now());
  const layout = useMemo(
    () =>
      layoutGrid(cells, { width, rowHeight: rowHeightFor(width), gap: GAP_PX, grouping, nowMs: openedAtMs }),
    [cells, width, grouping, openedAtMs],
  );
  const { rows } = layout;
  const selected = useSelection(list);

  // Its functions must not be memoised; nothing here passes them to a memoised component.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: width === 0 ? 0 : rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    // A new function for every layout: what tells the virtualizer that heights changed.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    scrollMargin: top,
    overscan: 4,
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rows]);

  useListPlace({ list, cells, layout, virtualizer, scrollRef, isReady: width > 0 });
  const { tabStop, handlers } = useGridEvents({ source, cells, layout, virtualizer, rootRef });

  const items = virtualizer.getVirtualItems();
  const isTabStopDrawn = items.some((item) => item.index === layout.rowByIndex[tabStop]);
  const firstDrawn = items.map((item) => rows[item.index]).find((row) => row?.kind === 'photos');
  const tabIndexOf = isTabStopDrawn || firstDrawn?.kind !== 'photos' ? tabStop : firstDrawn.tiles[0]?.index;

  return (
    <div className={styles['frame']}>
      {/* The grid pattern: one tab stop, arrow keys inside. The tiles are what is focused. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={rootRef}
        role="grid"
        aria-label={text.gridLabel(label, cells.length)}
        aria-multiselectable="true"
        aria-rowcount={rows.length}
        data-total={cells.length}
        data-selecting={selected.size > 0 || undefined}
        className={styles['grid']}
        style={{ height: virtualizer.getTotalSize() }}
        {...handlers}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- table rows cannot be placed freely
              role="row"
              aria-rowindex={item.index + 1}
              className={styles['row']}
              style={{ transform: `translateY(${String(item.start - top)}px)`, height: row.height }}
            >
              {row.kind === 'heading' ? (
                <GridHeading row={row} selected={selected} />
              ) : (
                row.tiles.map((tile) => (
                  <Tile
                    key={tile.cell.id}
                    id={tile.cell.id}
                    fileName={tile.cell.fileName}
                    left={tile.left}
                    width={tile.width}
                    height={row.photoHeight}
                    isSelected={selected.has(tile.cell.id)}
                    isTabStop={tile.index === tabIndexOf}
                  />
                ))
              )}
            </div>
          );
        })}
      </div>
      {layout.marks.length > 2 && (
        <Scrubber layout={layout} virtualizer={virtualizer} scrollRef={scrollRef} />
      )}
    </div>
  );
}
