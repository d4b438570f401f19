/**
 * The bar of a selection, fetched after the first page stands: what can be done with photos is a good part of the app, and
 * nobody selects before there is something to see. Letting go of the selection does not wait for it.
 */
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { afterWords } from '../../messages/loadWords.ts';
import { text } from '../messages.ts';
import { useCommands } from '../shortcuts/commands.ts';
import { useView } from '../viewStore.ts';
import { selectionText } from './messages.ts';
import type { SelectionBarProps } from './SelectionBar.tsx';
import styles from './SelectionBar.module.css';

/** So that the first selection finds it there. */
export const loadSelectionBar = () => afterWords(() => import('./SelectionBar.tsx'));

const SelectionBar = lazy(async () => ({ default: (await loadSelectionBar()).SelectionBar }));

export function SelectionBarHost(props: SelectionBarProps) {
  const clearSelection = useView((view) => view.clearSelection);
  useCommands({
    title: selectionText.actions,
    commands: [
      {
        id: 'selection.clear',
        name: text.clearSelection,
        shortcut: 'clearSelection',
        Icon: X,
        run: clearSelection,
      },
    ],
  });
  return (
    <Suspense fallback={<header className={styles['bar']} />}>
      <SelectionBar {...props} />
    </Suspense>
  );
}
