/** Puts a tag on the selected photos: one of those there are, or a new one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { autoTagPath } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { readTagPath } from '../../core/tagPath.ts';
import { TextField } from '../controls/Field.tsx';
import { FormDialog } from '../controls/FormDialog.tsx';
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
  const submit = (): void => {
    const read = readTagPath(written, categories);
    if (read.ok) put(read.path);
    else setRefused(read.reason === 'reserved');
  };

  return (
    <FormDialog
      title={selectionDialogsText.tagTitle(photoIds.length)}
      cancelLabel={selectionDialogsText.cancel}
      submitLabel={selectionDialogsText.tagConfirm}
      canSubmit={written.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
