/**
 * The line at the right edge that goes to any month at once: drag it, click it, touch it, or use its keys. A slider whose
 * values are the months: arrows go by month, page keys by year.
 */
import { ChevronsUpDown } from 'lucide-react';
import {
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { rowAt } from '../../core/timeline/rowSearch.ts';
import type { TimelineLayout } from '../../core/timeline/timelineLayout.ts';
import { text } from '../messages.ts';
import type { GridScroll } from './gridScroll.ts';
import { markTitle, markYear } from './headings.ts';
import styles from './Scrubber.module.css';

interface ScrubberProps {
  readonly layout: TimelineLayout;
  readonly scroll: GridScroll;
  /** How far below the top of what scrolls the grid begins, CSS pixels. */
  readonly top: number;
}

/** Years closer together than this share one label. */
const LABEL_EVERY = 0.045;
/** Lower than this a label would leave the line. */
const LAST_LABEL = 0.955;
/** The handle stays this long after the list stood still, for a finger to find it. */
const SHOWN_AFTER_MOVE_MS = 1_500;

export function Scrubber({ layout, scroll, top }: ScrubberProps) {
  const lineRef = useRef<HTMLDivElement>(null);
  const hereRef = useRef<HTMLSpanElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [isHeld, setHeld] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const current = useSyncExternalStore(scroll.subscribe, () => markAt(layout, scroll.move().position - top));

  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const place = (): void => {
      hereRef.current?.style.setProperty('top', `${String(scroll.share() * 100)}%`);
      lineRef.current?.style.setProperty('--view-height', `${String(scroll.viewHeight())}px`);
    };
    const follow = (): void => {
      place();
      if (scroll.move().cause === 'measured') return;
      lineRef.current?.setAttribute('data-moving', '');
      clearTimeout(timer);
      timer = setTimeout(() => lineRef.current?.removeAttribute('data-moving'), SHOWN_AFTER_MOVE_MS);
    };
    place();
    const stop = scroll.subscribe(follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
    // A new layout moves it too.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scroll, layout]);

  const goToShare = (share: number): void => {
    setPointed(share);
    scroll.goTo(share * scroll.furthest());
  };
  const goToMark = (mark: number): void => {
    const row = layout.marks[Math.min(Math.max(mark, 0), layout.marks.length - 1)] ?? 0;
    // The first one comes with what stands above the grid.
    scroll.goTo(row === 0 ? 0 : top + (layout.tops[row] ?? 0));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const mark = markAfterKey(layout, current, event.key);
    if (mark === null) return;
    event.preventDefault();
    goToMark(mark);
  };

  const isShown = pointed !== null || isFocused;
  const shown = pointed === null ? current : markAt(layout, pointed * scroll.furthest() - top);
  return (
    <div className={styles['rail']}>
      <div
        ref={lineRef}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no native slider has marks and a bubble
        role="slider"
        tabIndex={0}
        aria-label={text.scrubber}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={layout.marks.length - 1}
        aria-valuenow={current}
        aria-valuetext={markTitle(layout, layout.marks[current] ?? 0)}
        className={styles['line']}
        data-held={isHeld || undefined}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          setFocused(event.currentTarget.matches(':focus-visible'));
        }}
        onBlur={() => {
          setFocused(false);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setHeld(true);
          goToShare(shareAt(event));
        }}
        onPointerMove={(event) => {
          if (isHeld) goToShare(shareAt(event));
          else if (event.pointerType === 'mouse') setPointed(shareAt(event));
        }}
        onPointerUp={(event) => {
          setHeld(false);
          if (event.pointerType !== 'mouse') setPointed(null);
        }}
        onPointerCancel={() => {
          setHeld(false);
          setPointed(null);
        }}
        onPointerLeave={() => {
          if (!isHeld) setPointed(null);
        }}
      >
        {yearLabels(layout, scroll.furthest(), top).map(({ year, share }) => (
          <span
            key={year}
            aria-hidden="true"
            className={styles['year']}
            style={{ top: `${String(share * 100)}%` }}
          >
            {year}
          </span>
        ))}
        <span ref={hereRef} className={styles['here']}>
          <ChevronsUpDown aria-hidden="true" size={18} />
        </span>
        {isShown && (
          <span
            aria-hidden="true"
            className={styles['bubble']}
            style={{ top: `${String((pointed ?? scroll.share()) * 100)}%` }}
          >
            {markTitle(layout, layout.marks[shown] ?? 0)}
          </span>
        )}
      </div>
    </div>
  );
}

/** Index of the mark that covers a height of the grid. */
function markAt(layout: TimelineLayout, y: number): number {
  const row = rowAt(layout, y);
  let mark = 0;
  for (let high = layout.marks.length - 1; mark < high;) {
    const middle = (mark + high + 1) >> 1;
    if ((layout.marks[middle] ?? 0) <= row) mark = middle;
    else high = middle - 1;
  }
  return mark;
}

/** Where a key goes from a mark, or null where it means nothing here. Down is older, as in the list. */
function markAfterKey(layout: TimelineLayout, mark: number, key: string): number | null {
  const { marks } = layout;
  const year = (at: number): number => markYear(layout, marks[at] ?? 0);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return mark + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return mark - 1;
    case 'PageDown': {
      const next = marks.findIndex((_, at) => at > mark && year(at) !== year(mark));
      return next === -1 ? marks.length - 1 : next;
    }
    case 'PageUp': {
      // To the beginning of this year, or from there to the beginning of the one before it.
      const target = year(Math.max(0, mark - 1));
      return marks.findIndex((_, at) => year(at) === target);
    }
    case 'Home':
      return 0;
    case 'End':
      return marks.length - 1;
    default:
      return null;
  }
}

function shareAt(event: PointerEvent<HTMLDivElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
}

function yearLabels(
  layout: TimelineLayout,
  furthest: number,
  top: number,
): Array<{ readonly year: number; readonly share: number }> {
  const labels: Array<{ year: number; share: number }> = [];
  for (const row of layout.marks) {
    const year = markYear(layout, row);
    const share = furthest === 0 ? 0 : Math.min(LAST_LABEL, (top + (layout.tops[row] ?? 0)) / furthest);
    const last = labels.at(-1);
    if (last === undefined || (last.year !== year && share - last.share >= LABEL_EVERY)) {
      labels.push({ year, share });
    }
  }
  return labels;
}
