/**
 * The scores of all photos over the similarity slider, on its own scale; what matches stands out. The bars are drawn once
 * for a preview, as one line; moving the threshold only moves the edge of the part that stands out.
 */
import { memo, useMemo } from 'react';
import { histogram } from './scoreDistribution.ts';
import styles from './SimilaritySlider.module.css';

/** One bar a step of the slider, so that the threshold lies between two of them. */
const BINS = 100;

interface ScoreHistogramProps {
  readonly scores: Float32Array;
  readonly threshold: number;
}

export function ScoreHistogram({ scores, threshold }: ScoreHistogramProps) {
  const outline = useMemo(() => outlineOf(histogram(scores, BINS)), [scores]);
  const cut = `${String(threshold * 100)}%`;
  return (
    <>
      <div className={styles['histogram']}>
        <Bars outline={outline} />
      </div>
      <div className={styles['histogram']} data-match="true" style={{ clipPath: `inset(0 0 0 ${cut})` }}>
        <Bars outline={outline} />
      </div>
      <div className={styles['cut']} style={{ left: cut }} />
    </>
  );
}

const Bars = memo(function Bars({ outline }: { readonly outline: string }) {
  return (
    <svg viewBox={`0 0 ${String(BINS)} 1`} preserveAspectRatio="none">
      <path d={outline} />
    </svg>
  );
});

/** All bars as one path, in units of a bar's width and of the tallest bar. */
function outlineOf(counts: Uint32Array): string {
  const highest = Math.max(1, ...counts);
  let outline = '';
  counts.forEach((count, bin) => {
    if (count === 0) return;
    // Square roots: a handful of matches must be seen beside thousands of misses.
    const height = Math.max(0.04, Math.sqrt(count / highest)).toFixed(3);
    outline += `M${(bin + 0.1).toFixed(1)} 1v-${height}h.8v${height}z`;
  });
  return outline;
}
