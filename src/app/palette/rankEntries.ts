/** Which of the entries a person may mean by some letters, best first. Pure. */
import { fuzzyMatch, type FuzzyMatch } from './fuzzy.ts';
import type { PaletteEntry } from './paletteEntry.ts';

export interface RankedEntry {
  readonly entry: PaletteEntry;
  /** Letters of the name that were found; none where another word for it was. */
  readonly positions: readonly number[];
}

/** Found by another word for it, an entry comes after those of as good a name. */
const KEYWORD_DISCOUNT = 1;

/** Letters scattered over a name, none beside another and few at the start of a word, are an accident. */
const LEAST_SCORE_PER_LETTER = 0.35;

/** Nobody reads further, and each costs an element. */
const MOST_SHOWN = 40;

/** The entries that match; equally good ones stay in their order. */
export function rankEntries(query: string, entries: readonly PaletteEntry[]): RankedEntry[] {
  const found = entries.flatMap((entry, order) => {
    const match = matchEntry(query, entry);
    return match === null ? [] : [{ ...match, entry, order }];
  });
  return found
    .toSorted((a, b) => compareScores(b.score, a.score) || a.order - b.order)
    .slice(0, MOST_SHOWN)
    .map(({ entry, positions }) => ({ entry, positions }));
}

function compareScores(a: number, b: number): number {
  // Two exact names are infinitely good, and their difference is no number.
  return a === b ? 0 : a - b;
}

function matchEntry(query: string, { name, keywords }: PaletteEntry) {
  const byName = isWorth(query, fuzzyMatch(query, name));
  const words = keywords?.split(' ') ?? [];
  const byWord = Math.max(
    -Infinity,
    ...words.map((word) => (isStart(query, word) ? query.trim().length - KEYWORD_DISCOUNT : -Infinity)),
  );
  if (byName !== null && byName.score >= byWord) return byName;
  return byWord === -Infinity ? byName : { score: byWord, positions: [] };
}

function isWorth(query: string, match: FuzzyMatch | null): FuzzyMatch | null {
  const letters = query.replaceAll(/\s/g, '').length;
  return match !== null && match.score >= letters * LEAST_SCORE_PER_LETTER ? match : null;
}

/** Other words are meant to be typed as they are; letters scattered over them say nothing. */
function isStart(query: string, word: string): boolean {
  const wanted = query.trim().toLowerCase();
  return wanted.length > 1 && word.toLowerCase().startsWith(wanted);
}
