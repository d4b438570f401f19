/** A month or a day above its photos, with the circle that selects all of them. */
import { CircleCheck } from 'lucide-react';
import type { PhotoId } from '../../core/photo.ts';
import { ROW_KIND, type TimelineLayout } from '../../core/timeline/timelineLayout.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { text } from '../messages.ts';
import { headingOf } from './headings.ts';
import { isAllSelected } from './selectionRange.ts';
import styles from './PhotoGrid.module.css';

interface GridHeadingProps {
  readonly list: ListColumns;
  readonly layout: TimelineLayout;
  readonly row: number;
  readonly selected: ReadonlySet<PhotoId>;
  readonly openedAtMs: number;
}

/** The style of a heading that is no month's. */
const LOOKS: Readonly<Record<number, 'day' | 'rest'>> = { [ROW_KIND.day]: 'day', [ROW_KIND.rest]: 'rest' };

export function GridHeading({ list, layout, row, selected, openedAtMs }: GridHeadingProps) {
  const look = LOOKS[layout.kinds[row] ?? ROW_KIND.month] ?? 'month';
  const Heading = look === 'day' ? 'h3' : 'h2';
  const { title, subtitle } = headingOf(layout, row, openedAtMs);
  const isSelected = isAllSelected(selected, list.ids.subarray(layout.firsts[row], layout.ends[row]));
  /* oxlint-disable jsx-a11y/prefer-tag-over-role */
  return (
    <div role="gridcell" aria-colindex={1} className={styles[look]}>
      <Heading className={styles['headingText']}>{title}</Heading>
      {subtitle !== null && <span className={styles['subtitle']}>{subtitle}</span>}
      <button
        type="button"
        role="checkbox"
        aria-checked={isSelected}
        aria-label={text.selectDay(title)}
        tabIndex={-1}
        data-select-row={row}
        className={styles['headingCheck']}
      >
        <CircleCheck aria-hidden="true" />
      </button>
    </div>
  );
  /* oxlint-enable jsx-a11y/prefer-tag-over-role */
}
