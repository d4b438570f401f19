/** The line at the right edge that goes to a month at once: click or drag it. The keyboard has Home, End and the days. */
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type PointerEvent, type RefObject } from 'react';
import type { GridLayout, GridMark } from './gridRows.ts';
import styles from './Scrubber.module.css';

interface ScrubberProps {
  readonly layout: GridLayout;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  readonly scrollRef: RefObject<HTMLElement | null>;
}

/** Years closer together than this share one label. */
const LABEL_EVERY = 0.045;

export function Scrubber({ layout, virtualizer, scrollRef }: ScrubberProps) {
  const [hover, setHover] = useState<number | null>(null);
  const place = useScrollShare(scrollRef);
  const height = virtualizer.getTotalSize();
  const startOf = (mark: GridMark): number => {
    const start = virtualizer.measurementsCache[mark.row]?.start ?? 0;
    return height === 0 ? 0 : (start - virtualizer.options.scrollMargin) / height;
  };

  const goTo = (event: PointerEvent<HTMLDivElement>): void => {
    const scroller = scrollRef.current;
    if (scroller === null) return;
    const share = shareAt(event);
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    setHover(share);
  };
  const hovered = hover === null ? undefined : layout.marks.findLast((mark) => startOf(mark) <= hover);

  return (
    <div className={styles['rail']} aria-hidden="true">
      <div
        className={styles['line']}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) goTo(event);
          else setHover(shareAt(event));
        }}
        onPointerLeave={() => {
          setHover(null);
        }}
      >
        {yearLabels(layout.marks, startOf).map(({ year, share }) => (
          <span key={year} className={styles['year']} style={{ top: `${String(share * 100)}%` }}>
            {year}
          </span>
        ))}
        <span className={styles['here']} style={{ top: `${String(place * 100)}%` }} />
        {hover !== null && hovered !== undefined && (
          <span className={styles['bubble']} style={{ top: `${String(hover * 100)}%` }}>
            {hovered.title === String(hovered.year)
              ? hovered.title
              : `${hovered.title} ${String(hovered.year)}`}
          </span>
        )}
      </div>
    </div>
  );
}

function shareAt(event: PointerEvent<HTMLDivElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
}

function yearLabels(
  marks: readonly GridMark[],
  startOf: (mark: GridMark) => number,
): Array<{ year: number; share: number }> {
  const labels: Array<{ year: number; share: number }> = [];
  for (const mark of marks) {
    const share = startOf(mark);
    const last = labels.at(-1);
    if (last === undefined || (last.year !== mark.year && share - last.share >= LABEL_EVERY)) {
      labels.push({ year: mark.year, share });
    }
  }
  return labels;
}

/** How far down the list one is, 0 to 1. */
function useScrollShare(scrollRef: RefObject<HTMLElement | null>): number {
  const [share, setShare] = useState(0);
  useEffect(() => {
    const scroller = scrollRef.current;
    if (scroller === null) return undefined;
    const note = (): void => {
      const most = scroller.scrollHeight - scroller.clientHeight;
      setShare(most <= 0 ? 0 : scroller.scrollTop / most);
    };
    note();
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', note);
    };
  }, [scrollRef]);
  return share;
}
