/** Whether shortcuts of a single character work: a setting of this device, on at first (WCAG 2.2, 2.1.4). */
import { create } from 'zustand';

const STORAGE_KEY = 'winnow-single-keys';

interface SingleKeys {
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
}

function readOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

export const useSingleKeys = create<SingleKeys>()((set) => ({
  isOn: readOn(),
  setOn: (isOn) => {
    set({ isOn });
    try {
      if (isOn) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, 'off');
    } catch {
      // Where site data is blocked the choice lasts as long as the page.
    }
  },
}));
