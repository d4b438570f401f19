import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tilesOfRow } from './rowSearch.ts';
import { shownAspect } from './justifiedRows.ts';
import { DAY_MS } from './localDays.ts';
import {
  layoutTimeline,
  ROW_KIND,
  type LaidOutPhotos,
  type LayoutOptions,
  type TimelineLayout,
} from './timelineLayout.ts';

const options: LayoutOptions = {
  width: 1_000,
  rowHeight: 200,
  gap: 4,
  grouping: 'dates',
  monthHeadingHeight: 52,
  dayHeadingHeight: 36,
};
const utc = (): number => 0;

type Shape = readonly [width: number, height: number];

function photosOf(rows: ReadonlyArray<readonly [day: string, shapes: readonly Shape[]]>): LaidOutPhotos {
  const flat = rows.flatMap(([day, shapes]) => shapes.map((shape) => ({ ms: Date.parse(day), shape })));
  return {
    takenMs: Float64Array.from(flat, ({ ms }) => ms),
    widths: Uint16Array.from(flat, ({ shape }) => shape[0]),
    heights: Uint16Array.from(flat, ({ shape }) => shape[1]),
  };
}

function photosOn(day: string, count: number): [string, Shape[]] {
  return [day, Array.from({ length: count }, (): Shape => [400, 300])];
}

const KIND_NAMES = new Map<number, string>(Object.entries(ROW_KIND).map(([name, kind]) => [kind, name]));

function headings({ kinds, days }: TimelineLayout): string[] {
  return Array.from(kinds).flatMap((kind, row) =>
    kind === ROW_KIND.photos
      ? []
      : [`${KIND_NAMES.get(kind) ?? '?'} ${new Date((days[row] ?? 0) * DAY_MS).toISOString().slice(0, 10)}`],
  );
}

function aspectOf(width: number, height: number): number {
  return shownAspect({ widths: Uint16Array.of(width), heights: Uint16Array.of(height) }, 0);
}

test('a busy month is divided by day, a quiet one is not, a year with hardly anything is one section', () => {
  const photos = photosOf([
    photosOn('2024-06-03', 5),
    photosOn('2024-06-01', 6),
    photosOn('2024-05-20', 4),
    photosOn('2024-05-02', 1),
    photosOn('2024-03-07', 5),
    photosOn('2019-11-05', 1),
    photosOn('2019-02-05', 2),
  ]);
  const layout = layoutTimeline(photos, options, utc);
  expect(headings(layout)).toEqual([
    'month 2024-06-03',
    'day 2024-06-03',
    'day 2024-06-01',
    'month 2024-05-20',
    'monthOfOneDay 2024-03-07',
    'year 2019-11-05',
  ]);
  expect(Array.from(layout.marks, (row) => layout.kinds[row])).toEqual([
    ROW_KIND.month,
    ROW_KIND.month,
    ROW_KIND.monthOfOneDay,
    ROW_KIND.year,
  ]);
  expect([layout.firsts[0], layout.ends[0]]).toEqual([0, 11]);
});

test('full rows fill the width exactly', () => {
  const photos = photosOf([photosOn('2024-05-31', 40)]);
  const layout = layoutTimeline(photos, options, utc);
  for (let row = 1; row < layout.kinds.length - 1; row++) {
    const last = tilesOfRow(photos, layout, row).at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1_000);
  }
});

test('rows of few photos fill the width as well, all but the last', () => {
  const shapes: Shape[] = [
    [300, 200],
    [200, 240],
    [600, 200],
    [200, 240],
    [300, 200],
  ];
  const photos = photosOf([['2024-05-31', shapes]]);
  const narrow = { ...options, width: 351, rowHeight: 124 };
  const layout = layoutTimeline(photos, narrow, utc);
  const rights = Array.from(layout.kinds, (_, row) => tilesOfRow(photos, layout, row).at(-1))
    .filter((tile) => tile !== undefined)
    .map(({ left, width }) => left + width);
  expect(rights.slice(0, -1).every((right) => right === 351)).toBe(true);
  expect(rights.at(-1)).toBeLessThan(351);
  expect(Array.from(layout.heights)).toContain(149);
});

test('one small day is one row at the height asked for, its end left empty', () => {
  const photos = photosOf([['2024-05-31', [[3, 2]]]]);
  const layout = layoutTimeline(photos, options, utc);
  expect(Array.from(layout.kinds)).toEqual([ROW_KIND.monthOfOneDay, ROW_KIND.photos]);
  expect(Array.from(layout.tops)).toEqual([0, 52]);
  expect(Array.from(layout.heights)).toEqual([52, 200]);
  expect(tilesOfRow(photos, layout, 1)).toEqual([{ index: 0, left: 0, width: 300 }]);
  expect(layout.height).toBe(256);
});

test('panoramas and long screenshots are shown cropped, unknown sizes as squares', () => {
  expect(aspectOf(10_000, 500)).toBe(3.2);
  expect(aspectOf(100, 5_000)).toBe(0.45);
  expect(aspectOf(0, 0)).toBe(1);
});

test('no photos, no rows and no height', () => {
  const layout = layoutTimeline(photosOf([]), options, utc);
  expect(layout.kinds).toHaveLength(0);
  expect(layout.height).toBe(0);
});

test('without dates there is no heading', () => {
  const photos = photosOf([photosOn('2024-06-03', 5), photosOn('2019-02-05', 2)]);
  expect(headings(layoutTimeline(photos, { ...options, grouping: 'none' }, utc))).toEqual([]);
});

test('a heading parts what follows a place in the list, where anything does', () => {
  const photos = photosOf([photosOn('2024-06-03', 5), photosOn('2019-02-05', 2)]);
  const kindsWhen = (dividedAt: number): number[] => [
    ...layoutTimeline(photos, { ...options, grouping: 'none', dividedAt }, utc).kinds,
  ];
  const { photos: row, rest } = ROW_KIND;
  expect(kindsWhen(7)).not.toContain(rest);
  expect(kindsWhen(5).filter((kind) => kind === rest)).toHaveLength(1);
  expect(kindsWhen(0)[0]).toBe(rest);
  expect(kindsWhen(5)[0]).toBe(row);
  const { firsts, ends, kinds } = layoutTimeline(photos, { ...options, grouping: 'none', dividedAt: 5 }, utc);
  const divide = kinds.indexOf(rest);
  expect([firsts[divide], ends[divide]]).toEqual([5, 7]);
  expect(ends[divide - 1]).toBe(5);
});

test('every photo is laid out once, in order, inside the width, rows below one another and not too tall', () => {
  const shape = fc.tuple(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 12_000 }));
  const day = fc.record({
    daysBefore: fc.integer({ min: 1, max: 200 }),
    shapes: fc.array(shape, { minLength: 1, maxLength: 30 }),
  });
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 8 }),
      fc.integer({ min: 320, max: 3_000 }),
      fc.integer({ min: 80, max: 320 }),
      fc.constantFrom('dates' as const, 'none' as const),
      fc.nat(100),
      (days, width, rowHeight, grouping, dividedAt) => {
        let at = Date.parse('2024-12-31') / DAY_MS;
        const photos = photosOf(
          days.map(({ daysBefore, shapes }) => {
            at -= daysBefore;
            return [new Date(at * DAY_MS).toISOString(), shapes] as const;
          }),
        );
        const layout = layoutTimeline(photos, { ...options, width, rowHeight, grouping, dividedAt }, utc);
        const seen: number[] = [];
        let bottom = 0;
        for (let row = 0; row < layout.kinds.length; row++) {
          const top = layout.tops[row] ?? 0;
          const height = layout.heights[row] ?? 0;
          expect(top).toBeGreaterThanOrEqual(bottom);
          bottom = top + height;
          const covered = (layout.ends[row] ?? 0) - (layout.firsts[row] ?? 0);
          expect(covered).toBeGreaterThan(0);
          if (layout.kinds[row] !== ROW_KIND.photos) {
            expect(layout.firsts[row]).toBe(seen.length);
            continue;
          }
          const tiles = tilesOfRow(photos, layout, row);
          expect(tiles).toHaveLength(covered);
          expect(height).toBeLessThanOrEqual(Math.ceil(rowHeight * 1.5));
          let right = 0;
          for (const tile of tiles) {
            seen.push(tile.index);
            expect(tile.left).toBeGreaterThanOrEqual(right);
            expect(tile.width).toBeGreaterThan(0);
            right = tile.left + tile.width;
          }
          expect(right).toBeLessThanOrEqual(width);
        }
        expect(seen).toEqual(Array.from(photos.takenMs, (_, index) => index));
        expect(layout.height).toBeGreaterThanOrEqual(bottom);
      },
    ),
  );
});

test('more rows than a column holds at first', () => {
  const days = Array.from({ length: 3_000 }, (_, index): [string, Shape[]] =>
    photosOn(new Date(Date.parse('2024-12-31') - index * DAY_MS).toISOString(), 5),
  );
  const layout = layoutTimeline(photosOf(days), options, utc);
  expect(layout.kinds.length).toBeGreaterThan(6_000);
  expect(layout.ends.at(-1)).toBe(15_000);
  expect(layout.firsts[0]).toBe(0);
  for (let row = 1; row < layout.kinds.length; row++) {
    expect(layout.tops[row]).toBeGreaterThan(layout.tops[row - 1] ?? 0);
  }
});
