/**
 * What a key press means in a place: the question every handler asks. A press means nothing while somebody writes, while a
 * dialog is open, or where another handler has taken it.
 */
import { isPressed, isSingleCharacter } from './chord.ts';
import {
  SHORTCUT_LIST,
  SHORTCUTS,
  type ShortcutIn,
  type ShortcutName,
  type ShortcutScope,
} from './shortcuts.ts';
import { useSingleKeys } from './singleKeys.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The shortcut of that scope the event is, or null. */
export function shortcutPressed<Scope extends ShortcutScope>(
  scope: Scope,
  event: KeyboardEvent,
): ShortcutIn<Scope> | null {
  if (event.defaultPrevented || event.isComposing || isDialogOpen()) return null;
  const isOn = useSingleKeys.getState().isOn;
  for (const [name, shortcut] of SHORTCUT_LIST) {
    if (!isIn(scope, name)) continue;
    for (const chord of shortcut.chords) {
      if (!isPressed(chord, event, isMac)) continue;
      if (isSingleCharacter(chord) && !isOn) continue;
      // The palette opens from a field as well; everything else is the field's own.
      if (isWriting(event.target) && name !== 'openPalette') continue;
      return name;
    }
  }
  return null;
}

function isIn<Scope extends ShortcutScope>(scope: Scope, name: ShortcutName): name is ShortcutIn<Scope> {
  return SHORTCUTS[name].scope === scope;
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** Where keys write, or move a control's value. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=file]), [role=slider]',
      ))
  );
}
