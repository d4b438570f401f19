/** Settings > Models: the models there are and can be had, downloads, and what runs the one in use. */
import { useState } from 'react';
import type { ModelEntry } from '../../../core/model.ts';
import { DOWNLOADABLE_MODELS } from '../../../models/catalogue.ts';
import type { StoredModel } from '../../../models/modelFileStore.ts';
import card from '../Card.module.css';
import { ConsentDialog } from './ConsentDialog.tsx';
import { DeviceCard } from './DeviceCard.tsx';
import { modelsText } from './messages.ts';
import { ModelCard, StarterCard } from './ModelCard.tsx';
import styles from './Models.module.css';
import { OtherModelCard } from './OtherModelCard.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { useDownloads, useModelControls, useStoredModels } from './useModels.ts';

export function ModelsTab() {
  const { models } = useModelControls();
  const stored = useStoredModels();
  const downloads = useDownloads();
  const [asked, setAsked] = useState<ModelEntry | null>(null);
  if (stored === null) return <p className={card['text']}>{modelsText.loading}</p>;

  const unknown = [...downloads.values()].map(({ entry }) => entry);
  const listed = listModels(stored, unknown);
  return (
    <div className={styles['page']}>
      <ReviewCard />
      {!models.isAvailable && <p className={card['text']}>{modelsText.noStore}</p>}
      <ul className={styles['list']} aria-label={modelsText.list}>
        <StarterCard />
        {listed.map(({ entry, stored: model }) => (
          <ModelCard
            key={`${entry.id}@${model?.entry.revision ?? ''}`}
            entry={entry}
            stored={model}
            onDownload={() => {
              setAsked(entry);
            }}
          />
        ))}
      </ul>
      {models.isAvailable && <OtherModelCard onFound={setAsked} />}
      <DeviceCard />
      {asked !== null && (
        <ConsentDialog
          entry={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}

/** The catalogue in its order, then what else is stored or on its way; each with what is stored of it. */
function listModels(stored: readonly StoredModel[], underWay: readonly ModelEntry[]) {
  const known = DOWNLOADABLE_MODELS.map((entry) => ({
    entry,
    stored: stored.find(
      (model) =>
        model.entry.id === entry.id && (entry.revision === null || model.entry.revision === entry.revision),
    ),
  }));
  const shown = new Set(known.map((one) => one.stored));
  const others = stored
    .filter((model) => !shown.has(model))
    .map((model) => ({ entry: model.entry, stored: model }));
  const ids = new Set([...known, ...others].map(({ entry }) => entry.id));
  const arriving = underWay.filter(({ id }) => !ids.has(id)).map((entry) => ({ entry, stored: undefined }));
  return [...known, ...others, ...arriving];
}
