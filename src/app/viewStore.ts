/** What is only on the screen: the selection, and where each list was left. Nothing here outlives the tab. */
import { create } from 'zustand';
import type { PhotoId } from '../core/photo.ts';

/** Where a list was left, to come back to. */
interface ListPlace {
  /** In the list's content, CSS pixels from its top. */
  readonly position: number;
  /** The photo that was opened from it, or last looked at in the viewer. */
  readonly photoId: PhotoId | null;
}

interface ViewState {
  /** Selected photos of the list on the screen; the list is named so that a selection never acts on another list. */
  readonly selection: { readonly list: string; readonly ids: ReadonlySet<PhotoId> };
  readonly places: ReadonlyMap<string, ListPlace>;
  readonly isViewerPanelOpen: boolean;
  /** The person said "not now" to the starter set. */
  readonly isStarterHintHidden: boolean;
  readonly select: (list: string, ids: ReadonlySet<PhotoId>) => void;
  readonly clearSelection: () => void;
  readonly leavePlace: (list: string, place: ListPlace) => void;
  readonly setViewerPanelOpen: (isOpen: boolean) => void;
  readonly hideStarterHint: () => void;
}

const NOTHING: ReadonlySet<PhotoId> = new Set();

export const useView = create<ViewState>()((set) => ({
  selection: { list: '', ids: NOTHING },
  places: new Map(),
  isViewerPanelOpen: globalThis.innerWidth >= 1000,
  isStarterHintHidden: false,
  select: (list, ids) => {
    set({ selection: { list, ids } });
  },
  clearSelection: () => {
    set({ selection: { list: '', ids: NOTHING } });
  },
  leavePlace: (list, place) => {
    set((state) => ({ places: new Map(state.places).set(list, place) }));
  },
  setViewerPanelOpen: (isOpen) => {
    set({ isViewerPanelOpen: isOpen });
  },
  hideStarterHint: () => {
    set({ isStarterHintHidden: true });
  },
}));

/** Selected photos of one list. */
export function useSelection(list: string): ReadonlySet<PhotoId> {
  return useView((state) => (state.selection.list === list ? state.selection.ids : NOTHING));
}
