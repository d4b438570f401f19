/**
 * Which photos a preview shows, and how many match, with the thresholds as the sliders have them. One signal is the one
 * the category is mostly about (its prompts, where it has any): photos are listed around its cut. Beside them are photos
 * that match by something else, and those that it would take but for what speaks against them.
 */
import type { ScoredPhotos } from '../../core/corrections.ts';
import { createPreviewMatcher, type PreviewColumns } from '../../core/scoring/previewColumns.ts';
import { countMatches } from './scoreDistribution.ts';

export type Thresholds = Readonly<Record<string, number>>;

/** Photos that only the main signal's threshold decides about. */
export interface MainList {
  /** Index of the main signal. */
  readonly signal: number;
  /** Places among the columns, best first. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** Their scores. */
  readonly scores: Float32Array<ArrayBuffer>;
}

/** Photos at one end of the rule, best first. */
export interface SideList {
  readonly kind: 'added' | 'held-back';
  /** Name of the signal that added or refused them. */
  readonly signal: string;
  readonly count: number;
  /** The first of them. */
  readonly places: readonly number[];
}

/** The signal a category is mostly about: the first that is enough by itself, else the first. */
function mainSignalOf({ signals }: Pick<PreviewColumns, 'signals'>): number {
  return Math.max(
    0,
    signals.findIndex(({ role }) => role === 'enough'),
  );
}

/** Independent of what sliders say, so that moving one only moves a cut: what is required has a threshold of 1. */
export function mainListOf(columns: PreviewColumns): MainList {
  const signal = mainSignalOf(columns);
  const main = columns.signals[signal];
  const matcher = createPreviewMatcher(columns, {});
  const places: number[] = [];
  for (let place = 0; place < columns.photoIds.length; place++) {
    const isBlocked = (main?.scores[place] ?? 0) <= (main?.rivals[place] ?? Number.NEGATIVE_INFINITY);
    if (!isBlocked && refusedBy(columns, matcher, place, signal) === null) places.push(place);
  }
  return {
    signal,
    places: Uint32Array.from(places),
    scores: Float32Array.from(places, (place) => main?.scores[place] ?? 0),
  };
}

/**
 * Photos that only the similarity of the prompts decides about, with their scores, best first; null where the prompts are
 * not what the category is mostly about. What speaks against a photo, or a rule it does not fit, has sorted it out before.
 */
export function scoredByPrompts(columns: PreviewColumns): (ScoredPhotos & Pick<MainList, 'scores'>) | null {
  const { signal, places, scores } = mainListOf(columns);
  if (columns.signals[signal]?.name !== 'prompts') return null;
  return { photoIds: places.map((place) => columns.photoIds[place] ?? 0), scores };
}

/** How many photos match. */
export function countAllMatches(columns: PreviewColumns, main: MainList, thresholds: Thresholds): number {
  const name = columns.signals[main.signal]?.name ?? '';
  // Where nothing else could add a photo, the cut is all there is to know.
  const others = columns.signals.filter(({ role }, index) => role === 'enough' && index !== main.signal);
  if (others.length === 0) return countMatches(main.scores, thresholds[name] ?? 1);
  const matcher = createPreviewMatcher(columns, thresholds);
  let count = 0;
  for (let place = 0; place < columns.photoIds.length; place++) if (matcher.isMatch(place)) count += 1;
  return count;
}

/** @param shown photos to a list */
export function sideListsOf(columns: PreviewColumns, thresholds: Thresholds, shown: number): SideList[] {
  const signal = mainSignalOf(columns);
  const main = columns.signals[signal];
  if (main === undefined) return [];
  const threshold = thresholds[main.name] ?? 1;
  const matcher = createPreviewMatcher(columns, thresholds);
  const added = new Map<string, number[]>();
  const heldBack = new Map<string, number[]>();
  for (let place = 0; place < columns.photoIds.length; place++) {
    const isHeld = matcher.holds(place, signal);
    if (matcher.isMatch(place)) {
      if (isHeld) continue;
      const index = columns.signals.findIndex(
        ({ role }, other) => role === 'enough' && matcher.holds(place, other),
      );
      push(added, columns.signals[index]?.name ?? '', place);
    } else if ((main.scores[place] ?? 0) >= threshold) {
      push(heldBack, refusedBy(columns, matcher, place, signal) ?? main.name, place);
    }
  }
  const toList =
    (kind: SideList['kind']) =>
    ([name, places]: [string, number[]]): SideList => {
      const scores = columns.signals.find((other) => other.name === name)?.scores;
      // Held back: as the main list has them. Added: by what added them.
      const ordered =
        kind === 'added' ? places.toSorted((a, b) => (scores?.[b] ?? 0) - (scores?.[a] ?? 0)) : places;
      return { kind, signal: name, count: places.length, places: ordered.slice(0, shown) };
    };
  return [...[...added].map(toList('added')), ...[...heldBack].map(toList('held-back'))];
}

/** Name of a required signal that does not hold, beside the main one. */
function refusedBy(
  { signals }: PreviewColumns,
  matcher: ReturnType<typeof createPreviewMatcher>,
  place: number,
  mainSignal: number,
): string | null {
  const index = signals.findIndex(
    ({ role }, other) => role === 'required' && other !== mainSignal && !matcher.holds(place, other),
  );
  return signals[index]?.name ?? null;
}

function push(lists: Map<string, number[]>, name: string, place: number): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [place]);
  else list.push(place);
}
