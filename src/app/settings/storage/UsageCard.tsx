/** How much the library takes, how much the browser allows, and whether it promises to keep it. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { formatBytes, photosCounted } from '../../counted.ts';
import { useToasts } from '../../frame/toasts.ts';
import { usePhotoCounts } from '../../queries.ts';
import { FactList } from '../FactList.tsx';
import { storageText } from './messages.ts';
import { STORAGE_KEY, useStorage } from './useStorage.ts';
import styles from '../Card.module.css';

export function UsageCard() {
  const storage = useStorage();
  const counts = usePhotoCounts();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);

  const persist = async (): Promise<void> => {
    const granted = await navigator.storage.persist();
    showToast({ text: granted ? storageText.granted : storageText.refused });
    await queryClient.invalidateQueries({ queryKey: STORAGE_KEY });
  };

  if (storage.isError) return <p className={styles['text']}>{storageText.unknown}</p>;
  if (storage.data === undefined) return null;
  const { usedBytes, quotaBytes, persisted } = storage.data;
  const photos =
    counts.data === undefined ? null : counts.data.timeline + counts.data.archive + counts.data.trash;

  return (
    <section className={styles['card']} aria-labelledby="storage-title">
      <div className={styles['head']}>
        <h2 id="storage-title" className={styles['title']}>
          {storageText.title}
        </h2>
      </div>
      {usedBytes !== null && quotaBytes !== null && quotaBytes > 0 && (
        <div className={styles['meter']}>
          <ProgressBar label={storageText.used} value={usedBytes / quotaBytes} />
        </div>
      )}
      <FactList
        facts={[
          {
            label: storageText.used,
            value: usedBytes === null ? storageText.unknown : formatBytes(usedBytes),
          },
          ...(quotaBytes === null ? [] : [{ label: storageText.quota, value: formatBytes(quotaBytes) }]),
          ...(photos === null ? [] : [{ label: storageText.photos, value: photosCounted(photos) }]),
          {
            label: storageText.persistent,
            value: persisted ? storageText.persisted : storageText.notPersisted,
          },
        ]}
      />
      {!persisted && (
        <div className={styles['foot']}>
          <Button
            onClick={() => {
              void persist();
            }}
          >
            {storageText.ask}
          </Button>
        </div>
      )}
    </section>
  );
}
