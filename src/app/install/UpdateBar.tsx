/** Says quietly that a new version waits. It is put in place only when the person says so, and never in the middle of work. */
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../controls/Button.tsx';
import { ReloadButton } from '../frame/ReloadButton.tsx';
import { installText } from './messages.ts';
import styles from './UpdateBar.module.css';
import { putOffUpdate, restartNow, useUpdates } from './updates.ts';
import { isAnyAtWork, useOwnWork, type Work } from './work.ts';

/** Locks of other windows cannot be watched, only looked at. */
const LOOK_EVERY_MS = 2_000;

export function UpdateBar() {
  const { state, isPutOff } = useUpdates();
  if (state === 'none' || isPutOff) return null;
  return (
    <section aria-label={installText.region} className={styles['bar']}>
      <RefreshCw aria-hidden="true" className={styles['icon']} />
      {state === 'ready' ? <Ready /> : <Replaced />}
    </section>
  );
}

function Ready() {
  const reasonId = useId();
  const work = useWork();
  return (
    <>
      <output className={styles['text']}>
        {installText.ready} {work !== null && <span id={reasonId}>{installText.waitsFor(work)}</span>}
      </output>
      <div className={styles['buttons']}>
        <Button variant="bare" onClick={putOffUpdate}>
          {installText.later}
        </Button>
        <Button
          variant="primary"
          disabled={work !== null}
          aria-describedby={work === null ? undefined : reasonId}
          onClick={() => void restartNow()}
        >
          {installText.restart}
        </Button>
      </div>
    </>
  );
}

function Replaced() {
  return (
    <>
      <output className={styles['text']}>{installText.replaced}</output>
      <div className={styles['buttons']}>
        <Button variant="bare" onClick={putOffUpdate}>
          {installText.later}
        </Button>
        <ReloadButton />
      </div>
    </>
  );
}

/** Work in this window at once, work in others as soon as it is looked for. */
function useWork(): Work | null {
  const own = useOwnWork();
  const any = useQuery({
    queryKey: ['any-at-work'],
    queryFn: isAnyAtWork,
    staleTime: 0,
    refetchInterval: LOOK_EVERY_MS,
  });
  return own ?? (any.data === true ? 'elsewhere' : null);
}
