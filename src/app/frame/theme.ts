/** Light, dark, or as the system: kept by the browser, applied before the first paint by public/theme.js. */
import { create } from 'zustand';

export type Theme = 'system' | 'light' | 'dark';

/** public/theme.js reads the same key. */
const STORAGE_KEY = 'winnow-theme';
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Where site data is blocked the choice lasts as long as the page.
  }
}

interface ThemeView {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly nextTheme: () => void;
}

export const useTheme = create<ThemeView>()((set, get) => ({
  theme: readTheme(),
  setTheme: (theme) => {
    applyTheme(theme);
    set({ theme });
  },
  nextTheme: () => {
    get().setTheme(NEXT[get().theme]);
  },
}));
