/**
 * Corrections: what a person said about one photo and one category, which classification never overrides. Counted
 * together they say whether the category's threshold is where the person would have put it.
 */
import type { Veto } from './category.ts';
import type { PhotoId } from './photo.ts';

/** `tag`: never this; `archive`: tagged, but never archived for it; `always`: the person's tag, whatever the score. */
export interface Correction {
  readonly photoId: PhotoId;
  readonly categoryKey: string;
  readonly kind: Veto['kind'] | 'always';
  readonly atMs: number;
}

/** Scores of a category's photos as its prompts give them now. */
export interface CorrectedScores {
  /** Photos the person took the category off. */
  readonly rejected: readonly number[];
  /** Photos the person put the category on for good. */
  readonly wanted: readonly number[];
  /** Photos that classification tagged and nobody corrected. */
  readonly kept: readonly number[];
}

/** Photos with their scores, as columns of equal length. */
export interface ScoredPhotos {
  readonly photoIds: ArrayLike<PhotoId>;
  readonly scores: ArrayLike<number>;
}

/**
 * Scores of what was corrected about a category and of what was not.
 * @param taggedIds photos that carry the category's tag
 * @param scored every photo's score for the category; those without one (in the trash, not encoded) are left out
 */
export function scoreCorrections(
  corrections: readonly Correction[],
  taggedIds: readonly PhotoId[],
  { photoIds, scores }: ScoredPhotos,
): CorrectedScores {
  const sideById = new Map<PhotoId, keyof CorrectedScores>(taggedIds.map((id) => [id, 'kept']));
  for (const { photoId, kind } of corrections) {
    if (kind === 'tag') sideById.set(photoId, 'rejected');
    if (kind === 'always') sideById.set(photoId, 'wanted');
  }
  const sides = { rejected: [] as number[], wanted: [] as number[], kept: [] as number[] };
  for (let place = 0; place < photoIds.length; place++) {
    const side = sideById.get(photoIds[place] ?? 0);
    const score = scores[place];
    if (side !== undefined && score !== undefined) sides[side].push(score);
  }
  return sides;
}

/** How a threshold divides the corrected photos. */
interface Division {
  /** Of the rejected, how many would no longer match. */
  readonly rejectedOut: number;
  /** Of the wanted, how many would match. */
  readonly wantedIn: number;
  /** Of the kept, how many would no longer match. */
  readonly keptOut: number;
}

export type ThresholdSuggestion =
  /** Nothing can be said: fewer corrections than FEWEST_CORRECTIONS, or none on one of the two sides. */
  | { readonly kind: 'too-few' }
  /** No threshold divides them clearly better than the one there is. */
  | { readonly kind: 'fits' }
  | ({ readonly kind: 'better'; readonly threshold: number } & Division);

/** Fewer than this are as likely to be about single photos as about the threshold. */
export const FEWEST_CORRECTIONS = 5;

/** What a threshold has to put right beyond the current one to be worth a change. */
const FEWEST_PUT_RIGHT = 2;

/** The slider's steps: no threshold lies between them. */
const STEPS = 100;

/**
 * The threshold that best separates the photos a person took the category off from those that belong to it: the ones
 * put there for good, and the matches left as they were.
 *
 * Rule: of the slider's thresholds (0 to 1 by 0.01) the one with the highest share of belonging photos at or above it
 * plus share of rejected photos below it (Youden's index, Cancer 3, 1950). Shares and not counts, because a dozen
 * corrections stand beside hundreds of matches. Of thresholds that are equally good the current one is kept if it is
 * among them; else the nearest to it decides, and the middle of its neighbours that are as good is taken, which keeps
 * the cut away from both sides. It is suggested only if it puts FEWEST_PUT_RIGHT more of the corrected photos on their
 * side than the current one does: scores that nothing divides are no reason to move. Photos brought back from the archive say nothing about the threshold: they kept the tag.
 *
 * @param current the threshold in force, 0 to 1
 */
export function suggestThreshold(scores: CorrectedScores, current: number): ThresholdSuggestion {
  const { rejected, wanted, kept } = scores;
  const belonging = [...wanted, ...kept];
  const corrections = rejected.length + wanted.length;
  if (corrections < FEWEST_CORRECTIONS || rejected.length === 0 || belonging.length === 0) {
    return { kind: 'too-few' };
  }
  const qualityOf = (threshold: number): number =>
    countAtLeast(belonging, threshold) / belonging.length -
    countAtLeast(rejected, threshold) / rejected.length;

  const qualities = Array.from({ length: STEPS + 1 }, (_, step) => qualityOf(step / STEPS));
  const best = Math.max(...qualities);
  if (qualityOf(current) >= best) return { kind: 'fits' };
  const threshold = middleOfNearestRun(qualities, best, current * STEPS) / STEPS;
  const division = divide(scores, threshold);
  const isClear = countRight(division) - countRight(divide(scores, current)) >= FEWEST_PUT_RIGHT;
  return isClear ? { kind: 'better', threshold, ...division } : { kind: 'fits' };
}

function divide({ rejected, wanted, kept }: CorrectedScores, threshold: number): Division {
  return {
    rejectedOut: rejected.length - countAtLeast(rejected, threshold),
    wantedIn: countAtLeast(wanted, threshold),
    keptOut: kept.length - countAtLeast(kept, threshold),
  };
}

/** Corrected photos on the side the person put them. */
function countRight({ rejectedOut, wantedIn }: Division): number {
  return rejectedOut + wantedIn;
}

/** The classifier's comparison: equal is a match. */
function countAtLeast(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score >= threshold).length;
}

/** The middle step of the unbroken run of best steps that comes nearest to `step`. */
function middleOfNearestRun(qualities: readonly number[], best: number, step: number): number {
  let nearest = -1;
  qualities.forEach((quality, at) => {
    if (quality === best && (nearest === -1 || Math.abs(at - step) < Math.abs(nearest - step))) nearest = at;
  });
  let first = nearest;
  let last = nearest;
  while (qualities[first - 1] === best) first -= 1;
  while (qualities[last + 1] === best) last += 1;
  return Math.floor((first + last) / 2);
}
