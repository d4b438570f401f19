/** Which of the two sheets about commands is open: the palette, or the help with all keys. */
import { create } from 'zustand';

interface CommandSheets {
  readonly open: 'palette' | 'help' | null;
  readonly show: (sheet: 'palette' | 'help') => void;
  readonly close: () => void;
}

export const useCommandSheets = create<CommandSheets>()((set) => ({
  open: null,
  show: (open) => {
    set({ open });
  },
  close: () => {
    set({ open: null });
  },
}));
