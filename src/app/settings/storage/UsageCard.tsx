/** How much Winnow takes, of what, how much the browser allows, and whether it promises to keep it. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { formatBytes } from '../../../messages/format.ts';
import { useToasts } from '../../frame/toasts.ts';
import { useImports } from '../../import/importer.ts';
import { sumSession, type ImportSession } from '../../import/importSession.ts';
import card from '../Card.module.css';
import { FactList } from '../FactList.tsx';
import { storageText } from './messages.ts';
import styles from './Storage.module.css';
import type { StorageUse } from './storageControls.ts';
import { STORAGE_KEY, useStorage, useStorageUse } from './useStorage.ts';

/** With less than this left an import of some hundred photos may not fit. */
const NEARLY_FULL_BYTES = 1_000_000_000;

export function UsageCard() {
  const storage = useStorage();
  const { use } = useStorageUse();
  const wasFull = useImports(({ session }) => session !== null && hasMetFullStorage(session));
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);

  const persist = async (): Promise<void> => {
    const granted = await navigator.storage.persist();
    showToast({ text: granted ? storageText.granted : storageText.refused });
    await queryClient.invalidateQueries({ queryKey: STORAGE_KEY });
  };

  if (storage.isError) return <p className={card['text']}>{storageText.unknown}</p>;
  if (storage.data === undefined) return null;
  const { usedBytes, quotaBytes, persisted } = storage.data;
  const leftBytes = usedBytes === null || quotaBytes === null ? null : quotaBytes - usedBytes;

  return (
    <section className={card['card']} aria-labelledby="storage-title">
      <div className={card['head']}>
        <h2 id="storage-title" className={card['title']}>
          {storageText.title}
        </h2>
      </div>
      {usedBytes !== null && quotaBytes !== null && quotaBytes > 0 && (
        <div className={card['meter']}>
          <ProgressBar label={storageText.used} value={usedBytes / quotaBytes} />
        </div>
      )}
      {(wasFull || (leftBytes !== null && leftBytes < NEARLY_FULL_BYTES)) && (
        <p role="alert" className={styles['alert']}>
          {wasFull ? storageText.full : storageText.nearlyFull(Math.max(0, leftBytes ?? 0))}
        </p>
      )}
      <FactList
        facts={[
          {
            label: storageText.used,
            value:
              usedBytes === null
                ? storageText.unknown
                : storageText.usedValue(usedBytes, use.data?.profiles ?? null),
          },
          ...(quotaBytes === null ? [] : [{ label: storageText.quota, value: formatBytes(quotaBytes) }]),
          {
            label: storageText.persistent,
            value: persisted ? storageText.persisted : storageText.notPersisted,
          },
        ]}
      />
      {!persisted && (
        <div className={card['foot']}>
          <Button onClick={() => void persist()}>{storageText.ask}</Button>
        </div>
      )}
      <Kinds usedBytes={usedBytes} />
    </section>
  );
}

/** The surest sign: some browsers report room that is not there, so that sites cannot tell people apart by it. */
function hasMetFullStorage(session: ImportSession): boolean {
  return sumSession(session).refused.some(({ refusal }) => refusal.kind === 'storage-full');
}

function Kinds({ usedBytes }: { readonly usedBytes: number | null }) {
  const { use, counted } = useStorageUse();
  return (
    <>
      <h3 className={styles['small']}>{storageText.kinds}</h3>
      {use.isError && <p className={card['text']}>{storageText.measureFailed(use.error.message)}</p>}
      {use.isPending && <p className={card['text']}>{storageText.measuring(counted)}</p>}
      {use.data !== undefined && <FactList facts={describeUse(use.data, usedBytes)} />}
      {use.data !== undefined && use.data.locked > 0 && (
        <p className={card['text']}>{storageText.lockedLeftOut(use.data.locked)}</p>
      )}
    </>
  );
}

function describeUse(use: StorageUse, usedBytes: number | null) {
  const {
    photos,
    originals,
    linked,
    thumbnails,
    previews,
    vectorsInUse,
    vectorsUnused,
    models,
    runtime,
    copies,
    app,
  } = use;
  const known =
    originals + thumbnails + previews + vectorsInUse + vectorsUnused + models + runtime + copies + app;
  // The browser counts what it has written, which can be less where it compresses.
  const other = usedBytes === null ? 0 : Math.max(0, usedBytes - known);
  return [
    {
      label: storageText.originals,
      value: storageText.originalsValue(originals, photos - linked.photos),
    },
    ...(linked.photos === 0
      ? []
      : [{ label: storageText.linked, value: storageText.linkedValue(linked.bytes, linked.photos) }]),
    { label: storageText.thumbnails, value: storageText.about(thumbnails) },
    { label: storageText.previews, value: storageText.about(previews) },
    { label: storageText.vectors, value: storageText.bytes(vectorsInUse) },
    ...(vectorsUnused === 0
      ? []
      : [{ label: storageText.vectorsUnused, value: storageText.bytes(vectorsUnused) }]),
    ...(models === 0 ? [] : [{ label: storageText.models, value: storageText.bytes(models) }]),
    ...(runtime === 0 ? [] : [{ label: storageText.runtime, value: storageText.bytes(runtime) }]),
    ...(copies === 0 ? [] : [{ label: storageText.copies, value: storageText.bytes(copies) }]),
    ...(app === 0 ? [] : [{ label: storageText.app, value: storageText.bytes(app) }]),
    ...(other === 0 ? [] : [{ label: storageText.other, value: storageText.otherHint(other) }]),
  ];
}
