/**
 * All runs, newest first, however many: read a page at a time by ranges of ids as the end comes near. Pages away from the
 * screen are as tall as they were and hold nothing, so that no more than a few are drawn.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { History, RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Run } from '../../core/run.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { useDeps } from '../depsContext.ts';
import { activityText } from './messages.ts';
import { RunRow } from './RunRow.tsx';
import { useIsNear } from './useIsNear.ts';
import styles from './ActivityPage.module.css';

const RUNS_TO_A_PAGE = 50;
/** The first page grows by what happens while it is open. */
const MOST_RUNS_TO_A_PAGE = 1_000;

export function RunList() {
  /** Where pages begin: a page holds the runs below its own bound, down to the next one's. */
  const [bounds, setBounds] = useState<readonly number[]>([Number.MAX_SAFE_INTEGER]);
  return (
    <div className={styles['list']}>
      {bounds.map((before, index) => (
        <RunsPage
          key={before}
          before={before}
          from={bounds[index + 1] ?? null}
          onEnd={(lastId) => {
            setBounds((known) => (known.at(-1) === before ? [...known, lastId] : known));
          }}
        />
      ))}
    </div>
  );
}

interface RunsPageProps {
  /** Runs with lower ids. */
  readonly before: number;
  /** And with this one or higher ones; null for the last page so far. */
  readonly from: number | null;
  /** There is more below, and the end is near. */
  readonly onEnd: (lastId: number) => void;
}

function RunsPage({ before, from, onEnd }: RunsPageProps) {
  const { library } = useDeps();
  const ref = useRef<HTMLDivElement>(null);
  const endRef = useRef<HTMLDivElement>(null);
  const { isNear, heightPx } = useIsNear(ref, true);
  const { isNear: isEndNear } = useIsNear(endRef, false);
  const runs = useQuery({
    queryKey: ['runs', 'range', from, before],
    queryFn: () =>
      library.runs.readRange(from ?? 0, before, from === null ? RUNS_TO_A_PAGE : MOST_RUNS_TO_A_PAGE),
    enabled: isNear,
    placeholderData: keepPreviousData,
  });
  const lastId = runs.data?.at(-1)?.id;
  const hasMore = from === null && runs.data?.length === RUNS_TO_A_PAGE;

  useEffect(() => {
    if (hasMore && isEndNear && lastId !== undefined && !runs.isPlaceholderData) onEnd(lastId);
  }, [hasMore, isEndNear, lastId, runs.isPlaceholderData, onEnd]);

  const isFirst = before === Number.MAX_SAFE_INTEGER;
  return (
    <div ref={ref} style={isNear ? undefined : { height: heightPx }}>
      {isNear && (
        <Runs
          runs={runs.data}
          isFirst={isFirst}
          error={runs.error}
          onRetry={() => {
            void runs.refetch();
          }}
        />
      )}
      <div ref={endRef} />
    </div>
  );
}

interface RunsProps {
  readonly runs: readonly Run[] | undefined;
  readonly isFirst: boolean;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

function Runs({ runs, isFirst, error, onRetry }: RunsProps) {
  if (error !== null) {
    return (
      <EmptyState
        title={activityText.failedTitle}
        icon={<History />}
        actions={
          <Button icon={<RefreshCw />} onClick={onRetry}>
            {activityText.tryAgain}
          </Button>
        }
      >
        <p role="alert">{activityText.failed}</p>
      </EmptyState>
    );
  }
  if (runs === undefined) return <Skeleton />;
  if (runs.length === 0) {
    return isFirst ? (
      <EmptyState title={activityText.emptyTitle} icon={<History />}>
        <p>{activityText.empty}</p>
      </EmptyState>
    ) : null;
  }
  return (
    <ol className={styles['runs']} aria-label={activityText.heading}>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
    </ol>
  );
}

const SKELETON_ROWS = [1, 2, 3, 4, 5, 6];

function Skeleton() {
  return (
    <div aria-busy="true" className={styles['runs']}>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className={styles['run']}>
          <span className={styles['icon']} />
          <div>
            <div className={styles['bone']} />
            <div className={styles['bone']} />
          </div>
        </div>
      ))}
    </div>
  );
}
