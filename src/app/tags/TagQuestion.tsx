/** Renaming, merging and deleting a tag: what it changes is said before, and can be undone after. */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isSameTagPath } from '../../core/tagIdentity.ts';
import type { TagConsequences } from '../../library/library.ts';
import { Button } from '../controls/Button.tsx';
import { ConfirmDialog, Dialog } from '../controls/Dialog.tsx';
import { TextField } from '../controls/Field.tsx';
import { FormDialog } from '../controls/FormDialog.tsx';
import { useDeps } from '../depsContext.ts';
import { useSettled } from '../settings/useSettled.ts';
import { tagsText } from './messages.ts';
import styles from './TagsPage.module.css';
import { useTagChange } from './useTagChange.ts';

export interface TagDoing {
  readonly kind: 'rename' | 'delete';
  readonly path: string;
}

interface TagQuestionProps {
  readonly doing: TagDoing;
  readonly onClose: () => void;
  /** It was done: the tag of that path is there now, or it is not any more. */
  readonly onDone: (path: string, isThere: boolean) => void;
}

export function TagQuestion({ doing: { kind, path }, onClose, onDone }: TagQuestionProps) {
  const props = { path, onClose, onDone };
  return kind === 'rename' ? <RenameQuestion {...props} /> : <DeleteQuestion {...props} />;
}

type QuestionProps = Omit<TagQuestionProps, 'doing'> & { readonly path: string };

function useConsequences(path: string, to: string | null): TagConsequences | undefined {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['tags', 'consequences', path, to],
    queryFn: () => library.tags.readConsequences(path, to),
    gcTime: 0,
    meta: { collections: ['tags', 'links', 'photos'] },
  }).data;
}

/** What is asked for each pause in typing. */
const ASKED_AFTER_MS = 150;

function RenameQuestion({ path, onClose, onDone }: QuestionProps) {
  const [written, setWritten] = useState(path);
  const settled = useSettled(written, ASKED_AFTER_MS);
  const consequences = useConsequences(path, settled);
  const { rename, isBusy } = useTagChange();
  const { library } = useDeps();
  /** A name was confirmed before it was known what it changes. */
  const [isHurried, setHurried] = useState(false);
  /** What is written by now; null once the question was closed. */
  const latest = useRef<string | null>(path);
  const isKnown = settled === written && consequences !== undefined;
  const isSame = written.trim() === path;
  // What was not touched yet is not wrong yet.
  const fault = isKnown && !consequences.ok && !isSame ? tagsText.faults[consequences.reason] : undefined;
  const isMerge = isKnown && consequences.ok && consequences.merged > 0;

  const submit = async (): Promise<void> => {
    const to = await rename(path, written);
    if (to === null) return;
    onDone(to, true);
    onClose();
  };
  const hurry = async (): Promise<void> => {
    setHurried(true);
    try {
      const found = await library.tags.readConsequences(path, written);
      // That two tags would become one is news, which wants an answer of its own.
      if (found.ok && found.merged === 0 && latest.current === written) await submit();
    } finally {
      setHurried(false);
    }
  };
  const close = (): void => {
    latest.current = null;
    onClose();
  };
  const confirm = (): void => {
    if (isHurried) return;
    if (!isKnown) void hurry();
    else if (consequences.ok) void submit();
  };
  return (
    <FormDialog
      title={tagsText.renameTitle(path)}
      cancelLabel={tagsText.cancel}
      submitLabel={isMerge ? tagsText.merge : tagsText.renameShort}
      // Also while it is being worked out: Enter does nothing in a form that cannot be submitted.
      canSubmit={!isBusy && !isSame && !(isKnown && !consequences.ok)}
      onSubmit={confirm}
      onClose={close}
    >
      <TextField
        label={tagsText.newName}
        hint={tagsText.newNameHint}
        error={fault}
        value={written}
        maxLength={240}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(value) => {
          latest.current = value;
          setWritten(value);
        }}
      />
      <p aria-live="polite" className={styles['consequences']}>
        {consequences === undefined || isHurried
          ? tagsText.reading
          : consequencesToText(consequences, path, settled)}
      </p>
    </FormDialog>
  );
}

function consequencesToText(consequences: TagConsequences, from: string, to: string): string {
  if (!consequences.ok) return '';
  const { photos, tags, merged, both } = consequences;
  const carried = tagsText.willRename(photos, tags);
  if (merged === 0 || isSameTagPath(from, to)) return carried;
  return `${carried} ${tagsText.willMerge(to.trim(), merged, both)}`;
}

function DeleteQuestion({ path, onClose, onDone }: QuestionProps) {
  const consequences = useConsequences(path, null);
  const { remove, isBusy } = useTagChange();
  if (consequences === undefined) return null;
  if (!consequences.ok) {
    return (
      <Dialog
        title={tagsText.removeTitle(path)}
        onClose={onClose}
        footer={<Button onClick={onClose}>{tagsText.cancel}</Button>}
      >
        <p>{tagsText.faults[consequences.reason]}</p>
      </Dialog>
    );
  }
  const { photos, tags } = consequences;
  const confirm = async (): Promise<void> => {
    if (await remove(path)) onDone(path, false);
    onClose();
  };
  return (
    <ConfirmDialog
      title={tagsText.removeTitle(path)}
      confirmLabel={tagsText.removeConfirm(photos)}
      cancelLabel={tagsText.cancel}
      destructive
      busy={isBusy}
      onCancel={onClose}
      onConfirm={() => {
        void confirm();
      }}
    >
      <p>{tagsText.removeBody(photos, tags)}</p>
    </ConfirmDialog>
  );
}
