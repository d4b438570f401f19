/** What is on the screen about scanning: the question, and the run whose progress and summary are shown. */
import { create } from 'zustand';

interface ScanView {
  /** The question "Scan the library?" is open. */
  readonly asking: boolean;
  /** The scan this window follows to its summary; null when none, or when its summary was dismissed. */
  readonly watchedRunId: number | null;
  /** The notice that offers a scan, taken down once there is one. */
  readonly offerToastId: number | null;
  readonly ask: () => void;
  readonly closeQuestion: () => void;
  readonly watch: (runId: number) => void;
  readonly dismiss: () => void;
  readonly setOffer: (toastId: number | null) => void;
}

export const useScanView = create<ScanView>()((set) => ({
  asking: false,
  watchedRunId: null,
  offerToastId: null,
  ask: () => {
    set({ asking: true });
  },
  closeQuestion: () => {
    set({ asking: false });
  },
  watch: (runId) => {
    set({ asking: false, watchedRunId: runId });
  },
  dismiss: () => {
    set({ watchedRunId: null });
  },
  setOffer: (offerToastId) => {
    set({ offerToastId });
  },
}));
