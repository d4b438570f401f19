/**
 * What a category's signals find on many photos, as columns: a hundred thousand photos are judged again at every move of a
 * slider, so thresholds come last and no photo is an object.
 */
import { holds, isMatchBy, type Signal } from '../classify.ts';
import type { PhotoBatch, SignalReader } from '../method.ts';
import type { PhotoId } from '../photo.ts';
import { descendingOrder } from './ranking.ts';

/** Readings of one signal, a photo to a place; minus infinity and -1 where there is none (core/method.ts). */
interface SignalColumns extends Pick<Signal, 'name' | 'role'> {
  readonly scores: Float32Array<ArrayBuffer>;
  readonly rivals: Float32Array<ArrayBuffer>;
  readonly winners: Int32Array<ArrayBuffer>;
  readonly rivalWinners: Int32Array<ArrayBuffer>;
}

/** Photos as columns of equal length: the best by the first signal first, of equal ones the lower id. */
export interface PreviewColumns {
  readonly photoIds: Uint32Array<ArrayBuffer>;
  readonly signals: readonly SignalColumns[];
}

const valueAt =
  (values: readonly number[]) =>
  (index: number): number =>
    values[index] ?? 0;

/** Collects photos in ascending order of their ids. `isWanted` leaves photos out. */
export function createPreviewCollector(isWanted: (id: PhotoId) => boolean) {
  const ids: PhotoId[] = [];
  const columns: Array<
    Pick<Signal, 'name' | 'role'> & Record<'scores' | 'rivals' | 'winners' | 'rivalWinners', number[]>
  > = [];
  return {
    /** `signals` have loaded the batch; they are the same ones, by name, for every batch. */
    add(batch: Pick<PhotoBatch, 'ids'>, signals: readonly SignalReader[]): void {
      signals.forEach(({ name, role }, index) => {
        columns[index] ??= { name, role, scores: [], rivals: [], winners: [], rivalWinners: [] };
      });
      batch.ids.forEach((id, row) => {
        if (!isWanted(id)) return;
        ids.push(id);
        signals.forEach((signal, index) => {
          const column = columns[index];
          const { score, rival, winnerAt, rivalAt } = signal.read(row);
          column?.scores.push(score);
          column?.rivals.push(rival);
          column?.winners.push(winnerAt);
          column?.rivalWinners.push(rivalAt);
        });
      });
    },
    finish(): PreviewColumns {
      const [first] = columns;
      const order = descendingOrder(Float32Array.from(first?.scores ?? []));
      return {
        photoIds: Uint32Array.from(order, valueAt(ids)),
        signals: columns.map(({ name, role, scores, rivals, winners, rivalWinners }) => ({
          name,
          role,
          scores: Float32Array.from(order, valueAt(scores)),
          rivals: Float32Array.from(order, valueAt(rivals)),
          winners: Int32Array.from(order, valueAt(winners)),
          rivalWinners: Int32Array.from(order, valueAt(rivalWinners)),
        })),
      };
    },
  };
}

/** What the rule says of the photo in a place, with these thresholds by signal (1 where none is given). */
export function createPreviewMatcher(
  { signals }: Pick<PreviewColumns, 'signals'>,
  thresholds: Readonly<Record<string, number>>,
) {
  let place = 0;
  const holdsAt = (index: number): boolean => {
    const signal = signals[index];
    if (signal === undefined) return false;
    const score = signal.scores[place] ?? Number.NEGATIVE_INFINITY;
    const rival = signal.rivals[place] ?? Number.NEGATIVE_INFINITY;
    return holds(thresholds[signal.name] ?? 1, { score, rival });
  };
  return {
    /** Whether the signal in that position holds. */
    holds(asked: number, index: number): boolean {
      place = asked;
      return holdsAt(index);
    },
    isMatch(asked: number): boolean {
      place = asked;
      return isMatchBy(signals, holdsAt);
    },
  };
}
