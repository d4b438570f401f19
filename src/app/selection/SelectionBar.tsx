/**
 * Takes the top bar's place while photos are selected: how many, and what can be done with them. Where there is room
 * everything is in the bar; on a phone what is done most, and a sheet with the rest.
 */
import { Ellipsis, X } from 'lucide-react';
import { useState } from 'react';
import type { ListColumns } from '../../lists/photoLists.ts';
import { Button, IconButton } from '../controls/Button.tsx';
import { classNames } from '../controls/classNames.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { useCommands } from '../shortcuts/commands.ts';
import { useSelection, useView } from '../viewStore.ts';
import { selectionText } from './messages.ts';
import { useSelectionActions, type SelectionAction } from './selectionActions.tsx';
import styles from './SelectionBar.module.css';

export interface SelectionBarProps {
  readonly source: ListSource;
  readonly photos: ListColumns;
}

export function SelectionBar({ source, photos }: SelectionBarProps) {
  const selected = useSelection(listSourceKey(source));
  const clearSelection = useView((view) => view.clearSelection);
  const { actions, dialog } = useSelectionActions({ source, photos, selected });
  const [isMoreOpen, setMoreOpen] = useState(false);
  const closeMore = (): void => {
    setMoreOpen(false);
  };
  useCommands({
    title: selectionText.actions,
    commands: actions.map((action) => ({ ...action, name: action.label })),
  });

  return (
    <header className={styles['bar']}>
      <IconButton label={text.clearSelection} icon={<X />} onClick={clearSelection} />
      <p className={styles['count']} title={text.selected(selected.size)}>
        {text.selected(selected.size)}
      </p>
      <div role="toolbar" aria-label={text.selected(selected.size)} className={styles['actions']}>
        {actions.map((action) => (
          <BarAction key={action.id} action={action} />
        ))}
        {actions.some(({ rank }) => rank !== 'first') && (
          <IconButton
            label={selectionText.more}
            icon={<Ellipsis />}
            aria-haspopup="dialog"
            className={styles['more']}
            onClick={() => {
              setMoreOpen(true);
            }}
          />
        )}
      </div>
      {isMoreOpen && <MoreSheet title={text.selected(selected.size)} actions={actions} onClose={closeMore} />}
      {dialog}
    </header>
  );
}

/** An icon, with its word beside it where there is room. */
function BarAction({ action: { label, Icon, rank, run } }: { readonly action: SelectionAction }) {
  return (
    <Button
      variant="bare"
      className={classNames(styles['action'], styles[rank])}
      icon={<Icon />}
      aria-label={label}
      title={label}
      onClick={run}
    >
      <span className={styles['label']}>{label}</span>
    </Button>
  );
}

interface MoreSheetProps {
  readonly title: string;
  readonly actions: readonly SelectionAction[];
  readonly onClose: () => void;
}

function MoreSheet({ title, actions, onClose }: MoreSheetProps) {
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{selectionText.close}</Button>}>
      <ul className={styles['sheet']}>
        {actions
          .filter(({ rank }) => rank !== 'first')
          .map(({ id, label, Icon, run }) => (
            <li key={id}>
              <button
                type="button"
                className={styles['row']}
                onClick={() => {
                  onClose();
                  run();
                }}
              >
                <Icon aria-hidden="true" />
                {label}
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
