/** What is wrong with a configuration, path by path, and which of its keys mean nothing. */
import type { ConfigError } from '../../../core/config/validate.ts';
import { said } from '../../messages.ts';
import { configurationText } from './messages.ts';
import styles from './Configuration.module.css';

export function ValidationReport({ errors }: { readonly errors: readonly ConfigError[] }) {
  return (
    <div role="alert" className={styles['report']}>
      <p className={styles['reportTitle']}>{configurationText.invalid(errors.length)}</p>
      <ErrorList errors={errors} />
    </div>
  );
}

export function ErrorList({ errors }: { readonly errors: readonly ConfigError[] }) {
  return (
    <ul className={styles['errors']}>
      {errors.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path === '' ? configurationText.theDocument : <code>{path}</code>} <bdi>{said(message)}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function KeyList({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) {
  return (
    <div>
      <p className={styles['text']}>{label}</p>
      <ul className={styles['errors']}>
        {keys.map((key) => (
          <li key={key}>
            <code>{key}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
