/** What came of a backup: how much is in it, and what is not. */
import type { BackupResult, MissingOriginal } from '../../../pipeline/backupLibrary.ts';
import { backupText } from './messages.ts';
import styles from './Backup.module.css';

export function BackupOutcome({ result }: { readonly result: BackupResult }) {
  const lines = result.ok
    ? [backupText.backedUp(result), ...missingLines(result.missing)]
    : [backupText.notBackedUp(result)];
  return lines.map((line) => (
    <p key={line} className={styles['result']}>
      {line}
    </p>
  ));
}

/** A line for originals that are gone, and one for each folder that could not be read. */
function missingLines(missing: readonly MissingOriginal[]): string[] {
  const namesByFolder = new Map<string | null, string[]>();
  for (const { fileName, away } of missing) {
    const folder = away?.folder ?? null;
    namesByFolder.set(folder, [...(namesByFolder.get(folder) ?? []), fileName]);
  }
  return [...namesByFolder].map(([folder, names]) =>
    folder === null ? backupText.missing(names) : backupText.away(folder, names),
  );
}
