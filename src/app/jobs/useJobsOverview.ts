/** What the Jobs page shows of each queue, read together so that the figures belong together. */
import { useQuery } from '@tanstack/react-query';
import type { QueueCounts, QueueName } from '../../core/jobs/job.ts';
import { useDeps } from '../depsContext.ts';
import { ratePerSecond, timeLeftMs, withSample, type ProgressSample } from '../scan/timeLeft.ts';

export interface QueueStatus {
  readonly counts: QueueCounts;
  readonly isPaused: boolean;
  /** Photos done in each of the last sixty minutes, the present one last. */
  readonly throughput: readonly number[];
  /** Photos a second of late, and how long the rest takes at that rate; null while there is too little to tell by. */
  readonly rate: number | null;
  readonly leftMs: number | null;
}

type Overview = Readonly<Record<QueueName, QueueStatus>>;

interface Read {
  readonly overview: Overview;
  readonly samples: ReadonlyMap<QueueName, readonly ProgressSample[]>;
}

/** Photos the queue still has to see to. */
export function photosLeft({ waiting, active, delayed }: QueueCounts): number {
  return waiting + active + delayed;
}

const LOOK_AGAIN_MS = 2_000;

function hasWork(overview: Overview | undefined): boolean {
  return overview !== undefined && Object.values(overview).some(({ counts }) => photosLeft(counts) > 0);
}

/** Null while being read. */
export function useJobsOverview(): Overview | null {
  const { library, nowMs } = useDeps();
  const overview = useQuery<Read>({
    queryKey: ['jobs', 'overview'],
    // Writes are announced, but a page that was frozen meanwhile may have missed the last of them.
    refetchInterval: ({ state }) => (hasWork(state.data?.overview) ? LOOK_AGAIN_MS : false),
    queryFn: async ({ client, queryKey }): Promise<Read> => {
      const atMs = nowMs();
      const [counts, paused, throughput] = await Promise.all([
        library.jobs.readCounts(),
        library.jobs.readPaused(),
        library.jobs.readThroughput(atMs),
      ]);
      const before = client.getQueryData<Read>(queryKey)?.samples;
      const samples = new Map<QueueName, readonly ProgressSample[]>();
      const statusOf = (queue: QueueName): QueueStatus => {
        const isPaused = paused.includes(queue);
        const left = photosLeft(counts[queue]);
        const { done } = counts[queue];
        // A queue that rests begins its window anew: the rest is no part of its rate.
        const mine =
          isPaused || left === 0 ? [] : withSample(before?.get(queue) ?? [], { atMs, processed: done });
        samples.set(queue, mine);
        return {
          counts: counts[queue],
          isPaused,
          throughput: throughput[queue],
          rate: ratePerSecond(mine),
          leftMs: timeLeftMs(mine, done + left),
        };
      };
      return {
        overview: {
          metadata: statusOf('metadata'),
          'smart-search': statusOf('smart-search'),
          classification: statusOf('classification'),
        },
        samples,
      };
    },
  });
  return overview.data?.overview ?? null;
}
