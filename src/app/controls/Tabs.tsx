/** Tabs that are links: each has its own address, so Back works and a tab can be bookmarked. */
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import styles from './Tabs.module.css';

interface TabsProps {
  readonly label: string;
  readonly tabs: ReadonlyArray<{ readonly to: string; readonly label: string }>;
}

export function Tabs({ label, tabs }: TabsProps) {
  const listRef = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone not all of them fit: the one that is open is brought into view.
  useEffect(() => {
    listRef.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // Another address is what opens another tab.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [pathname]);

  return (
    <nav ref={listRef} aria-label={label} className={styles['tabs']}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={styles['tab']} activeProps={{ 'aria-current': 'page' }}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
