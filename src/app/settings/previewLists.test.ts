import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPreviewMatcher, type PreviewColumns } from '../../core/scoring/previewColumns.ts';
import { countAllMatches, mainListOf, scoredByPrompts, sideListsOf } from './previewLists.ts';
import { countMatches } from './scoreDistribution.ts';

type Row = readonly [
  prompt: number,
  promptRival: number,
  example: number,
  exampleRival: number,
  rules: number,
];

/** Photos as the worker sends them: best first by the first signal. */
function columnsOf(rows: readonly Row[], metadataRole: 'enough' | 'required'): PreviewColumns {
  const ordered = rows.toSorted((a, b) => b[0] - a[0]);
  const column = (at: number): Float32Array<ArrayBuffer> => Float32Array.from(ordered, (row) => row[at] ?? 0);
  const none = new Int32Array(ordered.length).fill(-1);
  const places = { winners: none, rivalWinners: none };
  const noRival = new Float32Array(ordered.length).fill(Number.NEGATIVE_INFINITY);
  return {
    photoIds: Uint32Array.from(ordered, (_, index) => index + 1),
    signals: [
      { name: 'prompts', role: 'enough', scores: column(0), rivals: column(1), ...places },
      { name: 'examples', role: 'enough', scores: column(2), rivals: column(3), ...places },
      { name: 'metadata', role: metadataRole, scores: column(4), rivals: noRival, ...places },
    ],
  };
}

const score = fc.integer({ min: 0, max: 20 }).map((steps) => steps / 20);
const rows = fc.array(fc.tuple(score, score, score, score, fc.constantFrom(0, 0.5, 1)), { maxLength: 40 });
const cuts = fc.record({ prompts: score, examples: score });

test('every photo is counted once, and every list holds what the rule says of it', () => {
  fc.assert(
    fc.property(
      rows,
      cuts,
      fc.constantFrom('enough' as const, 'required' as const),
      (drawn, thresholds, role) => {
        const columns = columnsOf(drawn, role);
        const matcher = createPreviewMatcher(columns, thresholds);
        const all = [...columns.photoIds.keys()];
        const matching = all.filter((place) => matcher.isMatch(place));
        const main = mainListOf(columns);
        expect(countAllMatches(columns, main, thresholds)).toBe(matching.length);

        const cut = countMatches(main.scores, thresholds.prompts);
        const sides = sideListsOf(columns, thresholds, 1000);
        const placesOf = (kind: 'added' | 'held-back'): number[] =>
          sides.filter((list) => list.kind === kind).flatMap(({ places }) => [...places]);
        const listed = [...main.places.subarray(0, cut), ...placesOf('added')];
        expect(listed.toSorted((a, b) => a - b)).toEqual(matching);
        for (const place of placesOf('held-back')) {
          expect(matcher.isMatch(place)).toBe(false);
          expect(columns.signals[0]?.scores[place] ?? -1).toBeGreaterThanOrEqual(
            Math.fround(thresholds.prompts),
          );
        }
        for (const { count, places } of sides) expect(places).toHaveLength(count);
        expect(scoredByPrompts(columns)?.photoIds).toHaveLength(main.places.length);
      },
    ),
  );
});

test('a category of file rules alone is about those', () => {
  const { photoIds, signals } = columnsOf(
    [
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0.5],
    ],
    'required',
  );
  const columns = { photoIds, signals: signals.slice(2) };
  const main = mainListOf(columns);
  expect(countAllMatches(columns, main, {})).toBe(1);
  expect(main.places).toHaveLength(2);
  expect(scoredByPrompts(columns)).toBeNull();
});
