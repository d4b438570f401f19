/** Scan all profiles, on the Jobs page: only where there is more than one. Asks first, then says who was asked. */
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '../../controls/Button.tsx';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { profilesText } from './messages.ts';
import styles from './ScanAllProfiles.module.css';
import { useProfiles } from './useProfiles.ts';

export function ScanAllProfiles() {
  const { profiles: controls, queues } = useAppParts();
  const profiles = useProfiles().data ?? [];
  const [isAsking, setAsking] = useState(false);
  const showToast = useToasts((view) => view.showToast);
  const scanning = useMutation({ mutationFn: () => controls.scanAll() });
  if (profiles.length < 2) return null;

  const scan = (): void => {
    setAsking(false);
    scanning.mutate(undefined, {
      onSuccess: (scans) => {
        queues.wake();
        showToast({ text: profilesText.scanned(scans, controls.current.id) });
      },
      onError: (error) => showToast({ text: profilesText.scanAllFailed(error.message) }),
    });
  };

  return (
    <section className={styles['scan']}>
      <Button icon={<ScanSearch />} disabled={scanning.isPending} onClick={() => setAsking(true)}>
        {profilesText.scanAll}
      </Button>
      <p>{profilesText.scanAllHint}</p>
      {isAsking && (
        <ConfirmDialog
          title={profilesText.scanAllTitle}
          confirmLabel={profilesText.scanAll}
          cancelLabel={profilesText.cancel}
          onConfirm={scan}
          onCancel={() => setAsking(false)}
        >
          <p>{profilesText.scanAllBody(profiles.map(({ name }) => name))}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
