/** Lights the whole window while files are held over it. */
import { ImagePlus } from 'lucide-react';
import { text } from '../messages.ts';
import styles from './DropOverlay.module.css';

export function DropOverlay() {
  return (
    <output className={styles['overlay']}>
      <span className={styles['sign']}>
        <ImagePlus aria-hidden="true" />
        {text.dropHere}
      </span>
    </output>
  );
}
