/** What Winnow does, without words: eight pictures lie mixed, then the clutter among them falls below the line and is tagged. */
import { Tag } from 'lucide-react';
import styles from './WelcomePicture.module.css';

/** Pictures of pictures.svg, in its order; the first four are what one keeps. Where each lies is in the style sheet. */
const PICTURES = ['mountains', 'sea', 'cat', 'hills', 'receipt', 'screenshot', 'code', 'ticket'];
const KEPT = 4;

export function WelcomePicture() {
  return (
    <div aria-hidden="true" className={styles['picture']}>
      {PICTURES.map((picture, index) => (
        <span key={picture} className={styles['tile']}>
          {index >= KEPT && (
            <span className={styles['tag']}>
              <Tag />
            </span>
          )}
        </span>
      ))}
      <span className={styles['line']} />
    </div>
  );
}
