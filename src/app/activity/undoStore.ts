/** The run somebody wants to undo and is asked about first; one question at a time, whatever page it came from. */
import { create } from 'zustand';
import type { Run } from '../../core/run.ts';

interface UndoView {
  readonly asked: Run | null;
  /** The revision to offer for restoring, after a clean-up was undone. */
  readonly restoring: number | null;
  readonly ask: (run: Run) => void;
  readonly close: () => void;
  readonly offerRestore: (revision: number) => void;
}

export const useUndoView = create<UndoView>()((set) => ({
  asked: null,
  restoring: null,
  ask: (asked) => {
    set({ asked });
  },
  close: () => {
    set({ asked: null, restoring: null });
  },
  offerRestore: (restoring) => {
    set({ restoring });
  },
}));
