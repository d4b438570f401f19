/**
 * Says the name of the page one has come to. Going to another page loads no document, so screen readers would say nothing;
 * of the first page they say the title.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import styles from './Page.module.css';

interface PageNames {
  /** Of the page on the screen. */
  readonly name: string | null;
  /** True from the second page on. */
  readonly hasMoved: boolean;
}

const usePageNames = create<PageNames>()(() => ({ name: null, hasMoved: false }));

export function useAnnouncedPage(name: string): void {
  useEffect(() => {
    usePageNames.setState((before) =>
      before.name === name ? before : { name, hasMoved: before.name !== null },
    );
  }, [name]);
}

/** Stays while pages change: only what changes in it is said. */
export function PageAnnouncer() {
  const { name, hasMoved } = usePageNames();
  return <output className={styles['hiddenTitle']}>{hasMoved && name}</output>;
}
