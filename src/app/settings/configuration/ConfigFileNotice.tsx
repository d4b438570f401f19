/** Says, wherever something can only be looked at, that a file decides, where it is, and what is wrong with it. */
import { Link } from '@tanstack/react-router';
import { FileLock2 } from 'lucide-react';
import type { ConfigMode } from '../../../pipeline/configFile.ts';
import { useConfigMode } from './configMode.ts';
import { configurationText } from './messages.ts';
import { ErrorList, KeyList } from './ValidationReport.tsx';
import styles from './ConfigFileNotice.module.css';

type FileMode = Extract<ConfigMode, { kind: 'file' }>;

/** For pages on which something cannot be edited; nothing where the pages decide. */
export function ConfigFileNotice({ withReport = false }: { readonly withReport?: boolean }) {
  const mode = useConfigMode();
  if (mode.kind !== 'file') return null;
  return (
    <section className={styles['notice']} aria-labelledby="config-file-title">
      <FileLock2 aria-hidden="true" className={styles['icon']} />
      <div className={styles['words']}>
        <h2 id="config-file-title" className={styles['title']}>
          {configurationText.fileTitle}
        </h2>
        <p>{configurationText.fileText}</p>
        <p>
          <a href={mode.url} target="_blank" rel="noreferrer" className={styles['address']}>
            {mode.url}
          </a>
        </p>
        {mode.problem?.kind === 'unreachable' && (
          <p>{configurationText.fileUnreachable(mode.problem.reason, mode.problem.hasCopy)}</p>
        )}
        {withReport && <Report mode={mode} />}
      </div>
    </section>
  );
}

function Report({ mode: { problem, unknownKeys } }: { readonly mode: FileMode }) {
  return (
    <>
      {problem?.kind === 'invalid' && (
        <div role="alert">
          <h3 className={styles['invalid']}>{configurationText.fileInvalidTitle}</h3>
          <p>{configurationText.fileInvalid}</p>
          <ErrorList errors={problem.errors} />
        </div>
      )}
      {unknownKeys.length > 0 && <KeyList label={configurationText.fileUnknownKeys} keys={unknownKeys} />}
    </>
  );
}

/** On top of every page while the file is not valid. */
export function ConfigFileBanner() {
  const mode = useConfigMode();
  if (mode.kind !== 'file' || mode.problem?.kind !== 'invalid') return null;
  return (
    <div role="alert" className={styles['banner']}>
      <p>
        <b>{configurationText.fileInvalidTitle}.</b> {configurationText.fileInvalid}
      </p>
      <Link to="/settings/$tab" params={{ tab: 'configuration' }}>
        {configurationText.fileDetails}
      </Link>
    </div>
  );
}
