/**
 * Form fields: label above, the browser's own control, and what is wrong with it right below, tied to it for screen
 * readers.
 */
import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

interface FieldText {
  readonly label: string;
  /** What to write here; shown below the control. */
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right; the control is marked invalid while it is there. */
  readonly error?: string | undefined;
}

interface FieldFrameProps extends FieldText {
  readonly id: string;
  readonly children: ReactNode;
  /** Shown at the right end of the label's line. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
}

function hintId(id: string): string {
  return `${id}-hint`;
}

function errorId(id: string): string {
  return `${id}-error`;
}

/** The attributes that tie a control to its hint and error. */
function describe(id: string, { hint, error }: Pick<FieldText, 'hint' | 'error'>) {
  const describedBy = [error !== undefined && errorId(id), hint !== undefined && hintId(id)].filter(Boolean);
  return {
    id,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
  };
}

/** Label, control, hint and error in their places; for controls this file does not have. */
export function FieldFrame({ id, label, hint, error, aside, className, children }: FieldFrameProps) {
  return (
    <div className={classNames(styles['field'], className)}>
      <div className={styles['labelLine']}>
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
        {aside}
      </div>
      {children}
      {error !== undefined && (
        <p id={errorId(id)} className={styles['error']}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <div id={hintId(id)} className={styles['hint']}>
          {hint}
        </div>
      )}
    </div>
  );
}

type TextFieldProps = FieldText &
  Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    /** Shown at the right end of the label's line. */
    readonly aside?: ReactNode;
  };

export function TextField({
  label,
  hint,
  error,
  aside,
  value,
  onChange,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} aside={aside}>
      <input
        type="text"
        dir="auto"
        {...rest}
        {...describe(id, { hint, error })}
        className={classNames(styles['control'], className)}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </FieldFrame>
  );
}

type TextAreaProps = FieldText &
  Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
  };

export function TextArea({ label, hint, error, value, onChange, className, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea
        rows={4}
        dir="auto"
        {...rest}
        {...describe(id, { hint, error })}
        className={classNames(styles['control'], styles['area'], className)}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </FieldFrame>
  );
}

type SelectProps<Value extends string> = FieldText & {
  readonly value: Value;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string }>;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
};

export function Select<Value extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
  disabled = false,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        {...describe(id, { hint, error })}
        className={classNames(styles['control'], styles['select'])}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
