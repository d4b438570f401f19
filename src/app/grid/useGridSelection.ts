/** The selection of one grid, and the ways to change it. */
import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { useSelection, useView } from '../viewStore.ts';
import { createSelectionActions, type SelectionActions } from './gridSelection.ts';
import { withoutMissing } from './selectionRange.ts';
import type { Arrangement } from './useArrangement.ts';

export interface GridSelection extends Omit<SelectionActions, 'look'> {
  readonly selected: ReadonlySet<PhotoId>;
}

export function useGridSelection(
  list: string,
  photos: ListColumns,
  arrangement: Arrangement | null,
): GridSelection {
  const selected = useSelection(list);
  const { look, ...actions } = useMemo(() => createSelectionActions(list), [list]);
  useLayoutEffect(() => {
    look({ photos, arrangement });
  }, [look, photos, arrangement]);

  // Photos leave the list while they are selected: by another tab, or by classification.
  useEffect(() => {
    const { selection, select } = useView.getState();
    if (selection.list !== list) return;
    const left = withoutMissing(selection.ids, photos.ids);
    if (left !== selection.ids) select(list, left);
  }, [list, photos]);

  return { selected, ...actions };
}
