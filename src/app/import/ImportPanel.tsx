/**
 * What follows an import: how far it is while it runs, and when it is over what became of every file that was not
 * imported. It has a place of its own beside the page, so it covers nothing and asks for no answer.
 */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button, IconButton } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { text } from '../messages.ts';
import { setImportSmall, useImports, type Importer } from './importer.ts';
import { useImportActions } from './importerContext.ts';
import {
  filesPerSecond,
  isUnderWay,
  sumSession,
  type ImportSession,
  type ImportTotals,
} from './importSession.ts';
import { DuplicateList, LeftOutList, RefusedList } from './ImportLists.tsx';
import styles from './ImportPanel.module.css';

/** The panel in full, or nothing while it is a strip. */
export function ImportPanel() {
  const { importer } = useImportActions();
  const { session, isSmall } = useImports();
  if (session === null || isSmall) return null;
  const totals = sumSession(session);
  const isOver = !isUnderWay(session);

  return (
    <section aria-label={text.importPanel} className={styles['panel']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{titleOf(session, totals)}</h2>
        <SizeButton isSmall={false} />
        {isOver && <IconButton label={text.close} icon={<X />} onClick={importer.dismiss} />}
      </header>
      <div className={styles['body']}>
        {isOver ? (
          <Summary session={session} totals={totals} importer={importer} />
        ) : (
          <Progress session={session} totals={totals} importer={importer} />
        )}
      </div>
    </section>
  );
}

/** The same in one line, at the foot of the page. */
export function ImportStrip() {
  const { importer } = useImportActions();
  const { session, isSmall } = useImports();
  if (session === null || !isSmall) return null;
  const totals = sumSession(session);
  const isOver = !isUnderWay(session);

  return (
    <section aria-label={text.importPanel} className={styles['strip']} data-import-strip="">
      {isOver ? (
        <output className={styles['stripText']}>{summaryOf(totals)}</output>
      ) : (
        <>
          <div className={styles['stripBar']}>
            <ImportBar totals={totals} />
          </div>
          <p className={styles['stripText']}>
            <Numbers session={session} totals={totals} />
          </p>
          <PauseButtons session={session} importer={importer} />
        </>
      )}
      <SizeButton isSmall />
      {isOver && <IconButton label={text.close} icon={<X />} onClick={importer.dismiss} />}
    </section>
  );
}

function SizeButton({ isSmall }: { readonly isSmall: boolean }) {
  return (
    <IconButton
      label={isSmall ? text.enlarge : text.minimise}
      icon={isSmall ? <ChevronUp /> : <ChevronDown />}
      onClick={() => {
        setImportSmall(!isSmall);
      }}
    />
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

function summaryOf(totals: ImportTotals): string {
  return totals.total === 0
    ? text.importNothing
    : text.importSummary(
        totals.imported,
        totals.duplicates.length,
        totals.refused.length,
        totals.leftOut.length,
      );
}

interface PartProps {
  readonly session: ImportSession;
  readonly totals: ImportTotals;
  readonly importer: Importer;
}

function Progress({ session, totals, importer }: PartProps) {
  return (
    <>
      <ImportBar totals={totals} />
      <p className={styles['numbers']}>
        <Numbers session={session} totals={totals} />
      </p>
      <div className={styles['buttons']}>
        <PauseButtons session={session} importer={importer} />
      </div>
      <div className={styles['lists']}>
        <RefusedList refused={totals.refused} />
      </div>
    </>
  );
}

function ImportBar({ totals: { total, done } }: Pick<PartProps, 'totals'>) {
  return <ProgressBar label={text.importTitle} value={total === 0 ? null : done / total} />;
}

function Numbers({ session, totals: { total, done } }: Pick<PartProps, 'session' | 'totals'>) {
  const rate = filesPerSecond(session.rate);
  return (
    <>
      <span>{total === 0 ? text.importReading : text.importProgress(done, total)}</span>
      {rate !== null && session.state === 'running' && (
        <span className={styles['muted']}>
          {text.importRate(rate)} · {text.importTimeLeft(((total - done) / rate) * 1000)}
        </span>
      )}
    </>
  );
}

function PauseButtons({ session, importer }: Pick<PartProps, 'session' | 'importer'>) {
  const isPaused = session.state === 'paused';
  return (
    <>
      <Button onClick={isPaused ? importer.resume : importer.pause}>
        {isPaused ? text.resume : text.pause}
      </Button>
      <Button onClick={importer.cancel}>{text.cancel}</Button>
    </>
  );
}

function Summary({ session, totals, importer }: PartProps) {
  return (
    <>
      <output className={styles['summary']}>{summaryOf(totals)}</output>
      {session.error !== null && (
        <p role="alert" className={styles['error']}>
          {text.importFailed(session.error)}
        </p>
      )}
      <div className={styles['lists']}>
        <RefusedList refused={totals.refused} isOpen />
        <DuplicateList duplicates={totals.duplicates} />
        <LeftOutList leftOut={totals.leftOut} />
      </div>
      {totals.refused.length > 0 && (
        <div className={styles['buttons']}>
          <Button onClick={importer.retryFailed}>{text.retryFailed}</Button>
        </div>
      )}
    </>
  );
}

/** Long enough to read one short line. */
const CLEAN_SUMMARY_MS = 12_000;

/** A summary with nothing to look into goes by itself. */
export function useImportDismissal(): void {
  const { importer } = useImportActions();
  const isClean = useImports(
    ({ session }) => session !== null && !isUnderWay(session) && hasNothingToTell(session),
  );
  useEffect(() => {
    if (!isClean) return undefined;
    const timer = setTimeout(importer.dismiss, CLEAN_SUMMARY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isClean, importer]);
}

function hasNothingToTell(session: ImportSession): boolean {
  const { total, imported } = sumSession(session);
  return session.error === null && imported === total && total > 0;
}
