/** The similarity slider: the model's bands tinted behind the line, the value and its band beside the label. */
import { formatDecimal } from '../../messages/format.ts';
import type { ReactNode } from 'react';
import type { SimilarityBands } from '../../core/model.ts';
import { Slider } from '../controls/Slider.tsx';
import { settingsText } from './messages.ts';
import { similarityBand } from './similarityBand.ts';
import styles from './SimilaritySlider.module.css';

interface SimilaritySliderProps {
  readonly value: number;
  readonly bands: SimilarityBands;
  readonly onChange: (value: number) => void;
  readonly error?: string | undefined;
  /** Drawn behind the line on the slider's own scale, over the bands. */
  readonly children?: ReactNode;
}

export function SimilaritySlider({ value, bands, onChange, error, children }: SimilaritySliderProps) {
  const band = similarityBand(value, bands);
  return (
    <Slider
      label={settingsText.similarity}
      min={0}
      max={1}
      step={0.01}
      value={value}
      onChange={onChange}
      error={error}
      hint={settingsText.bandHint(band)}
      valueText={settingsText.similarityValueText(value, band)}
      readout={
        <span className={styles['readout']}>
          <b className={styles['value']}>{formatDecimal(value)}</b> {settingsText.band(band)}
        </span>
      }
    >
      <Band name="loose" range={bands.loose} />
      <Band name="normal" range={bands.normal} />
      <Band name="strict" range={bands.strict} />
      {children}
    </Slider>
  );
}

function Band({
  name,
  range: [from, to],
}: {
  name: 'loose' | 'normal' | 'strict';
  range: readonly [number, number];
}) {
  return (
    <div
      className={styles['band']}
      data-band={name}
      style={{ left: `${String(from * 100)}%`, width: `${String((to - from) * 100)}%` }}
    />
  );
}
