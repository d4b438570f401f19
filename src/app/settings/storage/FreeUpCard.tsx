/** Gives room back that Winnow can fill again by itself. Each act says what it costs and asks first. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reasonOf } from '../../../core/reasonOf.ts';
import { Button } from '../../controls/Button.tsx';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import card from '../Card.module.css';
import { storageText } from './messages.ts';
import styles from './Storage.module.css';
import type { StorageControls, StorageUse } from './storageControls.ts';
import { STORAGE_KEY, useStorageUse } from './useStorage.ts';

interface Act {
  readonly label: string;
  readonly hint: string;
  readonly bytes: number;
  readonly isOfProfiles: boolean;
  readonly run: () => Promise<void>;
}

function listActs(use: StorageUse, storage: StorageControls): Act[] {
  const acts: Act[] = [
    {
      label: storageText.freePreviews(use.previews),
      hint: storageText.freePreviewsHint,
      bytes: use.previews,
      isOfProfiles: true,
      run: storage.deletePreviews,
    },
    {
      label: storageText.freeVectors(use.vectorsUnused),
      hint: storageText.freeVectorsHint,
      bytes: use.vectorsUnused,
      isOfProfiles: true,
      run: storage.deleteUnusedVectors,
    },
    {
      label: storageText.freeRuntime(use.runtime),
      hint: storageText.freeRuntimeHint,
      bytes: use.runtime,
      isOfProfiles: false,
      run: storage.deleteRuntime,
    },
    {
      label: storageText.freeCopies(use.copies),
      hint: storageText.freeCopiesHint,
      bytes: use.copies,
      isOfProfiles: false,
      run: storage.deleteCopies,
    },
  ];
  return acts.filter(({ bytes }) => bytes > 0);
}

export function FreeUpCard() {
  const { storage } = useAppParts();
  const { use } = useStorageUse();
  const [asked, setAsked] = useState<Act | null>(null);
  if (use.data === undefined) return null;
  const acts = listActs(use.data, storage);
  const { models, profiles } = use.data;

  return (
    <section className={card['card']} aria-labelledby="free-up-title">
      <div className={card['head']}>
        <h2 id="free-up-title" className={card['title']}>
          {storageText.freeTitle}
        </h2>
      </div>
      <p className={card['text']}>
        {acts.length === 0 && models === 0 ? storageText.freeNothing : storageText.freeIntro}
      </p>
      <ul className={styles['acts']}>
        {acts.map((act) => (
          <li key={act.hint}>
            <Button
              onClick={() => {
                setAsked(act);
              }}
            >
              {act.label}
            </Button>
            <p>{act.hint}</p>
          </li>
        ))}
        {models > 0 && (
          <li>
            <p>
              {storageText.freeModels(models)}{' '}
              <Link to="/settings/$tab" params={{ tab: 'models' }}>
                {storageText.toModels}
              </Link>
            </p>
          </li>
        )}
      </ul>
      {asked !== null && (
        <FreeUpDialog
          act={asked}
          profiles={profiles}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}

interface FreeUpDialogProps {
  readonly act: Act;
  readonly profiles: number;
  readonly onClose: () => void;
}

function FreeUpDialog({ act, profiles, onClose }: FreeUpDialogProps) {
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await act.run();
      showToast({ text: storageText.freed });
    } catch (error) {
      showToast({ text: storageText.freeFailed(reasonOf(error)) });
    }
    onClose();
    await queryClient.invalidateQueries({ queryKey: STORAGE_KEY });
  };
  return (
    <ConfirmDialog
      title={storageText.freeTitle}
      confirmLabel={act.label}
      cancelLabel={storageText.cancel}
      destructive
      busy={isBusy}
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <p>{act.hint}</p>
      {act.isOfProfiles && profiles > 1 && <p>{storageText.allProfiles(profiles)}</p>}
    </ConfirmDialog>
  );
}
