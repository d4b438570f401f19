/** Before a download: what, from where, how much, and under which licence. Nothing is asked of the hub until the person agrees. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { precisionsOf, type EncoderPart, type ModelEntry, type Precision } from '../../../core/model.ts';
import {
  bytesOf,
  isSizeExact,
  withPrecisions,
  type PrecisionChoice,
} from '../../../models/choosePrecisions.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { Select } from '../../controls/Field.tsx';
import { FactList } from '../FactList.tsx';
import { said } from '../../messages.ts';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

interface ConsentDialogProps {
  readonly entry: ModelEntry;
  readonly onClose: () => void;
}

export function ConsentDialog({ entry, onClose }: ConsentDialogProps) {
  const { models } = useModelControls();
  const [precisions, setPrecisions] = useState<PrecisionChoice>(entry.recommended);
  const [hasRead, setHasRead] = useState(entry.licence.notice === null);
  const wanted = withPrecisions(entry, precisions);
  const site = useQuery({
    queryKey: ['model-on-site', entry.id, precisions],
    queryFn: () => models.isOnSite(wanted),
    staleTime: 0,
  });
  const host = new URL(models.hubBase).host;
  const bytes = bytesOf(wanted);
  const { licence, revision } = entry;

  return (
    <Dialog
      title={modelsText.consentTitle(entry.title)}
      onClose={onClose}
      width="wide"
      footer={
        <>
          <Button onClick={onClose}>{modelsText.cancel}</Button>
          <Button
            variant="primary"
            disabled={!hasRead || site.data === undefined}
            onClick={() => {
              void models.download(wanted);
              onClose();
            }}
          >
            {modelsText.consentButton(bytes)}
          </Button>
        </>
      }
    >
      {licence.notice !== null && (
        <div className={styles['notice']}>
          <p>{said(licence.notice)}</p>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={hasRead}
              onChange={(event) => {
                setHasRead(event.target.checked);
              }}
            />
            {modelsText.acceptLicence}
          </label>
        </div>
      )}
      <FactList
        facts={[
          {
            label: modelsText.consentFrom,
            value:
              site.data === undefined
                ? modelsText.consentLooking
                : site.data
                  ? modelsText.consentSite
                  : modelsText.consentHub(`${host}/${entry.id}`),
          },
          { label: modelsText.consentRevision, value: revision ?? modelsText.consentNewest },
          {
            label: modelsText.size,
            value: isSizeExact(wanted) ? modelsText.exactSize(bytes) : modelsText.aboutSize(bytes),
          },
          { label: modelsText.licence, value: <LicenceLink licence={licence} /> },
        ]}
      />
      <div className={styles['selects']}>
        <PrecisionSelect entry={entry} part="vision" precisions={precisions} onChange={setPrecisions} />
        <PrecisionSelect entry={entry} part="text" precisions={precisions} onChange={setPrecisions} />
      </div>
      {site.data !== undefined && (
        <p className={styles['facts']}>
          {site.data ? modelsText.consentSiteNote : modelsText.consentHubNote(host)}
        </p>
      )}
    </Dialog>
  );
}

function LicenceLink({ licence }: Pick<ModelEntry, 'licence'>) {
  if (licence.url === '') return said(licence.name);
  return (
    <a href={licence.url} target="_blank" rel="noreferrer">
      {said(licence.name)}
    </a>
  );
}

interface PrecisionSelectProps {
  readonly entry: ModelEntry;
  readonly part: EncoderPart;
  readonly precisions: PrecisionChoice;
  readonly onChange: (precisions: PrecisionChoice) => void;
}

function PrecisionSelect({ entry, part, precisions, onChange }: PrecisionSelectProps) {
  return (
    <Select<Precision>
      label={part === 'vision' ? modelsText.visionPrecision : modelsText.textPrecision}
      hint={part === 'vision' ? modelsText.precisionHint : undefined}
      value={precisions[part]}
      options={precisionsOf(entry[part]).map((precision) => {
        const file = entry[part][precision];
        return {
          value: precision,
          label: modelsText.precision(precision, file?.bytes ?? file?.aboutBytes ?? 0),
        };
      })}
      onChange={(precision) => {
        onChange({ ...precisions, [part]: precision });
      }}
    />
  );
}
