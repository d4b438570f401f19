/** One row of a grid: a heading, or photos side by side. */
import { memo } from 'react';
import { textAt } from '../../core/packedText.ts';
import type { PhotoId } from '../../core/photo.ts';
import { tilesOfRow } from '../../core/timeline/rowSearch.ts';
import { ROW_KIND } from '../../core/timeline/timelineLayout.ts';
import { GridHeading } from './GridHeading.tsx';
import { Tile } from './Tile.tsx';
import type { Arrangement } from './useArrangement.ts';
import styles from './PhotoGrid.module.css';

interface GridRowProps {
  readonly arrangement: Arrangement;
  readonly row: number;
  /** Distance of the drawn window's origin from the grid's top, CSS pixels. */
  readonly base: number;
  /** True while one flies past. */
  readonly isBrief: boolean;
  readonly selected: ReadonlySet<PhotoId>;
  /** Position in the list of the photo the Tab key comes to, where it is in this row. */
  readonly tabStop: number | null;
  /** The photo that is looked at more closely, where it is in this row, and what describes it. */
  readonly described: { readonly id: PhotoId; readonly by: string } | null;
  readonly openedAtMs: number;
}

/** A row kept for its focus may be far away: it is parked this far out of sight. */
const FURTHEST_PX = 500_000;

export const GridRow = memo(function GridRow({
  arrangement: { list, layout },
  row,
  base,
  isBrief,
  selected,
  tabStop,
  described,
  openedAtMs,
}: GridRowProps) {
  const height = layout.heights[row] ?? 0;
  const y = Math.max(-FURTHEST_PX, Math.min(FURTHEST_PX, (layout.tops[row] ?? 0) - base));
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- table rows cannot be placed freely
      role="row"
      aria-rowindex={row + 1}
      className={styles['row']}
      style={{ transform: `translateY(${String(y)}px)`, height }}
    >
      {layout.kinds[row] === ROW_KIND.photos ? (
        tilesOfRow(list, layout, row).map(({ index, left, width }, position) => {
          const id = list.ids[index] ?? 0;
          return (
            <Tile
              key={id}
              id={id}
              fileName={textAt(list.names, index)}
              left={left}
              width={width}
              height={height}
              column={position + 1}
              isSelected={selected.has(id)}
              isTabStop={index === tabStop}
              isBrief={isBrief}
              describedBy={described?.id === id ? described.by : undefined}
            />
          );
        })
      ) : (
        <GridHeading list={list} layout={layout} row={row} selected={selected} openedAtMs={openedAtMs} />
      )}
    </div>
  );
});
