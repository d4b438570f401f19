/** Pictures a second over the last calls. */
const CALLS = 20;

export interface Speed {
  /** One call: `count` pictures took `ms`. */
  add(count: number, ms: number): void;
  /** While calls ran, the pauses between them left out; null before the first. */
  read(): number | null;
}

export function createSpeed(): Speed {
  let calls: Array<{ readonly count: number; readonly ms: number }> = [];
  return {
    add(count, ms) {
      calls = [...calls, { count, ms }].slice(-CALLS);
    },
    read() {
      const ms = calls.reduce((sum, call) => sum + call.ms, 0);
      const count = calls.reduce((sum, call) => sum + call.count, 0);
      return ms > 0 ? (count * 1000) / ms : null;
    },
  };
}
