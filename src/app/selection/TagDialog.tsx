/** Puts a tag on the selected photos: one of those there are, or a new one. */
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { autoTagPath } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { readTagPath } from '../../core/tagPath.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { TextField } from '../controls/Field.tsx';
import { useDeps } from '../depsContext.ts';
import { useConfig } from '../settings/useConfig.ts';
import { useHandChange } from '../useHandChange.ts';
import { selectionDialogsText } from './dialogMessages.ts';
import styles from './SelectionDialogs.module.css';
import { suggestTags } from './suggestTags.ts';

interface TagDialogProps {
  readonly photoIds: readonly PhotoId[];
  readonly onClose: () => void;
}

export function TagDialog({ photoIds, onClose }: TagDialogProps) {
  const { library, nowMs } = useDeps();
  const changeByHand = useHandChange();
  const [written, setWritten] = useState('');
  const [isRefused, setRefused] = useState(false);
  const categories = useConfig().data?.document.classification.categories.map(({ name }) => name) ?? [];
  const tags = useQuery({ queryKey: ['tags', 'all'], queryFn: () => library.tags.readAll() }).data ?? [];
  const suggested = suggestTags(
    [...tags.filter(({ kind }) => kind === 'user').map(({ path }) => path), ...categories.map(autoTagPath)],
    written,
  );

  const put = (path: string): void => {
    onClose();
    changeByHand(
      ({ photos }) => selectionDialogsText.tagged(path, photos),
      () => library.tags.addByHand(photoIds, path, nowMs()),
    );
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const read = readTagPath(written, categories);
    if (read.ok) put(read.path);
    else setRefused(read.reason === 'reserved');
  };

  return (
    <Dialog
      title={selectionDialogsText.tagTitle(photoIds.length)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{selectionDialogsText.cancel}</Button>
          <Button variant="primary" disabled={written.trim() === ''} onClick={submit}>
            {selectionDialogsText.tagConfirm}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <TextField
          label={selectionDialogsText.tagLabel}
          hint={selectionDialogsText.tagHint}
          error={isRefused ? selectionDialogsText.reserved : undefined}
          value={written}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="done"
          // The dialog is opened to write here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(next) => {
            setWritten(next);
            setRefused(false);
          }}
        />
      </form>
      {suggested.length > 0 && (
        <ul aria-label={selectionDialogsText.known} className={styles['known']}>
          {suggested.map((path) => (
            <li key={path}>
              <button
                type="button"
                className={styles['tag']}
                onClick={() => {
                  put(path);
                }}
              >
                <bdi>{path}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
