/**
 * Finds out what is fast on this device, once, while pictures wait: how many go in a call, and whether another rung does
 * better than the ladder's first. Each rung gets little more than half a second, since a person is waiting too.
 */
import { DEFAULT_BATCH_SIZE } from './deviceMemory.ts';
import type { EncodeOutcome } from './encoder.ts';
import type { Rung } from './ladder.ts';
import type { ModelRunner } from './modelRunner.ts';
import type { EncoderConnection, RunningModel } from './rungAttempt.ts';

interface Measured {
  readonly batchSize: number;
  readonly msPerPhoto: number;
}

interface MeasureOptions {
  readonly nowMs: () => number;
  /** Which of them a person has not decided. */
  readonly mayChooseBatch: boolean;
  readonly mayChooseRung: boolean;
  /** In use where nothing could be measured. */
  readonly batchSize: number;
}

const BATCH_SIZES = [1, 4, 8, 16] as const;

const BUDGET_MS = 600;
/** What is a little faster may only have been lucky. */
const WORTH_CHANGING = 0.9;

/**
 * Measures what runs and, where that is open, one alternative to it. Returns what should run from now on, which may be
 * another worker than before: the one given is ended then. `measured` is null where the encoder failed meanwhile; fails
 * only where nothing runs any more.
 */
export async function measureDevice(
  runner: ModelRunner,
  current: RunningModel,
  options: MeasureOptions,
): Promise<EncodeOutcome<{ readonly running: RunningModel; readonly measured: Measured | null }>> {
  const here = await measure(current, options);
  const other = options.mayChooseRung ? findAlternative(current.rung, runner.readLadder().rungs) : null;
  if (other === null) return { ok: true, value: { running: current, measured: here } };

  // One after the other: two models at once may be more than the device holds, and would slow each other down.
  current.connection.end();
  const tried = await runner.attempt(other);
  if (tried.ok) {
    const there = await measure(tried.value, options);
    if (there !== null && there.msPerPhoto < (here?.msPerPhoto ?? Infinity) * WORTH_CHANGING) {
      return { ok: true, value: { running: tried.value, measured: there } };
    }
    tried.value.connection.end();
  }
  const again = await runner.bringUp();
  return again.ok ? { ok: true, value: { running: again.value, measured: here } } : again;
}

/** The CPU for a graphics device, one thread for several: of the same family, so that the vectors are comparable. */
function findAlternative(rung: Rung, rungs: readonly Rung[]): Rung | null {
  const isInt8 = rung.vision === 'int8';
  const others = rungs.filter(
    (other) => other.executionProvider === 'wasm' && (other.vision === 'int8') === isInt8,
  );
  return others.find((other) => rung.executionProvider === 'webgpu' || other.threads < rung.threads) ?? null;
}

/** The batch size to use, of those that fit into the budget, and its time; null where the encoder failed. */
async function measure(
  { connection, loaded }: RunningModel,
  { nowMs, mayChooseBatch, batchSize }: MeasureOptions,
): Promise<Measured | null> {
  const inputBytes = loaded.info.preprocessing.size ** 2 * 3;
  const untilMs = nowMs() + BUDGET_MS;
  const results: Measured[] = [];
  for (const size of mayChooseBatch ? BATCH_SIZES : [batchSize]) {
    const expectedMs = size * (results.at(-1)?.msPerPhoto ?? 0);
    if (results.length > 0 && nowMs() + expectedMs > untilMs) break;
    const ms = await timeBatch(connection, size, inputBytes, nowMs, untilMs);
    if (ms === null) break;
    results.push({ batchSize: size, msPerPhoto: Math.max(ms / size, Number.MIN_VALUE) });
  }
  return choose(results);
}

/** Of those about as fast as the fastest the most usual: small batches cost more around them, large ones hold up a pause. */
function choose(results: readonly Measured[]): Measured | null {
  const fastestMs = Math.min(...results.map(({ msPerPhoto }) => msPerPhoto));
  const distance = ({ batchSize }: Measured): number => Math.abs(Math.log2(batchSize / DEFAULT_BATCH_SIZE));
  const [chosen = null] = results
    .filter(({ msPerPhoto }) => msPerPhoto * WORTH_CHANGING <= fastestMs)
    .toSorted((a, b) => distance(a) - distance(b));
  return chosen;
}

/** Twice where time allows, the better counts: the first run of a shape compiles shaders and takes memory. */
async function timeBatch(
  { api, died }: EncoderConnection,
  count: number,
  inputBytes: number,
  nowMs: () => number,
  untilMs: number,
): Promise<number | null> {
  let best: number | null = null;
  for (let run = 0; run < 2; run++) {
    const startedMs = nowMs();
    if (best !== null && startedMs + best > untilMs) break;
    const pixels = new Uint8Array(count * inputBytes).fill(120);
    const outcome = await Promise.race([api.encodeImages(pixels, count), died.then(() => null)]);
    if (outcome?.ok !== true) return null;
    best = Math.min(best ?? Infinity, nowMs() - startedMs);
  }
  return best;
}
