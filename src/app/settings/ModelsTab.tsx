/** Settings > Models: the model in use, what it is good for, and what runs it on this device. */
import { useQuery } from '@tanstack/react-query';
import { Button } from '../controls/Button.tsx';
import { useDeps } from '../depsContext.ts';
import { FactList } from './FactList.tsx';
import { settingsText } from './messages.ts';
import { useModel } from './useConfig.ts';
import styles from './Card.module.css';

export function ModelsTab() {
  const model = useModel();
  const { encoder } = useDeps();
  const isLoaded = model.data?.ok === true;
  const status = useQuery({
    queryKey: ['encoder-status', isLoaded],
    queryFn: () => encoder.readStatus(),
    staleTime: 0,
  });

  if (model.data === undefined) return <p className={styles['text']}>{settingsText.modelLoading}</p>;
  if (!model.data.ok) {
    return (
      <div className={styles['card']} role="alert">
        <p className={styles['text']}>{settingsText.modelFailed(model.data.reason)}</p>
        <Button
          onClick={() => {
            void model.refetch();
          }}
        >
          {settingsText.retry}
        </Button>
      </div>
    );
  }

  const info = model.data.value;
  const device = status.data ?? null;
  return (
    <section className={styles['card']} aria-labelledby="model-title">
      <div className={styles['head']}>
        <h2 id="model-title" className={styles['title']}>
          {info.title}
        </h2>
        <span className={styles['badge']}>{settingsText.modelInUse}</span>
      </div>
      <p className={styles['text']}>{settingsText.modelHonest}</p>
      <FactList
        facts={[
          {
            label: settingsText.modelDevice,
            value:
              device === null
                ? settingsText.deviceUnknown
                : `${settingsText.modelProvider(device.executionProvider)}, ${settingsText.modelThreads(device.threads)}`,
          },
          ...(device === null ? [] : [{ label: settingsText.modelPrecision, value: device.precision }]),
          {
            label: settingsText.modelInput,
            value: settingsText.modelInputValue(info.preprocessing.size, info.preprocessing.resizeMode),
          },
          { label: settingsText.modelVector, value: info.dim },
          { label: settingsText.modelDefault, value: info.defaultThreshold.toFixed(2) },
          {
            label: settingsText.modelBands,
            value: (['loose', 'normal', 'strict'] as const)
              .map((band) => `${settingsText.band(band)} ${settingsText.range(...info.bands[band])}`)
              .join(', '),
          },
          { label: settingsText.modelKey, value: info.key },
        ]}
      />
      {device?.executionProvider === 'wasm' && !crossOriginIsolated && (
        <p className={styles['text']}>{settingsText.isolatedNo}</p>
      )}
    </section>
  );
}
