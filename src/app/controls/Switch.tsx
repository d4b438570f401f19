/** On or off, at once: the browser's checkbox drawn as a switch. */
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** The name is there for screen readers, not written; for rows whose heading says it. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export function Switch({
  label,
  checked,
  onChange,
  labelHidden = false,
  hint,
  disabled = false,
}: SwitchProps) {
  return (
    <label className={classNames(styles['switch'], disabled && styles['disabled'])}>
      <input
        type="checkbox"
        role="switch"
        className={styles['input']}
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-label={label}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span className={styles['track']} aria-hidden="true" />
      {!labelHidden && (
        <span className={styles['text']}>
          {label}
          {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
        </span>
      )}
    </label>
  );
}
