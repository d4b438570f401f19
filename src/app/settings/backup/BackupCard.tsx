/** Settings > Storage: the whole library as one file. */
import { HardDriveDownload } from 'lucide-react';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { Button } from '../../controls/Button.tsx';
import { PassphraseField } from '../../controls/PassphraseField.tsx';
import { Switch } from '../../controls/Switch.tsx';
import { useAppParts } from '../../depsContext.ts';
import card from '../Card.module.css';
import { BackupOutcome } from './BackupOutcome.tsx';
import { BackupProgress } from './WorkProgress.tsx';
import { lockText } from '../../unlock/messages.ts';
import { forgetOldDownloads } from '../../downloadCopies.ts';
import { isBusy, startBackup, useBackupWork } from './backupWork.ts';
import { backupText } from './messages.ts';
import styles from './Backup.module.css';

/** Shorter ones are guessed whatever the cost of a try. */
const SHORTEST_PASSPHRASE = 8;

export function BackupCard() {
  const work = useBackupWork(({ backup }) => backup);
  useEffect(() => {
    void forgetOldDownloads();
  }, []);
  return (
    <section className={card['card']} aria-labelledby="backup-title">
      <div className={card['head']}>
        <h2 id="backup-title" className={card['title']}>
          {backupText.backupTitle}
        </h2>
      </div>
      <p className={card['text']}>{backupText.backupIntro}</p>
      <div aria-live="polite">
        {work.kind === 'ended' && <BackupOutcome result={work.result} />}
        {work.kind === 'failed' && <p className={styles['result']}>{backupText.failed(work.reason)}</p>}
      </div>
      {work.kind === 'running' ? <BackupProgress work={work} /> : <BackupForm />}
    </section>
  );
}

function BackupForm() {
  const parts = useAppParts();
  const isWorking = useBackupWork(isBusy);
  const [isSealing, setSealing] = useState(false);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = first.length < SHORTEST_PASSPHRASE;
  const isRefused = isSealing && (isShort || first !== second);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isRefused || isWorking) return;
    void startBackup(parts, isSealing ? first : null);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div className={styles['form']}>
        <Switch
          label={backupText.seal}
          hint={backupText.sealHint}
          checked={isSealing}
          onChange={setSealing}
        />
        {isSealing && (
          <>
            <PassphraseField
              kind="new"
              words={lockText}
              label={backupText.passphrase}
              value={first}
              error={isTried && isShort ? backupText.passphraseShort : undefined}
              onChange={setFirst}
            />
            <PassphraseField
              kind="new"
              words={lockText}
              label={backupText.passphraseAgain}
              value={second}
              error={isTried && !isShort && first !== second ? backupText.passphraseDiffers : undefined}
              onChange={setSecond}
            />
          </>
        )}
      </div>
      <Button type="submit" variant="primary" icon={<HardDriveDownload />} disabled={isWorking}>
        {backupText.backUp}
      </Button>
    </form>
  );
}
