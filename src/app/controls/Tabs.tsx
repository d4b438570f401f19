/** Tabs that are links: each has its own address, so Back works and a tab can be bookmarked. */
import { Link } from '@tanstack/react-router';
import styles from './Tabs.module.css';

interface TabsProps {
  readonly label: string;
  readonly tabs: ReadonlyArray<{ readonly to: string; readonly label: string }>;
}

export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className={styles['tabs']}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={styles['tab']} activeProps={{ 'aria-current': 'page' }}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
