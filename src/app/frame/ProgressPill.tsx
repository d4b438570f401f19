/** All running work in one short line with a ring; it opens Jobs. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useImports } from '../import/importer.ts';
import { isUnderWay, sumSession } from '../import/importSession.ts';
import { text } from '../messages.ts';
import { useQueueCounts } from '../queries.ts';
import { countOpenJobs, describeProgress } from './progress.ts';
import styles from './ProgressPill.module.css';

export function ProgressPill() {
  const session = useImports((view) => view.session);
  const counts = useQueueCounts().data ?? {};
  const workTotal = useHighWater(countOpenJobs(counts));
  const totals = isUnderWay(session) ? sumSession(session) : null;
  const progress = describeProgress(
    totals === null
      ? null
      : { done: totals.done, total: totals.total, isPaused: session?.state === 'paused' },
    counts,
    workTotal,
  );
  if (progress === null) return null;

  return (
    <Link
      to="/jobs"
      className={styles['pill']}
      aria-label={text.pillLink(progress.label)}
      data-failure={progress.isFailure || undefined}
    >
      <Ring value={progress.value} />
      <span className={styles['label']}>{progress.label}</span>
    </Link>
  );
}

/** The most seen since it was last zero. */
function useHighWater(value: number): number {
  const [most, setMost] = useState(value);
  const now = value === 0 ? 0 : Math.max(most, value);
  if (now !== most) setMost(now);
  return now;
}

const RADIUS = 7;
const AROUND = 2 * Math.PI * RADIUS;

function Ring({ value }: { readonly value: number | null }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={styles['ring']}
      data-unknown={value === null || undefined}
      aria-hidden="true"
    >
      <circle cx="10" cy="10" r={RADIUS} className={styles['track']} />
      <circle
        cx="10"
        cy="10"
        r={RADIUS}
        className={styles['arc']}
        strokeDasharray={`${String((value ?? 0.25) * AROUND)} ${String(AROUND)}`}
      />
    </svg>
  );
}
