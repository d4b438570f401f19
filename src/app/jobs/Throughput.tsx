/** Photos a minute over the last hour as a line of bars, with the same in words beside it. */
import { jobsText } from './messages.ts';
import { photosLeft, type QueueStatus } from './useJobsOverview.ts';
import styles from './JobsPage.module.css';

const BAR = 4;
const HEIGHT = 36;
/** A minute with a single photo still shows. */
const LEAST = 2;

export function Throughput({ status }: { readonly status: QueueStatus }) {
  const { throughput } = status;
  const most = Math.max(1, ...throughput);
  const total = throughput.reduce((sum, photos) => sum + photos, 0);
  return (
    <div className={styles['throughput']}>
      <svg
        className={styles['spark']}
        viewBox={`0 0 ${String(throughput.length * BAR)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {throughput.map((photos, minute) => {
          const height = photos === 0 ? 0 : Math.max(LEAST, (photos / most) * HEIGHT);
          return (
            // A bar is the minute at that place; it has no other identity.
            // oxlint-disable-next-line react/no-array-index-key
            <rect key={minute} x={minute * BAR} y={HEIGHT - height} width={BAR - 1} height={height} />
          );
        })}
      </svg>
      <p className={styles['words']}>
        {jobsText.lastHour(total)}
        {paceOf(status)}
      </p>
    </div>
  );
}

function paceOf({ counts, isPaused, rate, leftMs }: QueueStatus): string {
  if (photosLeft(counts) === 0 || isPaused || rate === null || leftMs === null) return '';
  return ` ${jobsText.pace(rate, leftMs)}`;
}
