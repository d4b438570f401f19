/** How much the library takes, how much the browser allows, and whether it promises to keep it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { formatBytes, photosCounted } from '../../counted.ts';
import { useToasts } from '../../frame/toasts.ts';
import { usePhotoCounts } from '../../queries.ts';
import { FactList } from '../FactList.tsx';
import { storageText } from './messages.ts';
import styles from '../Card.module.css';

const STORAGE_KEY = ['storage-estimate'];

async function readStorage() {
  const [estimate, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usedBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null, persisted };
}

export function UsageCard() {
  const storage = useQuery({
    queryKey: STORAGE_KEY,
    queryFn: readStorage,
    staleTime: 0,
    meta: { collections: ['photos'] },
  });
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
