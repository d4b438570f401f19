/**
 * The bar of a selection, fetched after the first page stands: what can be done with photos is a good part of the app, and
 * nobody selects before there is something to see.
 */
import { lazy, Suspense } from 'react';
import { afterWords } from '../../messages/loadWords.ts';
import type { SelectionBarProps } from './SelectionBar.tsx';
import styles from './SelectionBar.module.css';

/** So that the first selection finds it there. */
export const loadSelectionBar = () => afterWords(() => import('./SelectionBar.tsx'));

const SelectionBar = lazy(async () => ({ default: (await loadSelectionBar()).SelectionBar }));

export function SelectionBarHost(props: SelectionBarProps) {
  return (
    <Suspense fallback={<header className={styles['bar']} />}>
      <SelectionBar {...props} />
    </Suspense>
  );
}
