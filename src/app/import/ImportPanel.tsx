/**
 * The docked panel that follows an import: how far it is while it runs, and when it is over what became of every file
 * that was not imported. It covers no page and asks for no answer.
 */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { text } from '../messages.ts';
import { useImports, type Importer } from './importer.ts';
import { filesPerSecond, sumSession, type ImportSession, type ImportTotals } from './importSession.ts';
import { DuplicateList, RefusedList } from './ImportLists.tsx';
import styles from './ImportPanel.module.css';

export function ImportPanel({ importer }: { readonly importer: Importer }) {
  const session = useImports((view) => view.session);
  const [isSmall, setSmall] = useState(false);
  const totals = session === null ? null : sumSession(session);
  const isOver = session !== null && session.state !== 'running' && session.state !== 'paused';
  const isClean =
    isOver &&
    session.error === null &&
    totals !== null &&
    totals.refused.length === 0 &&
    totals.duplicates.length === 0;
  useAutoDismiss(isClean, importer);
  if (session === null || totals === null) return null;

  return (
    <section aria-label={text.importPanel} className={styles['panel']} data-docked="">
      <header className={styles['head']}>
        <h2 className={styles['title']}>{titleOf(session, totals)}</h2>
        <IconButton
          label={isSmall ? text.enlarge : text.minimise}
          icon={isSmall ? <ChevronUp /> : <ChevronDown />}
          onClick={() => {
            setSmall(!isSmall);
          }}
        />
        {isOver && <IconButton label={text.close} icon={<X />} onClick={importer.dismiss} />}
      </header>
      {isOver ? (
        <Summary session={session} totals={totals} importer={importer} isSmall={isSmall} />
      ) : (
        <Progress session={session} totals={totals} importer={importer} isSmall={isSmall} />
      )}
    </section>
  );
}

function titleOf(session: ImportSession, { imported }: ImportTotals): string {
  const titles: Record<ImportSession['state'], string> = {
    running: text.importTitle,
    paused: text.importPausedTitle,
    cancelled: text.importCancelledTitle,
    done: imported === 0 ? text.importNoneTitle : text.importDoneTitle,
  };
  return titles[session.state];
}

interface BodyProps {
  readonly session: ImportSession;
  readonly totals: ImportTotals;
  readonly importer: Importer;
  readonly isSmall: boolean;
}

function Progress({ session, totals, importer, isSmall }: BodyProps) {
  const rate = filesPerSecond(session.rate);
  const isPaused = session.state === 'paused';
  const isCounting = totals.total === 0;
  return (
    <div className={styles['body']}>
      <ProgressBar label={text.importTitle} value={isCounting ? null : totals.done / totals.total} />
      <p className={styles['numbers']}>
        <span>{isCounting ? text.importReading : text.importProgress(totals.done, totals.total)}</span>
        {rate !== null && !isPaused && (
          <span className={styles['muted']}>
            {text.importRate(rate)} · {text.importTimeLeft(((totals.total - totals.done) / rate) * 1000)}
          </span>
        )}
      </p>
      {!isSmall && (
        <>
          <div className={styles['buttons']}>
            <Button onClick={isPaused ? importer.resume : importer.pause}>
              {isPaused ? text.resume : text.pause}
            </Button>
            <Button onClick={importer.cancel}>{text.cancel}</Button>
          </div>
          <div className={styles['lists']}>
            <RefusedList refused={totals.refused} />
          </div>
        </>
      )}
    </div>
  );
}

function Summary({ session, totals, importer, isSmall }: BodyProps) {
  return (
    <div className={styles['body']}>
      <output className={styles['summary']}>
        {totals.total === 0
          ? text.importNothing
          : text.importSummary(totals.imported, totals.duplicates.length, totals.refused.length)}
      </output>
      {session.error !== null && (
        <p role="alert" className={styles['error']}>
          {text.importFailed(session.error)}
        </p>
      )}
      {!isSmall && (
        <>
          <div className={styles['lists']}>
            <RefusedList refused={totals.refused} isOpen />
            <DuplicateList duplicates={totals.duplicates} />
          </div>
          {totals.refused.length > 0 && (
            <div className={styles['buttons']}>
              <Button onClick={importer.retryFailed}>{text.retryFailed}</Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Long enough to read one short line. */
const CLEAN_SUMMARY_MS = 12_000;

/** A summary with nothing to look into goes by itself. */
function useAutoDismiss(isClean: boolean, importer: Importer): void {
  useEffect(() => {
    if (!isClean) return undefined;
    const timer = setTimeout(importer.dismiss, CLEAN_SUMMARY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isClean, importer]);
}
