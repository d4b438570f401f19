/** The model in use and what runs it here: provider, precision, threads, why, how fast, and choices by hand. */
import { said } from '../../messages.ts';
import { formatDecimal } from '../../../messages/format.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ModelInfo } from '../../../core/model.ts';
import type { EncoderStatus } from '../../../encoder/encoder.ts';
import { Button } from '../../controls/Button.tsx';
import { useDeps } from '../../depsContext.ts';
import card from '../Card.module.css';
import { FactList } from '../FactList.tsx';
import { settingsText } from '../messages.ts';
import { useModel } from '../useConfig.ts';
import { DevicePreferences } from './DevicePreferences.tsx';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

/** The rate changes while photos are encoded, and nothing is written by that. */
const LOOK_EVERY_MS = 2_000;

export function DeviceCard() {
  const model = useModel();
  const { encoder } = useDeps();
  const { device } = useModelControls();
  const queryClient = useQueryClient();
  const status = useQuery({
    queryKey: ['encoder-status'],
    queryFn: () => encoder.readStatus(),
    staleTime: 0,
    refetchInterval: LOOK_EVERY_MS,
  });
  const lookAgain = (): void => {
    void queryClient.invalidateQueries({ queryKey: ['model'] });
  };

  if (model.data === undefined) {
    return (
      <div className={card['card']}>
        <p className={styles['quiet']}>{modelsText.loading}</p>
      </div>
    );
  }
  if (!model.data.ok) {
    return (
      <div className={card['card']} role="alert">
        <p className={card['text']}>{modelsText.failed(model.data.reason)}</p>
        <div className={styles['buttons']}>
          <Button
            onClick={() => {
              device.tryAgain();
              lookAgain();
            }}
          >
            {modelsText.retry}
          </Button>
        </div>
      </div>
    );
  }
  const running = status.data ?? null;
  return (
    <section className={card['card']} aria-labelledby="device-title">
      <div className={card['head']}>
        <h2 id="device-title" className={card['title']}>
          {modelsText.deviceTitle}
        </h2>
        <span className={card['badge']}>{said(model.data.value.title)}</span>
      </div>
      <FactList facts={[...describeRunning(running), ...describeModel(model.data.value)]} />
      {running !== null && running.passedOver.length > 0 && (
        <div className={styles['passedOver']}>
          <h3 className={styles['small']}>{modelsText.passedOver}</h3>
          <ul>
            {running.passedOver.map(({ title, reason, isRemembered }) => (
              <li key={`${title} ${reason}`}>
                <strong>{said(title)}</strong>: {said(reason)}
                {isRemembered && ` (${modelsText.remembered})`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!crossOriginIsolated && <p className={card['text']}>{modelsText.isolatedNo}</p>}
      <DevicePreferences
        canTryAgain={running?.passedOver.some(({ isRemembered }) => isRemembered) === true}
        onChange={lookAgain}
      />
    </section>
  );
}

function describeRunning(status: EncoderStatus | null) {
  if (status === null) return [{ label: modelsText.runsOn, value: modelsText.notStarted }];
  const { executionProvider, threads, precision, textPrecision, batchSize, reason, photosPerSecond } = status;
  return [
    {
      label: modelsText.runsOn,
      value: `${modelsText.provider(executionProvider)}, ${modelsText.threads(threads)}`,
    },
    { label: modelsText.why, value: status.isLoaded ? said(reason) : modelsText.resting },
    { label: modelsText.precisionLabel, value: modelsText.precisions(precision, textPrecision) },
    {
      label: modelsText.speed,
      value: photosPerSecond === null ? modelsText.speedUnknown : modelsText.speedValue(photosPerSecond),
    },
    { label: modelsText.batch, value: batchSize },
  ];
}

function describeModel({ preprocessing, dim, defaultThreshold, bands, key }: ModelInfo) {
  return [
    { label: modelsText.input, value: modelsText.inputValue(preprocessing.size, preprocessing.resizeMode) },
    { label: modelsText.vector, value: dim },
    { label: modelsText.defaultSimilarity, value: formatDecimal(defaultThreshold) },
    {
      label: modelsText.bands,
      value: (['loose', 'normal', 'strict'] as const)
        .map((band) => `${settingsText.band(band)} ${settingsText.range(...bands[band])}`)
        .join(', '),
    },
    { label: modelsText.key, value: key },
  ];
}
