/** Name and icon of each choice of colours. */
import { Moon, Sun, SunMoon } from 'lucide-react';
import { text } from '../messages.ts';

export const THEME_LOOKS = {
  system: { label: text.themeSystem, icon: <SunMoon aria-hidden="true" /> },
  light: { label: text.themeLight, icon: <Sun aria-hidden="true" /> },
  dark: { label: text.themeDark, icon: <Moon aria-hidden="true" /> },
} as const;
