/**
 * The files that were not imported, each by name and reason, and those that were there already. Names come from
 * outside: they are text only, and isolated, so that a right-to-left mark in one cannot turn the line around.
 */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportProgress } from '../../pipeline/importPhotos.ts';
import { said, text } from '../messages.ts';
import styles from './ImportPanel.module.css';

/** A list of a thousand is drawn in steps. */
const STEP = 100;

interface RefusedListProps {
  readonly refused: ImportProgress['refused'];
  readonly isOpen?: boolean;
}

export function RefusedList({ refused, isOpen = false }: RefusedListProps) {
  const [shown, setShown] = useState(STEP);
  if (refused.length === 0) return null;
  return (
    <details className={styles['details']} open={isOpen}>
      <summary>{text.notImported(refused.length)}</summary>
      <ul className={styles['list']}>
        {refused.slice(0, shown).map(({ path, refusal }, index) => (
          // Paths may repeat; the list only grows at its end.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} data-reason={refusal.kind} className={styles['row']}>
            <bdi dir="ltr" className={styles['name']} title={path}>
              {path}
            </bdi>
            <span className={styles['reason']}>{said(refusal.detail)}</span>
          </li>
        ))}
        <MoreRow hidden={refused.length - shown} onShow={setShown} />
      </ul>
    </details>
  );
}

export function DuplicateList({ duplicates }: { readonly duplicates: ImportProgress['duplicates'] }) {
  const [shown, setShown] = useState(STEP);
  if (duplicates.length === 0) return null;
  return (
    <details className={styles['details']}>
      <summary>{text.duplicates(duplicates.length)}</summary>
      <ul className={styles['list']}>
        {duplicates.slice(0, shown).map(({ path, existingId }, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles['row']}>
            <bdi dir="ltr" className={styles['name']} title={path}>
              {path}
            </bdi>
            <Link to="/photos/$photoId" params={{ photoId: String(existingId) }} className={styles['reason']}>
              {text.seeFirstCopy}
            </Link>
          </li>
        ))}
        <MoreRow hidden={duplicates.length - shown} onShow={setShown} />
      </ul>
    </details>
  );
}

interface MoreRowProps {
  readonly hidden: number;
  readonly onShow: (change: (shown: number) => number) => void;
}

function MoreRow({ hidden, onShow }: MoreRowProps) {
  if (hidden <= 0) return null;
  return (
    <li>
      <button
        type="button"
        className={styles['more']}
        onClick={() => {
          onShow((shown) => shown + 10 * STEP);
        }}
      >
        {text.moreRows(Math.min(hidden, 10 * STEP))}
      </button>
    </li>
  );
}
