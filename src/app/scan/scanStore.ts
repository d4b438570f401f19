/** What is on the screen about scanning: the question, and the run whose progress and summary are shown. */
import { create } from 'zustand';

interface ScanView {
  /** The question "Scan the library?" is open. */
  readonly asking: boolean;
  /** The scan this window follows to its summary; null when none, or when its summary was dismissed. */
  readonly watchedRunId: number | null;
  readonly ask: () => void;
  readonly closeQuestion: () => void;
  readonly watch: (runId: number) => void;
  readonly dismiss: () => void;
}

export const useScanView = create<ScanView>()((set) => ({
  asking: false,
  watchedRunId: null,
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
}));
