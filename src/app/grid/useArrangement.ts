/**
 * A list and its layout, always of one another: while a new list, width or size is being laid out by the worker, the one
 * before stays.
 */
import { useEffect, useMemo, useState } from 'react';
import type { Grouping, LayoutOptions, TimelineLayout } from '../../core/timeline/timelineLayout.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { usePhotoLists } from '../depsContext.ts';
import { rowHeightFor, useGridZoom } from './gridZoom.ts';

export interface Arrangement {
  readonly list: ListColumns;
  readonly layout: TimelineLayout;
  /** What the layout was asked for with. */
  readonly options: LayoutOptions;
}

const GAP_PX = 4;
const MONTH_HEADING_PX = 52;
const DAY_HEADING_PX = 36;

/** Null until the width is known and the first layout is there. */
export function useArrangement(
  list: ListColumns,
  width: number,
  grouping: Grouping,
  dividedAt: number | null,
): Arrangement | null {
  const lists = usePhotoLists();
  const step = useGridZoom((view) => view.step);
  const options = useMemo(
    (): LayoutOptions => ({
      width,
      rowHeight: rowHeightFor(width, step),
      gap: GAP_PX,
      grouping,
      ...(dividedAt !== null && { dividedAt }),
      monthHeadingHeight: MONTH_HEADING_PX,
      dayHeadingHeight: DAY_HEADING_PX,
    }),
    [width, step, grouping, dividedAt],
  );
  const [arrangement, setArrangement] = useState<Arrangement | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  // Shown by the page's error boundary: without a layout there is no page.
  if (failure !== null) throw failure;

  useEffect(() => {
    if (width === 0) return undefined;
    const leaving = new AbortController();
    const arrange = async (): Promise<void> => {
      try {
        const layout = await lists.layout(list, options, leaving.signal);
        setArrangement({ list, layout, options });
      } catch (error) {
        if (!leaving.signal.aborted) setFailure(error instanceof Error ? error : new Error(String(error)));
      }
    };
    void arrange();
    return () => {
      leaving.abort();
    };
  }, [lists, list, options, width]);

  const known = useMemo(() => {
    const layout = width === 0 ? null : lists.peekLayout(list, options);
    return layout === null ? null : { list, layout, options };
  }, [lists, list, options, width]);
  return arrangement?.list === list && arrangement.options === options ? arrangement : (known ?? arrangement);
}
