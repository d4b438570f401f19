/** A whole page that says that something is not as it should be, why, and the one or two ways on. */
import type { ReactNode } from 'react';
import { EmptyState } from '../controls/EmptyState.tsx';
import styles from './TroublePage.module.css';

interface TroublePageProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** What went wrong, in the words of whoever noticed. */
  readonly detail?: string;
  /** Came up under the person's hands: it is announced. */
  readonly isAlert?: boolean;
}

export function TroublePage({ title, icon, children, actions, detail, isAlert = false }: TroublePageProps) {
  return (
    <main id="main" role={isAlert ? 'alert' : undefined} className={styles['trouble']}>
      <EmptyState isWholePage title={title} icon={icon} actions={actions}>
        {children}
        {detail !== undefined && <p className={styles['detail']}>{detail}</p>}
      </EmptyState>
    </main>
  );
}
