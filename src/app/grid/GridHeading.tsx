/** A month or a day above its photos, with the circle that selects all of them. */
import { CircleCheck } from 'lucide-react';
import type { PhotoId } from '../../core/photo.ts';
import { text } from '../messages.ts';
import type { GridRow } from './gridRows.ts';
import styles from './PhotoGrid.module.css';

interface GridHeadingProps {
  readonly row: Extract<GridRow, { kind: 'heading' }>;
  readonly selected: ReadonlySet<PhotoId>;
}

export function GridHeading({ row, selected }: GridHeadingProps) {
  const Heading = row.level === 'month' ? 'h2' : 'h3';
  const isSelected = row.ids.every((id) => selected.has(id));
  /* oxlint-disable jsx-a11y/prefer-tag-over-role */
  return (
    <div role="gridcell" className={styles[row.level]}>
      <Heading className={styles['headingText']}>{row.title}</Heading>
      {row.subtitle !== null && <span className={styles['subtitle']}>{row.subtitle}</span>}
      <button
        type="button"
        role="checkbox"
        aria-checked={isSelected}
        aria-label={text.selectDay(row.title)}
        tabIndex={-1}
        data-select-ids={row.ids.join(' ')}
        className={styles['headingCheck']}
      >
        <CircleCheck aria-hidden="true" />
      </button>
    </div>
  );
  /* oxlint-enable jsx-a11y/prefer-tag-over-role */
}
