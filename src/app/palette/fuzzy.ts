/**
 * Finding names by some of their letters: `arch` finds Archive, `setmod` finds Settings, Models. The letters must come in
 * order; among the ways to find them the one that a person would point at is chosen, and its worth is comparable between names.
 *
 * The method and its constants are those of fzy (John Hawthorn, MIT; ALGORITHM.md and src/config.def.h there): two tables over
 * letters of the query and of the text, the best score that ends in a match here, and the best score so far.
 */

export interface FuzzyMatch {
  /** Higher is better; an exact name is worth Infinity. */
  readonly score: number;
  /** Positions of the letters found, ascending, in UTF-16 units of the text. */
  readonly positions: readonly number[];
}

const GAP_BEFORE = -0.005;
const GAP_AFTER = -0.005;
const GAP_INSIDE = -0.01;
const NEXT_TO_EACH_OTHER = 1;
const AT_WORD_START = 0.8;
const AT_PATH_START = 0.9;

/** Names are short; a longer text is no name, and looking through it would take its length times the query's. */
const LONGEST_TEXT = 200;

/** Null where the letters are not all there, in order. An empty query matches everything alike. */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const wanted = foldLetters(query.normalize()).filter((letter) => letter.trim() !== '');
  if (wanted.length === 0) return { score: 0, positions: [] };
  const letters = foldLetters(text.slice(0, LONGEST_TEXT));
  if (letters.length < wanted.length) return null;
  if (letters.length === wanted.length) {
    return letters.every((letter, index) => letter === wanted[index])
      ? { score: Infinity, positions: letters.map((_, index) => index) }
      : null;
  }
  return bestAlignment(wanted, letters);
}

function bestAlignment(wanted: readonly string[], letters: readonly string[]): FuzzyMatch | null {
  const width = letters.length;
  const size = wanted.length * width;
  /** Best score of the query up to this letter that ends with a match at this place; -Infinity where it is none. */
  const ending = new Float64Array(size).fill(-Infinity);
  /** The same, ending here or before. */
  const best = new Float64Array(size).fill(-Infinity);
  const bonuses = letters.map((_, place) => placeBonus(letters, place));

  for (let row = 0; row < wanted.length; row += 1) {
    const gap = row === wanted.length - 1 ? GAP_AFTER : GAP_INSIDE;
    let before = -Infinity;
    for (let place = row; place < width; place += 1) {
      const at = row * width + place;
      if (letters[place] === wanted[row]) {
        const bonus = bonuses[place] ?? 0;
        const first = row === 0 ? place * GAP_BEFORE + bonus : -Infinity;
        const diagonal = at - width - 1;
        const later =
          row > 0 && place > 0
            ? Math.max(
                (best[diagonal] ?? -Infinity) + bonus,
                (ending[diagonal] ?? -Infinity) + NEXT_TO_EACH_OTHER,
              )
            : -Infinity;
        ending[at] = Math.max(first, later);
      }
      before = Math.max(ending[at] ?? -Infinity, before + gap);
      best[at] = before;
    }
  }

  const score = best[size - 1] ?? -Infinity;
  return score === -Infinity
    ? null
    : { score, positions: tracePositions(ending, best, wanted.length, width) };
}

/** Walks back through the tables to where each letter was found. */
function tracePositions(ending: Float64Array, best: Float64Array, rows: number, width: number): number[] {
  const positions: number[] = [];
  let place = width - 1;
  let isJoined = false;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (; place >= 0; place -= 1) {
      const at = row * width + place;
      const here = ending[at] ?? -Infinity;
      if (here === -Infinity || (!isJoined && here !== best[at])) continue;
      isJoined = row > 0 && here === (ending[at - width - 1] ?? -Infinity) + NEXT_TO_EACH_OTHER;
      positions.unshift(place);
      place -= 1;
      break;
    }
  }
  return positions;
}

/** What it is worth to be found at this place: most at the start of a name or of a part of a path. */
function placeBonus(letters: readonly string[], place: number): number {
  const before = letters[place - 1];
  if (before === undefined || before === '/') return AT_PATH_START;
  return /[\s\-_.,:·]/u.test(before) ? AT_WORD_START : 0;
}

/** One folded letter for each UTF-16 unit, so that positions are those of the text; a combining accent is none. */
function foldLetters(text: string): string[] {
  return Array.from({ length: text.length }, (_, index) => fold(text.charAt(index)).charAt(0));
}

/** Without case and accents: `Éte` is found by `ete`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
