/** Steps through the colours: as the system, light, dark. */
import { Moon, Sun, SunMoon } from 'lucide-react';
import { IconButton } from '../controls/Button.tsx';
import { text } from '../messages.ts';
import { useTheme } from './theme.ts';

const LOOKS = {
  system: { label: text.themeSystem, icon: <SunMoon /> },
  light: { label: text.themeLight, icon: <Sun /> },
  dark: { label: text.themeDark, icon: <Moon /> },
} as const;

export function ThemeButton() {
  const { theme, nextTheme } = useTheme();
  return <IconButton label={LOOKS[theme].label} icon={LOOKS[theme].icon} onClick={nextTheme} />;
}
