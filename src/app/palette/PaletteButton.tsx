/** Opens the palette from the top bar, and says by which key it opens as well. On a phone it is in the sheet of the bottom bar. */
import { SquareTerminal } from 'lucide-react';
import { ariaChord } from '../shortcuts/chord.ts';
import { useCommandSheets } from '../shortcuts/commandSheets.ts';
import { Keys } from '../shortcuts/Keys.tsx';
import { isMac } from '../shortcuts/shortcutPressed.ts';
import { SHORTCUTS } from '../shortcuts/shortcuts.ts';
import { buttonClass } from '../controls/Button.tsx';
import { classNames } from '../controls/classNames.ts';
import { paletteText } from './messages.ts';
import styles from './PaletteButton.module.css';

const CHORD = SHORTCUTS.openPalette.chords[0];

export function PaletteButton() {
  const show = useCommandSheets((view) => view.show);
  return (
    <button
      type="button"
      aria-label={paletteText.open}
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaChord(CHORD, isMac)}
      title={paletteText.field}
      className={classNames(buttonClass('bare'), styles['button'])}
      onClick={() => {
        show('palette');
      }}
    >
      <SquareTerminal aria-hidden="true" />
      <Keys chord={CHORD} />
    </button>
  );
}
