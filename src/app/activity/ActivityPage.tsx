/** The Activity page: what Winnow changed, in words, newest first, each with its way back. */
import { useQuery } from '@tanstack/react-query';
import { Archive, Download, Eraser, History, ScanSearch, Tags, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Run } from '../../core/run.ts';
import { undoRun } from '../../pipeline/undo.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { Intro } from '../controls/Intro.tsx';
import { useDeps } from '../depsContext.ts';
import { Page } from '../frame/Page.tsx';
import { useToasts } from '../frame/toasts.ts';
import { describeRun, matchesByCategory } from './describeRun.ts';
import { activityText } from './messages.ts';
import styles from './ActivityPage.module.css';

const SHOWN_RUNS = 200;

const ICONS: Record<Run['kind'], ReactNode> = {
  import: <Download />,
  'upload-classification': <Tags />,
  scan: <ScanSearch />,
  're-evaluate': <ScanSearch />,
  'clean-up': <Eraser />,
  bulk: <Archive />,
};

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function ActivityPage() {
  const { library } = useDeps();
  const runs = useQuery({
    queryKey: ['runs', 'recent'],
    queryFn: () => library.runs.readRecent(SHOWN_RUNS),
  });
  return (
    <Page title={activityText.heading} width="text">
      <Intro>{activityText.intro}</Intro>
      {runs.isError && <p role="alert">{activityText.failedTitle}</p>}
      {runs.data?.length === 0 && (
        <EmptyState title={activityText.emptyTitle} icon={<History />}>
          <p>{activityText.empty}</p>
        </EmptyState>
      )}
      {runs.data !== undefined && runs.data.length > 0 && (
        <ol className={styles['runs']}>
          {runs.data.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ol>
      )}
    </Page>
  );
}

function RunRow({ run }: { readonly run: Run }) {
  const deps = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const [undoing, setUndoing] = useState(false);
  const { title, note, outcome, isUndone, canUndo } = describeRun(run);
  const matches = matchesByCategory(run.tally);
  const titleId = `run-${String(run.id)}`;

  const undo = async (): Promise<void> => {
    setUndoing(true);
    const counts = await undoRun(deps, run.id);
    setUndoing(false);
    showToast({ text: activityText.undone(counts) });
  };

  return (
    <li aria-labelledby={titleId} className={styles['run']} data-undone={isUndone}>
      <span className={styles['icon']} aria-hidden="true">
        {ICONS[run.kind]}
      </span>
      <div className={styles['words']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
          {isUndone && <span className={styles['undone']}>{activityText.undoneBadge}</span>}
        </h2>
        {note !== null && <p className={styles['facts']}>{note}</p>}
        {outcome !== '' && <p className={styles['facts']}>{outcome}</p>}
        {matches.length > 0 && <p className={styles['matches']}>{matches.join(', ')}</p>}
        <time className={styles['time']} dateTime={new Date(run.startedAtMs).toISOString()}>
          {TIME.format(run.startedAtMs)}
        </time>
      </div>
      {canUndo && (
        <Button
          icon={<Undo2 />}
          aria-describedby={titleId}
          disabled={undoing}
          onClick={() => {
            void undo();
          }}
        >
          {activityText.undo}
        </Button>
      )}
    </li>
  );
}
