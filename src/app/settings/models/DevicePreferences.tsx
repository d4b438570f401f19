/** Choices by hand over what the device chose: provider, precision of the image encoder, threads. Kept for this device. */
import { useState } from 'react';
import type { EncoderPreferences } from '../../../encoder/encoder.ts';
import { Button } from '../../controls/Button.tsx';
import { Select } from '../../controls/Field.tsx';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

interface DevicePreferencesProps {
  /** Something failed here once and is not tried any more. */
  readonly canTryAgain: boolean;
  readonly onChange: () => void;
}

const THREADS = ['auto', '1', '2', '4', '8'] as const;

export function DevicePreferences({ canTryAgain, onChange }: DevicePreferencesProps) {
  const { device } = useModelControls();
  const [preferences, setPreferences] = useState(() => device.readPreferences());
  const choose = (change: Partial<EncoderPreferences>): void => {
    const next = { ...preferences, ...change };
    device.writePreferences(next);
    setPreferences(next);
    onChange();
  };
  const { executionProvider, precision, threads } = preferences;
  return (
    <details className={styles['overrides']}>
      <summary>{modelsText.overrides}</summary>
      <div className={styles['selects']}>
        <Select<EncoderPreferences['executionProvider']>
          label={modelsText.overrideProvider}
          value={executionProvider}
          options={[
            { value: 'auto', label: modelsText.auto },
            { value: 'webgpu', label: modelsText.provider('webgpu') },
            { value: 'wasm', label: modelsText.provider('wasm') },
          ]}
          onChange={(value) => {
            choose({ executionProvider: value });
          }}
        />
        <Select<EncoderPreferences['precision']>
          label={modelsText.overridePrecision}
          value={precision}
          options={(['auto', 'fp32', 'fp16', 'int8'] as const).map((value) => ({
            value,
            label: value === 'auto' ? modelsText.auto : value,
          }))}
          onChange={(value) => {
            choose({ precision: value });
          }}
        />
        <Select<string>
          label={modelsText.overrideThreads}
          value={String(threads)}
          options={[...new Set([...THREADS, String(threads)])].map((value) => ({
            value,
            label: value === 'auto' ? modelsText.auto : value,
          }))}
          onChange={(value) => {
            choose({ threads: value === 'auto' ? 'auto' : Number(value) });
          }}
        />
      </div>
      {canTryAgain && (
        <Button
          onClick={() => {
            device.tryAgain();
            onChange();
          }}
        >
          {modelsText.tryAgain}
        </Button>
      )}
    </details>
  );
}
