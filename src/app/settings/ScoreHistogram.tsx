/** The scores of all photos over the similarity slider, on its own scale; what matches stands out. */
import { useMemo } from 'react';
import { histogram } from './scoreDistribution.ts';
import styles from './SimilaritySlider.module.css';

/** One bar a step of the slider. */
const BINS = 100;

interface ScoreHistogramProps {
  readonly scores: Float32Array;
  readonly threshold: number;
}

export function ScoreHistogram({ scores, threshold }: ScoreHistogramProps) {
  const counts = useMemo(() => histogram(scores, BINS), [scores]);
  const highest = Math.max(1, ...counts);
  return (
    <>
      <svg className={styles['histogram']} viewBox={`0 0 ${String(BINS)} 1`} preserveAspectRatio="none">
        {Array.from(counts, (count, bin) => {
          if (count === 0) return null;
          // Square roots: a handful of matches must be seen beside thousands of misses.
          const height = Math.max(0.04, Math.sqrt(count / highest));
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
              key={bin}
              x={bin + 0.1}
              width={0.8}
              y={1 - height}
              height={height}
              data-match={(bin + 0.5) / BINS >= threshold || undefined}
            />
          );
        })}
      </svg>
      <div className={styles['cut']} style={{ left: `${String(threshold * 100)}%` }} />
    </>
  );
}
