/** What is on the screen about scanning: the question, and the run whose progress and summary are shown. */
import { create } from 'zustand';
import type { ScanKind } from '../../core/run.ts';

interface ScanView {
  /** The question is open, with this choice made. */
  readonly asking: ScanKind | null;
  /** The scan this window follows to its summary; null when none, or when its summary was dismissed. */
  readonly watchedRunId: number | null;
  /** The notice that offers a scan, taken down once there is one. */
  readonly offerToastId: number | null;
  readonly ask: (kind?: ScanKind) => void;
  readonly closeQuestion: () => void;
  readonly watch: (runId: number) => void;
  readonly dismiss: () => void;
  readonly setOffer: (toastId: number | null) => void;
}

export const useScanView = create<ScanView>()((set) => ({
  asking: null,
  watchedRunId: null,
  offerToastId: null,
  ask: (asking = 'scan') => {
    set({ asking });
  },
  closeQuestion: () => {
    set({ asking: null });
  },
  watch: (runId) => {
    set({ asking: null, watchedRunId: runId });
  },
  dismiss: () => {
    set({ watchedRunId: null });
  },
  setOffer: (offerToastId) => {
    set({ offerToastId });
  },
}));
