/** Keeping the screen awake during long work, if the person wants it: a setting of this device, off at first. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { useOwnWork } from '../install/work.ts';

const STORAGE_KEY = 'winnow-keep-awake';

export const canKeepAwake = 'wakeLock' in navigator;

interface KeepAwake {
  readonly isWanted: boolean;
  readonly setWanted: (isWanted: boolean) => void;
}

function readWanted(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'yes';
  } catch {
    return false;
  }
}

export const useKeepAwakeSetting = create<KeepAwake>()((set) => ({
  isWanted: readWanted(),
  setWanted: (isWanted) => {
    set({ isWanted });
    try {
      if (isWanted) localStorage.setItem(STORAGE_KEY, 'yes');
      else localStorage.removeItem(STORAGE_KEY);
    } catch {
      // Where site data is blocked the choice lasts as long as the page.
    }
  },
}));

/** Holds the screen's lock while this window is at work. Browsers let go of it when the page is hidden. */
export function useKeepAwake(): void {
  const isWanted = useKeepAwakeSetting((view) => view.isWanted);
  const isAtWork = useOwnWork() !== null;
  useEffect(() => {
    if (!isWanted || !isAtWork || !canKeepAwake) return undefined;
    const ended = new AbortController();
    let held: WakeLockSentinel | null = null;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        held = await navigator.wakeLock.request('screen');
        if (ended.signal.aborted) await held.release();
      } catch (error) {
        // A low battery, for one.
        console.info('Winnow: the screen could not be kept awake.', error);
      }
    };
    void hold();
    document.addEventListener('visibilitychange', () => void hold(), { signal: ended.signal });
    return () => {
      ended.abort();
      void held?.release();
    };
  }, [isWanted, isAtWork]);
}
