/** How long a run still takes, from how fast it went lately: early batches and pauses should not weigh for ever. */

export interface ProgressSample {
  readonly atMs: number;
  readonly processed: number;
}

/** Older samples are dropped: after a pause or a slow start the estimate is right again within this time. */
const WINDOW_MS = 30_000;

/** Adds a sample; a run that goes backwards (scanned anew) or has stood still too long starts the window again. */
export function withSample(samples: readonly ProgressSample[], sample: ProgressSample): ProgressSample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.processed < last.processed) return [sample];
  if (last?.processed === sample.processed) return [...samples];
  return [...samples.filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS), sample];
}

/** Photos a second over the window, or null while there is too little to tell by. */
export function ratePerSecond(samples: readonly ProgressSample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const done = last.processed - first.processed;
  const elapsedMs = last.atMs - first.atMs;
  return done <= 0 || elapsedMs < 1000 ? null : (done * 1000) / elapsedMs;
}

/** Milliseconds left, or null while there is too little to tell by. */
export function timeLeftMs(samples: readonly ProgressSample[], total: number): number | null {
  const rate = ratePerSecond(samples);
  const last = samples.at(-1);
  if (rate === null || last === undefined) return null;
  return Math.max(0, ((total - last.processed) * 1000) / rate);
}
