/** A number on a line: the browser's range input, its value written beside the label, room for a drawing behind. */
import { useId, type ReactNode } from 'react';
import { FieldFrame } from './Field.tsx';
import styles from './Slider.module.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** The value in words, for the eye (`0.28 Normal`). */
  readonly readout: ReactNode;
  /** The value in words, for screen readers. */
  readonly valueText: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** Drawn behind the line, from min at its left edge to max at its right. */
  readonly children?: ReactNode;
}

export function Slider({
  label,
  value,
  min,
  max,
  step,
  onChange,
  readout,
  valueText,
  hint,
  error,
  disabled = false,
  children,
}: SliderProps) {
  const id = useId();
  return (
    <FieldFrame
      id={id}
      label={label}
      hint={hint}
      error={error}
      aside={<span className={styles['readout']}>{readout}</span>}
    >
      <div className={styles['line']}>
        {children !== undefined && (
          <div className={styles['behind']} aria-hidden="true">
            {children}
          </div>
        )}
        <input
          id={id}
          type="range"
          className={styles['range']}
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={valueText}
          onChange={(event) => {
            onChange(event.target.valueAsNumber);
          }}
        />
      </div>
    </FieldFrame>
  );
}
