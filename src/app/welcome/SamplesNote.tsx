/** A quiet line above the photos while samples are among them, with the way to be rid of them. */
import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { useImports } from '../import/importer.ts';
import { isUnderWay } from '../import/importSession.ts';
import { welcomeText } from './messages.ts';
import { useRemoveSamples, useSampleIds } from './useSamples.ts';
import styles from './SamplesNote.module.css';

export function SamplesNote() {
  const isImporting = useImports(({ session }) => isUnderWay(session));
  const ids = useSampleIds(!isImporting);
  const remove = useRemoveSamples();
  const [isBusy, setBusy] = useState(false);
  const hasSamples = ids !== undefined && ids.length > 0 && !isImporting;
  const start = (): void => {
    setBusy(true);
    void remove().finally(() => setBusy(false));
  };
  if (!hasSamples) return null;
  return (
    <aside className={styles['note']}>
      <p>{welcomeText.samplesNote(ids.length)}</p>
      <Button variant="bare" disabled={isBusy} onClick={start}>
        {welcomeText.removeSamples}
      </Button>
    </aside>
  );
}
