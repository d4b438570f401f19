/** One of a few ways to go on, each with a line that says what it does. */
import { useId } from 'react';
import { classNames } from './classNames.ts';
import styles from './RadioChoices.module.css';

interface RadioChoicesProps<Value extends string> {
  readonly legend: string;
  /** The legend is only heard: what stands above says it already. */
  readonly isLegendHidden?: boolean;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string; readonly hint: string }>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function RadioChoices<Value extends string>({
  legend,
  isLegendHidden = false,
  options,
  value: chosen,
  onChange,
}: RadioChoicesProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles['choices']}>
      <legend className={classNames(isLegendHidden && styles['heard'])}>{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <div key={value} className={styles['choice']}>
          <label>
            <input
              type="radio"
              name={id}
              checked={value === chosen}
              aria-describedby={`${id}-${value}`}
              onChange={() => {
                onChange(value);
              }}
            />
            {label}
          </label>
          <p id={`${id}-${value}`}>{hint}</p>
        </div>
      ))}
    </fieldset>
  );
}
