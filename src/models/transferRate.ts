/** How fast a download goes lately, and how long the rest will take at that rate. */

/** Long enough to be calm, short enough to notice a change. */
const WINDOW_MS = 5_000;

export interface TransferRate {
  add(nowMs: number, storedBytes: number): void;
  /** Null until there is something to judge by. */
  read(nowMs: number): number | null;
}

/** Bytes a second over the last moments. */
export function createTransferRate(): TransferRate {
  let samples: Array<{ readonly atMs: number; readonly bytes: number }> = [];
  return {
    add(nowMs, storedBytes) {
      const last = samples.at(-1);
      // A file that began anew: what came before says nothing any more.
      if (last !== undefined && storedBytes < last.bytes) samples = [];
      samples.push({ atMs: nowMs, bytes: storedBytes });
      while (samples.length > 2 && nowMs - (samples[1]?.atMs ?? nowMs) >= WINDOW_MS) samples.shift();
    },
    read(nowMs) {
      const [first] = samples;
      const last = samples.at(-1);
      if (first === undefined || last === undefined || nowMs - first.atMs < 500) return null;
      return ((last.bytes - first.bytes) / (nowMs - first.atMs)) * 1_000;
    },
  };
}
