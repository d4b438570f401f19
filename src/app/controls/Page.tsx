/** The plain page: a heading, what the page is for, and its content at a readable width. */
import type { ReactNode } from 'react';
import styles from './Page.module.css';

interface PageProps {
  readonly heading: string;
  readonly intro?: string;
  /** Buttons at the heading's right end. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ heading, intro, actions, children }: PageProps) {
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <h1 className={styles['heading']}>{heading}</h1>
        {actions}
      </div>
      {intro !== undefined && <p className={styles['intro']}>{intro}</p>}
      {children}
    </div>
  );
}
