/**
 * The scorer's halves of all methods, and what they say together. A new method is a line in `PreparedMethods`, one in
 * `SCORING_METHODS`, and its page's half in pipeline/methods.ts.
 */
import type { Category } from '../category.ts';
import { decidingVerdict, holds, isMatchBy, type CategoryScore, type Verdict } from '../classify.ts';
import type { MethodReader, PhotoBatch, ScoringParts, SignalReader } from '../method.ts';
import { clipScoring, type ClipPrepared } from './clipScorer.ts';
import type { ScoringKernel } from './kernel.ts';
import { metadataScoring } from './metadataScorer.ts';

/** What is prepared for each method; crosses threads. */
export interface PreparedMethods {
  readonly clip: ClipPrepared;
  readonly metadata: null;
}

/** In the order in which their signals are asked: the first that holds is the one a match is owed to. */
export const SCORING_METHODS: ScoringParts<PreparedMethods> = {
  clip: clipScoring,
  metadata: metadataScoring,
};

/** Scores of one batch. Objects are made for what is asked of a photo only: most match nothing. */
interface BatchScores {
  /** The categories that the photo in this row matches. */
  matchesOf(row: number): CategoryScore[];
  /** Every category's score for the photo in this row. */
  scoresOf(row: number): CategoryScore[];
}

export interface CategoryScorer {
  /** The signals of each category, in their order. */
  readonly signals: ReadonlyArray<readonly SignalReader[]>;
  /** The answer holds until the next call, or until another scorer is made over the kernel. */
  score(batch: PhotoBatch): BatchScores;
}

/** True where some of the categories cannot be judged without the photos' facts. */
export function readsFacts(categories: readonly Category[]): boolean {
  return categories.some((category) =>
    Object.values(SCORING_METHODS).some((part) => part.readsFacts(category)),
  );
}

/** `prepared`: for the same categories, in the same order. */
export function createCategoryScorer(
  kernel: ScoringKernel,
  categories: readonly Category[],
  prepared: PreparedMethods,
): CategoryScorer {
  return createScorerOf(SCORING_METHODS, kernel, categories, prepared);
}

/** The same over any table of methods: nothing here knows which there are. */
export function createScorerOf<Table extends object>(
  methods: ScoringParts<Table>,
  kernel: ScoringKernel,
  categories: readonly Category[],
  prepared: Table,
): CategoryScorer {
  const create = (name: keyof Table): MethodReader =>
    methods[name].createReader(kernel, categories, prepared[name]);
  const readers = keysOf(methods).map(create);
  const signals = categories.map((_, index) => readers.flatMap((reader) => reader.signals[index] ?? []));
  const matches = signals.map(createMatcher);
  const scoreOf = (category: Category, index: number, row: number): CategoryScore =>
    toScore(category, verdictsOf(signals[index] ?? [], row));
  return {
    signals,
    score(batch) {
      for (const reader of readers) reader.load(batch);
      return {
        matchesOf: (row) => {
          const found: CategoryScore[] = [];
          categories.forEach((category, index) => {
            if (matches[index]?.(row) === true) found.push(scoreOf(category, index, row));
          });
          return found;
        },
        scoresOf: (row) => categories.map((category, index) => scoreOf(category, index, row)),
      };
    },
  };
}

/** Whether the photo in a row matches, without making an object for it. */
function createMatcher(signals: readonly SignalReader[]): (row: number) => boolean {
  let row = 0;
  const holdsAt = (index: number): boolean => {
    const signal = signals[index];
    return signal !== undefined && holds(signal.threshold, signal.read(row));
  };
  return (asked) => {
    row = asked;
    return isMatchBy(signals, holdsAt);
  };
}

function keysOf<Table extends object>(table: Table): Array<keyof Table> {
  return Object.keys(table).filter((key): key is Extract<keyof Table, string> => key in table);
}

function verdictsOf(signals: readonly SignalReader[], row: number): Verdict[] {
  return signals.map((signal) => {
    const { name, role, threshold } = signal;
    const { score, rival, winnerAt, rivalAt } = signal.read(row);
    return {
      name,
      role,
      threshold,
      score,
      rival,
      holds: holds(threshold, { score, rival }),
      winner: signal.winnerText(winnerAt),
      rivalWinner: signal.rivalText(rivalAt),
    };
  });
}

function toScore(category: Category, verdicts: readonly Verdict[]): CategoryScore {
  const deciding = decidingVerdict(verdicts);
  const score = deciding?.score ?? Number.NEGATIVE_INFINITY;
  const prompt = deciding?.name === 'prompts' ? deciding.winner : '';
  const [only] = verdicts;
  const isPlain = verdicts.length === 1 && only?.name === 'prompts' && category.but_not === undefined;
  return isPlain ? { category, score, prompt } : { category, score, prompt, verdicts };
}
