/** Which category photos in hand become examples of, and whether it is like them or not. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { categoryKey } from '../../../core/category.ts';
import type { PhotoId } from '../../../core/photo.ts';
import { reasonOf } from '../../../core/reasonOf.ts';
import { Button } from '../../controls/Button.tsx';
import { ConfirmDialog, Dialog } from '../../controls/Dialog.tsx';
import { Select } from '../../controls/Field.tsx';
import { useDeps } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { useOfferScan } from '../../scan/useOfferScan.ts';
import { findCategory, withExamples } from '../configEdits.ts';
import { settingsText } from '../messages.ts';
import { useConfig, useSaveConfig } from '../useConfig.ts';
import { rulesText } from './messages.ts';
import styles from './MoreRules.module.css';

const KINDS = [
  { value: 'like', label: rulesText.addKinds.like },
  { value: 'unlike', label: rulesText.addKinds.unlike },
] as const;

interface ExampleDialogProps {
  readonly photoIds: readonly PhotoId[];
  readonly onAdded: (() => void) | undefined;
  readonly onClose: () => void;
}

export function ExampleDialog({ photoIds, onClose, onAdded }: ExampleDialogProps) {
  const categories = useConfig().data?.document.classification.categories ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState<'like' | 'unlike'>('like');
  const { add, isPending } = useAddExamples();
  const options = categories.map(({ name }) => ({ value: categoryKey(name), label: name }));
  const key = chosen ?? options[0]?.value;
  const title = rulesText.addTitle(photoIds.length);
  if (key === undefined) {
    return (
      <Dialog
        title={title}
        onClose={onClose}
        footer={<Button onClick={onClose}>{settingsText.close}</Button>}
      >
        <p>{rulesText.noCategories}</p>
        <Link to="/settings/$tab" params={{ tab: 'categories' }}>
          {rulesText.openCategories}
        </Link>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={title}
      confirmLabel={rulesText.addConfirm}
      cancelLabel={settingsText.cancel}
      busy={isPending}
      onCancel={onClose}
      onConfirm={() => {
        add(photoIds, key, kind, () => {
          onClose();
          onAdded?.();
        });
      }}
    >
      <div className={styles['choices']}>
        <Select label={rulesText.addCategory} value={key} options={options} onChange={setChosen} />
        <Select label={rulesText.addKind} value={kind} options={KINDS} onChange={setKind} />
      </div>
    </ConfirmDialog>
  );
}

function useAddExamples() {
  const { library } = useDeps();
  const { mutateAsync, isPending } = useSaveConfig();
  const showToast = useToasts((view) => view.showToast);
  const { offerScan } = useOfferScan();

  async function add(
    photoIds: readonly PhotoId[],
    key: string,
    kind: 'like' | 'unlike',
    onDone: () => void,
  ): Promise<void> {
    const facts = await library.photos.readFacts(photoIds);
    const hashes = [...facts.values()].map(({ sha256 }) => sha256);
    const { before, result } = await mutateAsync({
      edit: (document) => withExamples(document, key, kind, hashes),
      cause: 'page',
    });
    if (!result.ok) throw new Error(settingsText.staleTitle);
    const name = findCategory(before.document, key)?.name ?? key;
    offerScan(rulesText.added(hashes.length, name));
    onDone();
  }

  return {
    isPending,
    add: (...call: Parameters<typeof add>): void => {
      add(...call).catch((error: unknown) => {
        showToast({ text: settingsText.saveFailed(reasonOf(error)) });
      });
    },
  };
}
