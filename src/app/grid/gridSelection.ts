/**
 * The ways to change the selection of one grid. A range begins at the photo that was chosen or visited last and follows
 * wherever it is drawn to, back as well as forth; what was selected before it stays.
 */
import type { PhotoId } from '../../core/photo.ts';
import type { IndexRun } from '../../core/timeline/areaSearch.ts';
import { indexOfPhoto, type ListColumns } from '../../lists/photoLists.ts';
import { useView } from '../viewStore.ts';
import {
  runBetween,
  withAllToggled,
  withoutMissing,
  withRuns,
  withToggled,
  type Reach,
} from './selectionRange.ts';
import type { Arrangement } from './useArrangement.ts';

export interface SelectionActions {
  /** What is on the screen now. */
  readonly look: (listed: Listed) => void;
  readonly toggle: (id: PhotoId) => void;
  /** The next range begins here. */
  readonly beginAt: (id: PhotoId) => void;
  /**
   * Selects from where the range begins to a photo; the photo alone where none was begun. With `step` the range is the one
   * that has come as far as that photo, or else begins there.
   */
  readonly extendTo: (id: PhotoId, step?: PhotoId) => void;
  /** Of a heading: all photos below it, or none of them where all are selected. */
  readonly toggleSection: (row: number) => void;
  readonly selectAll: () => void;
  /** For a sweep over the photos: each call says anew what it covers. */
  readonly beginSweep: (reach: Reach) => Sweep;
}

interface Sweep {
  readonly cover: (ids: Uint32Array, runs: readonly IndexRun[]) => void;
  /** As it was before. */
  readonly cancel: () => void;
}

interface Range {
  readonly from: PhotoId;
  readonly to: PhotoId;
  /** What was selected when the range began. */
  readonly base: ReadonlySet<PhotoId>;
  /** What the range made of it, to notice that something else changed the selection. */
  readonly last: ReadonlySet<PhotoId>;
}

const NOTHING: ReadonlySet<PhotoId> = new Set();

interface Listed {
  readonly photos: ListColumns;
  readonly arrangement: Arrangement | null;
}

/** @param list name of the list, as the view store knows it */
export function createSelectionActions(list: string): SelectionActions {
  let listed: Listed | null = null;
  let range: Range | null = null;

  /** The selection as it is now: a pointer is faster than drawing. */
  const read = (): ReadonlySet<PhotoId> => {
    const { selection } = useView.getState();
    return selection.list === list ? selection.ids : NOTHING;
  };
  const select = (ids: ReadonlySet<PhotoId>): ReadonlySet<PhotoId> => {
    // While a list is being laid out, the photos drawn are those of the one before.
    const kept =
      listed === null || listed.arrangement?.list === listed.photos
        ? ids
        : withoutMissing(ids, listed.photos.ids);
    useView.getState().select(list, kept);
    return kept;
  };
  const begin = (from: PhotoId, base: ReadonlySet<PhotoId>): void => {
    range = { from, to: from, base, last: base };
  };

  return {
    look(seen) {
      listed = seen;
    },
    toggle(id) {
      begin(id, select(withToggled(read(), id)));
    },
    beginAt(id) {
      begin(id, read());
    },
    extendTo(id, step) {
      if (listed === null) return;
      const { photos } = listed;
      if (step !== undefined && range?.to !== step) begin(step, read());
      const now = read();
      const from = range === null ? -1 : indexOfPhoto(photos, range.from);
      const to = indexOfPhoto(photos, id);
      if (to === -1) return;
      if (range === null || from === -1) {
        begin(id, select(withRuns(now, photos.ids, [runBetween(to, to)], 'add')));
        return;
      }
      const base = range.last === now ? range.base : now;
      const last = select(withRuns(base, photos.ids, [runBetween(from, to)], 'add'));
      range = { from: range.from, to: id, base, last };
    },
    toggleSection(row) {
      const arrangement = listed?.arrangement ?? null;
      if (arrangement === null) return;
      const { firsts, ends } = arrangement.layout;
      select(withAllToggled(read(), arrangement.list.ids.subarray(firsts[row], ends[row])));
    },
    selectAll() {
      if (listed !== null) select(new Set(listed.photos.ids));
    },
    beginSweep(reach) {
      const base = read();
      return {
        cover(ids, runs) {
          select(withRuns(base, ids, runs, reach));
        },
        cancel() {
          select(base);
        },
      };
    },
  };
}
