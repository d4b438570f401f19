/**
 * Everything about scanning that is not the button: the question, the progress, the closing summary. Mounted once in
 * the frame, so that it stays while pages change.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { isScan, type Run, type ScanKind } from '../../core/run.ts';
import { cancelScan, pauseScan, resumeScan } from '../../pipeline/scanLibrary.ts';
import { isUndoable, mostFirst } from '../activity/describeRun.ts';
import { useUndoRun } from '../activity/useUndoRun.ts';
import { Button, buttonClass, IconButton } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { formatNumber } from '../../messages/format.ts';
import { useDeps, useQueues } from '../depsContext.ts';
import { favouritesText } from '../favourites/messages.ts';
import { scanText } from './messages.ts';
import { ScanQuestion } from './ScanQuestion.tsx';
import { useScanView } from './scanStore.ts';
import { useScanRun } from './useScanRun.ts';
import styles from './ScanHost.module.css';

export function ScanHost() {
  const asking = useScanView((view) => view.asking);
  const dismiss = useScanView((view) => view.dismiss);
  const { run, leftMs } = useScanRun();
  const isOpen = run !== null && (run.state === 'running' || run.state === 'paused');
  return (
    <>
      {asking !== null && !isOpen && <ScanQuestion kind={asking} />}
      {run !== null && isScan(run) && (
        <section aria-label={isOpen ? scanText.panel : scanText.summaryPanel} className={styles['panel']}>
          {isOpen ? (
            <ScanProgress run={run} leftMs={leftMs} />
          ) : (
            <ScanSummary run={run} onDismiss={dismiss} />
          )}
        </section>
      )}
    </>
  );
}

type ScanRun = Run & { readonly kind: ScanKind };

function ScanProgress({ run, leftMs }: { readonly run: ScanRun; readonly leftMs: number | null }) {
  const deps = useDeps();
  const queues = useQueues();
  const isPaused = run.state === 'paused';
  const isHeld = useIsQueuePaused() && !isPaused;
  const resume = async (): Promise<void> => {
    await resumeScan(deps, run.id);
    queues.wake();
  };
  return (
    <>
      <h2 className={styles['title']}>{isPaused ? scanText.paused[run.kind] : scanText.running[run.kind]}</h2>
      <ProgressBar
        label={scanText.running[run.kind]}
        value={run.total === 0 ? null : run.tally.processed / run.total}
      />
      <p className={styles['line']}>
        <span>{run.total === 0 ? scanText.preparing : scanText.progress(run)}</span>
        {leftMs !== null && <span>{scanText.timeLeft(leftMs)}</span>}
      </p>
      <p className={styles['line']}>{isHeld ? scanText.queuePaused : scanText.soFar(run)}</p>
      <div className={styles['controls']}>
        {isPaused ? (
          <Button
            onClick={() => {
              void resume();
            }}
          >
            {scanText.resume}
          </Button>
        ) : (
          <Button
            onClick={() => {
              void pauseScan(deps, run.id);
            }}
          >
            {scanText.pause}
          </Button>
        )}
        <Button
          onClick={() => {
            void cancelScan(deps, run.id);
          }}
        >
          {scanText.cancel}
        </Button>
      </div>
    </>
  );
}

/** The whole queue may be paused on the Jobs page; a scan then stands still without being paused itself. */
function useIsQueuePaused(): boolean {
  const { library } = useDeps();
  const paused = useQuery({ queryKey: ['jobs', 'paused'], queryFn: () => library.jobs.readPaused() });
  return paused.data?.includes('classification') ?? false;
}

function ScanSummary({ run, onDismiss }: { readonly run: Run; readonly onDismiss: () => void }) {
  const { undoOrAsk } = useUndoRun();
  const [undoing, setUndoing] = useState(false);
  const { tally } = run;
  const matched = mostFirst(tally.matchedByCategory);
  const canUndo = isUndoable(run);

  const undo = async (): Promise<void> => {
    setUndoing(true);
    await undoOrAsk(run);
    setUndoing(false);
  };

  return (
    <>
      <div className={styles['head']}>
        <h2 className={styles['title']}>
          {run.undoneAtMs === null ? scanText.endTitle(run) : scanText.undoneTitle}
        </h2>
        <IconButton label={scanText.dismiss} icon={<X />} onClick={onDismiss} />
      </div>
      <div aria-live="polite">
        <p className={styles['line']}>{scanText.summary(run)}</p>
        {matched.length === 0 && tally.processed > 0 && (
          <p className={styles['line']}>{scanText.noMatches}</p>
        )}
        <dl className={styles['counts']}>
          {matched.map(([name, count]) => (
            <Count key={name} label={name} count={count} />
          ))}
        </dl>
        <dl className={styles['totals']}>
          <Count label={scanText.newTags} count={tally.tagged} />
          <Count label={scanText.archived} count={tally.archived} />
          {tally.favouritesKept !== undefined && (
            <Count label={favouritesText.kept} count={tally.favouritesKept} />
          )}
          {tally.untagged > 0 && <Count label={scanText.untagged} count={tally.untagged} />}
          {tally.returned > 0 && <Count label={scanText.returned} count={tally.returned} />}
          <Count label={scanText.unchanged} count={tally.unchanged} />
          {tally.skipped > 0 && <Count label={scanText.skipped} count={tally.skipped} />}
          <Count label={scanText.failed} count={tally.failed} />
        </dl>
      </div>
      {canUndo && (
        <div className={styles['buttons']}>
          {tally.archived > 0 && (
            <Link to="/archive/recent" className={buttonClass()}>
              {scanText.seeArchived}
            </Link>
          )}
          {tally.tagged > 0 && (
            <Link to="/review" search={{ run: run.id }} className={buttonClass()}>
              {scanText.reviewTags}
            </Link>
          )}
          <Button
            icon={<Undo2 />}
            disabled={undoing}
            onClick={() => {
              void undo();
            }}
          >
            {scanText.undo}
          </Button>
        </div>
      )}
    </>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatNumber(count)}</dd>
    </div>
  );
}
