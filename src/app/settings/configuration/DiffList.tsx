/** The difference between two configurations as a list: what was added, removed and changed. */
import { Minus, PencilLine, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { diffConfig } from '../../../core/config/diff.ts';
import type { ConfigDocument } from '../../../core/config/document.ts';
import { describeDiff, type DiffLine } from './describeDiff.ts';
import { configurationText } from './messages.ts';
import styles from './DiffList.module.css';

const ICONS: Readonly<Record<DiffLine['kind'], ReactNode>> = {
  added: <Plus />,
  removed: <Minus />,
  changed: <PencilLine />,
};

interface DiffListProps {
  readonly before: ConfigDocument;
  readonly after: ConfigDocument;
  /** Of more lines than this, the rest is only counted. */
  readonly most?: number;
}

export function DiffList({ before, after, most = Number.POSITIVE_INFINITY }: DiffListProps) {
  const lines = describeDiff(diffConfig(before, after));
  if (lines.length === 0) return <p className={styles['none']}>{configurationText.noChanges}</p>;
  const hidden = Math.max(0, lines.length - most);
  return (
    <ul className={styles['lines']}>
      {lines.slice(0, lines.length - hidden).map((line) => (
        <li key={`${line.kind} ${line.name}`} data-kind={line.kind} className={styles['line']}>
          <span className={styles['icon']} aria-hidden="true">
            {ICONS[line.kind]}
          </span>
          <span className={styles['words']}>
            <bdi className={styles['name']}>{line.name}</bdi>
            {': '}
            {line.details.map((detail, index) => (
              <span key={detail}>
                {index > 0 && '; '}
                <bdi>{detail}</bdi>
              </span>
            ))}
          </span>
        </li>
      ))}
      {hidden > 0 && <li className={styles['none']}>{configurationText.moreChanges(hidden)}</li>}
    </ul>
  );
}
