/** A chord as keycaps. */
import { Fragment } from 'react';
import { chordParts, type Chord } from './chord.ts';
import { shortcutsText } from './messages.ts';
import { isMac } from './shortcutPressed.ts';
import styles from './Keys.module.css';

export function Keys({ chord }: { readonly chord: Chord }) {
  return (
    <span className={styles['keys']}>
      {chordParts(chord, isMac, shortcutsText.keys).map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' '}
          <kbd>{part}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
