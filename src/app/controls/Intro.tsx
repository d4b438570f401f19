/** What a page is for, in a sentence or two below its heading. */
import type { ReactNode } from 'react';
import styles from './Intro.module.css';

export function Intro({ children }: { readonly children: ReactNode }) {
  return <p className={styles['intro']}>{children}</p>;
}
