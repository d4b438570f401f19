/**
 * Listens for the keys that work everywhere and for those of the commands on offer, and shows the palette and the help when
 * asked for. Mounted once, around every page.
 */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { afterWords } from '../../messages/loadWords.ts';
import { useUndoLast } from '../activity/useUndoLast.ts';
import { commandFor } from './commands.ts';
import { useCommandSheets } from './commandSheets.ts';
import { shortcutPressed } from './shortcutPressed.ts';
import type { ShortcutName, ShortcutScope } from './shortcuts.ts';

/** They come in after the first page, like its neighbours. */
export const loadCommandSheets = {
  palette: () => afterWords(() => import('../palette/Palette.tsx')),
  help: () => afterWords(() => import('./ShortcutSheet.tsx')),
};

const Palette = lazy(async () => ({ default: (await loadCommandSheets.palette()).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await loadCommandSheets.help()).ShortcutSheet }));

/** Scopes whose keys run commands; the grid, the viewer and the review answer theirs where they have the focus. */
const COMMAND_SCOPES: readonly ShortcutScope[] = ['selection', 'global'];

export function CommandHost() {
  const open = useCommandSheets((view) => view.open);
  useCommandKeys();
  return (
    <Suspense>
      {open === 'palette' && <Palette />}
      {open === 'help' && <ShortcutSheet />}
    </Suspense>
  );
}

function useCommandKeys(): void {
  const show = useCommandSheets((view) => view.show);
  const navigate = useNavigate();
  const undoLast = useUndoLast();

  const own: Partial<Record<ShortcutName, () => void>> = {
    openPalette: () => show('palette'),
    openHelp: () => show('help'),
    goToSearch: () => focusSearch(() => void navigate({ to: '/search' })),
    undoLast: () => void undoLast(),
  };
  /** True where the shortcut did something here. */
  const run = (shortcut: ShortcutName): boolean => {
    const act = own[shortcut] ?? commandFor(shortcut)?.run;
    act?.();
    return act !== undefined;
  };
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      for (const scope of COMMAND_SCOPES) {
        const shortcut = shortcutPressed(scope, event);
        if (shortcut === null || !latest.current(shortcut)) continue;
        event.preventDefault();
        return;
      }
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

/** The field of the search page; going there focuses it. */
function focusSearch(go: () => void): void {
  const field = document.querySelector<HTMLInputElement>('search input[type=search]');
  if (field === null) go();
  else field.select();
}
