/**
 * Where the matches of a search end. A ranking has no end of its own: every photo has a score. What a good score is
 * depends on the model and, with the same model, on the words, so the cut is worked out from how the scores of this one
 * search are spread; the model's own figures only keep it within reason.
 *
 * Note: the rule of the cut.
 * Most photos of a library have nothing to do with what is looked for, and their scores are a bell of noise. Its middle
 * and width are read off the lower half of the scores, which holds even where a good part of the library matches:
 * 25 % of a normal distribution lie below -0.674 of its widths, 5 % below -1.645. A photo is a match where it scores
 * - above the noise: NOISE_WIDTHS widths over the middle, which 6 in 1,000 photos of pure noise do; and
 * - nearer to the best than to the noise: `share` of the way from the middle to the best score. The best is taken a little
 *   down the list in large libraries, so that one odd photo does not decide.
 * For words the cut lies between the model's lower end of a normal similarity and its default threshold: what a category
 * with these words would match by default is always a match, and what the model calls loose never is. Scores between
 * pictures lie elsewhere and have no such figures; there only the spread counts, and the nearest are always matches.
 *
 * The constants were chosen on 1,656 labelled pictures under the built-in model: 29 searches found 94 % of what they were
 * about, and 81 % of what they showed was that (at the default threshold alone: 92 % and 84 %); for 146 photos 85 % and
 * 69 % (75 % and 75 %). Searches by picture found 89 %, 74 % of what they showed.
 */
import type { Ranking } from '../scoring/ranking.ts';
import type { ModelInfo } from '../model.ts';

/** What a cut for words is held within. */
export type CutBounds = Pick<ModelInfo, 'bands' | 'defaultThreshold'>;

const NOISE_WIDTHS = 2.5;
/** Of the way from the middle of the noise to the best score. */
const SHARE_FOR_WORDS = 0.55;
const SHARE_FOR_PICTURES = 0.7;
/** However wide the noise seems, what comes this close to the best is a match. */
const MOST_SHARE = 0.8;

/** Photos below the best for each that the best is taken down the list, and how far at most. */
const PHOTOS_PER_STEP_DOWN = 100;
const MOST_STEPS_DOWN = 2;

/** Quantiles of the standard normal distribution, by their sign turned. */
const Z_25 = 0.6745;
const Z_05 = 1.6449;

/**
 * The lowest score that is a match.
 * @param scores of all photos, highest first
 * @param bounds of the model for a search by words, null for one by pictures
 */
export function findCut(scores: Ranking['scores'], bounds: CutBounds | null): number {
  const { middle, width } = measureNoise(scores);
  const down = Math.min(MOST_STEPS_DOWN, Math.floor(scores.length / PHOTOS_PER_STEP_DOWN));
  const reach = (scores[down] ?? 0) - middle;
  const share = bounds === null ? SHARE_FOR_PICTURES : SHARE_FOR_WORDS;
  const cut = Math.max(middle + share * reach, middle + NOISE_WIDTHS * width);
  if (bounds === null) return Math.min(cut, middle + MOST_SHARE * reach, scores[0] ?? 0);
  return Math.min(Math.max(cut, bounds.bands.normal[0]), bounds.defaultThreshold);
}

function measureNoise(scores: Ranking['scores']): { readonly middle: number; readonly width: number } {
  const quarter = quantile(scores, 0.25);
  const width = (quarter - quantile(scores, 0.05)) / (Z_05 - Z_25);
  return { middle: quarter + Z_25 * width, width };
}

/** The score that `share` of the photos do not exceed. */
function quantile(scores: Ranking['scores'], share: number): number {
  return scores[Math.round((1 - share) * (scores.length - 1))] ?? 0;
}

/** The cut as a category's similarity: two decimals, not above it, so that the category matches what the search did. */
export function cutToSimilarity(cut: number): number {
  return Math.min(1, Math.max(0, Math.floor(cut * 100 + 1e-6) / 100));
}
