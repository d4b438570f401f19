/** On or off, at once: the browser's checkbox drawn as a switch. */
import { useState, type ReactNode } from 'react';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  /**
   * May return the promise of a save: the switch shows the new state meanwhile, and goes back if the promise is rejected.
   */
  readonly onChange: (checked: boolean) => unknown;
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
  // What the person set, shown until what was saved comes round.
  const [wanted, setWanted] = useState<{ readonly from: boolean; readonly to: boolean } | null>(null);
  if (wanted !== null && wanted.from !== checked) setWanted(null);
  const shown = wanted?.to ?? checked;

  const change = async (to: boolean): Promise<void> => {
    setWanted({ from: checked, to });
    try {
      await onChange(to);
    } catch {
      setWanted(null);
    }
  };

  return (
    <label className={styles['switch']}>
      <input
        type="checkbox"
        role="switch"
        className={styles['input']}
        checked={shown}
        aria-checked={shown}
        disabled={disabled}
        aria-label={label}
        onChange={(event) => {
          void change(event.target.checked);
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
