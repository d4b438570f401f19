/** Steps through the colours: as the system, light, dark. */
import { IconButton } from '../controls/Button.tsx';
import { useTheme } from './theme.ts';
import { THEME_LOOKS } from './themeLooks.tsx';

export function ThemeButton() {
  const { theme, nextTheme } = useTheme();
  return <IconButton label={THEME_LOOKS[theme].label} icon={THEME_LOOKS[theme].icon} onClick={nextTheme} />;
}
