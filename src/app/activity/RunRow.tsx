/** One run: what it was, what came of it, its details on demand, and Undo. */
import { said } from '../messages.ts';
import { formatDate } from '../../messages/format.ts';
import {
  Archive,
  ArchiveRestore,
  Download,
  Eraser,
  Heart,
  RotateCcw,
  ScanSearch,
  Tag,
  Tags,
  Trash2,
  Undo2,
} from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Run } from '../../core/run.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { describeRun, detailsOf, matchesByCategory } from './describeRun.ts';
import { activityText } from './messages.ts';
import { useUndoRun } from './useUndoRun.ts';
import styles from './ActivityPage.module.css';

const ICONS: Record<Run['kind'], ReactNode> = {
  import: <Download />,
  'upload-classification': <Tags />,
  scan: <ScanSearch />,
  're-evaluate': <RotateCcw />,
  'clean-up': <Eraser />,
  bulk: <Archive />,
  restore: <ArchiveRestore />,
};

function timeToText(ms: number): string {
  return formatDate(ms, 'momentHere');
}

function iconOf({ kind, subject }: Run): ReactNode {
  if (kind !== 'bulk' || subject === undefined) return ICONS[kind];
  if (subject.kind === 'move') return subject.to === 'trash' ? <Trash2 /> : <Archive />;
  if (subject.kind === 'favourite') return <Heart />;
  return <Tag />;
}

export function RunRow({ run }: { readonly run: Run }) {
  const { undoOrAsk } = useUndoRun();
  const [isUndoing, setUndoing] = useState(false);
  const { title, note, outcome, cause, isUndone, canUndo, isTooOld } = describeRun(run);
  const matches = matchesByCategory(run.tally);
  const titleId = `run-${String(run.id)}`;

  const undo = async (): Promise<void> => {
    setUndoing(true);
    await undoOrAsk(run);
    setUndoing(false);
  };

  return (
    <li aria-labelledby={titleId} className={styles['run']} data-undone={isUndone}>
      <span className={styles['icon']} aria-hidden="true">
        {iconOf(run)}
      </span>
      <div>
        <h2 id={titleId} className={styles['title']}>
          {title}
          {isUndone && <span className={styles['undone']}>{activityText.undoneBadge}</span>}
        </h2>
        {note !== null && <p className={styles['facts']}>{said(note)}</p>}
        {outcome !== '' && <p className={styles['facts']}>{outcome}</p>}
        {matches.length > 0 && <p className={styles['matches']}>{matches.join(', ')}</p>}
        <p className={styles['time']}>
          <time dateTime={new Date(run.startedAtMs).toISOString()}>{timeToText(run.startedAtMs)}</time>
          {cause !== null && <span>{cause}</span>}
        </p>
        <Details run={run} isTooOld={isTooOld} />
      </div>
      {canUndo && (
        <div className={styles['actions']}>
          {run.kind !== 'bulk' && run.tally.tagged > 0 && (
            <Link to="/review" search={{ run: run.id }} aria-describedby={titleId} className={buttonClass()}>
              {activityText.reviewTags}
            </Link>
          )}
          <Button
            icon={<Undo2 />}
            aria-describedby={titleId}
            disabled={isUndoing}
            onClick={() => {
              void undo();
            }}
          >
            {activityText.undo}
          </Button>
        </div>
      )}
    </li>
  );
}

function Details({ run, isTooOld }: { readonly run: Run; readonly isTooOld: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles['details']}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{activityText.details}</summary>
      {isOpen && (
        <>
          <dl className={styles['detailList']}>
            {detailsOf(run, timeToText).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {isTooOld && <p className={styles['matches']}>{activityText.tooOld}</p>}
        </>
      )}
    </details>
  );
}
