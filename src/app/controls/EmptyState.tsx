/** An empty list: what it is for, and the one next step. */
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** There is nothing else on the page, so this is its heading. */
  readonly isWholePage?: boolean;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  /** The next step: a button or two. */
  readonly actions?: ReactNode;
}

export function EmptyState({ title, isWholePage = false, children, icon, actions }: EmptyStateProps) {
  const Heading = isWholePage ? 'h1' : 'h2';
  return (
    <div className={styles['empty']}>
      {icon !== undefined && (
        <div className={styles['icon']} aria-hidden="true">
          {icon}
        </div>
      )}
      <Heading className={styles['title']}>{title}</Heading>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
