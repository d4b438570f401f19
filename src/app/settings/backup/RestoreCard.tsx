/** Settings > Storage: a backup put back. */
import { useLocation } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RestoreProblem, RestoreResult } from '../../../pipeline/restoreBackup.ts';
import { Button } from '../../controls/Button.tsx';
import card from '../Card.module.css';
import { isBusy, useBackupWork } from './backupWork.ts';
import { backupText } from './messages.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import { WorkProgress } from './WorkProgress.tsx';
import styles from './Backup.module.css';

/** Further ones are counted. */
const MOST_SHOWN = 50;

export function RestoreCard() {
  const work = useBackupWork(({ restore }) => restore);
  const isWorking = useBackupWork(isBusy);
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);
  // The page is drawn after the router has looked for the place an address names.
  const isMeant = useLocation({ select: ({ hash }) => hash === 'restore-title' });
  useEffect(() => {
    if (isMeant) section.current?.scrollIntoView({ block: 'center' });
  }, [isMeant]);
  return (
    <section ref={section} className={card['card']} aria-labelledby="restore-title">
      <div className={card['head']}>
        <h2 id="restore-title" className={card['title']}>
          {backupText.restoreTitle}
        </h2>
      </div>
      <p className={card['text']}>{backupText.restoreIntro}</p>
      <div aria-live="polite">
        {work.kind === 'ended' && <Outcome result={work.result} />}
        {work.kind === 'failed' && <p className={styles['result']}>{backupText.failed(work.reason)}</p>}
      </div>
      {work.kind === 'running' ? (
        <WorkProgress
          label={work.progress?.phase === 'verifying' ? backupText.verifying : backupText.restoring}
          detail={
            work.progress === null ? '' : backupText.restoreProgress(work.progress.done, work.progress.total)
          }
          value={work.progress === null ? null : work.progress.done / Math.max(1, work.progress.total)}
          onStop={work.stop}
        />
      ) : (
        <Button icon={<FileUp />} disabled={isWorking} onClick={() => input.current?.click()}>
          {backupText.choose}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip,.winnowbackup,application/zip"
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          // The same file again is a choice too.
          event.target.value = '';
        }}
      />
      {file !== null && (
        <RestoreDialog
          file={file}
          onClose={() => {
            setFile(null);
          }}
        />
      )}
    </section>
  );
}

function Outcome({ result }: { readonly result: RestoreResult }) {
  const { problems } = result;
  return (
    <>
      <p className={styles['result']}>
        {result.kind === 'not-whole' ? backupText.notWhole(problems.length) : backupText.restored(result)}
      </p>
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly RestoreProblem[] }) {
  const shown = problems.slice(0, MOST_SHOWN);
  return (
    <details className={styles['problems']} open>
      <summary>{backupText.problems(problems.length)}</summary>
      <ul>
        {shown.map((problem, index) => (
          // Names may repeat, and the list does not change.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{backupText.problem(problem)}</li>
        ))}
        {problems.length > shown.length && <li>{backupText.more(problems.length - shown.length)}</li>}
      </ul>
    </details>
  );
}
