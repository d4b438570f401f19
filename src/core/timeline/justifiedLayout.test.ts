import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PhotoCell } from '../photo.ts';
import type { DayGroup } from './groupByDay.ts';
import {
  layoutTimeline,
  rowAt,
  shownAspect,
  type LayoutOptions,
  type TimelineRow,
} from './justifiedLayout.ts';

const options: LayoutOptions = { width: 1_000, rowHeight: 200, gap: 4, headerHeight: 40 };

function cell(id: number, width: number, height: number): PhotoCell {
  return { id, fileName: `${id}.jpg`, width, height, takenMs: 0 };
}

function day(name: string, ...shapes: Array<[number, number]>): DayGroup {
  return { day: name, cells: shapes.map(([width, height], id) => cell(id, width, height)) };
}

function photoRows(rows: readonly TimelineRow[]): Array<Extract<TimelineRow, { kind: 'photos' }>> {
  return rows.filter((row) => row.kind === 'photos');
}

test('full rows fill the width exactly', () => {
  const shapes = Array.from({ length: 40 }, (): [number, number] => [4, 3]);
  const rows = photoRows(layoutTimeline([day('2024-05-31', ...shapes)], options).rows);
  for (const { tiles } of rows.slice(0, -1)) {
    const last = tiles.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1_000);
  }
});

test('one small day is one row at the height asked for, its end left empty', () => {
  const { rows, height } = layoutTimeline([day('2024-05-31', [3, 2])], options);
  expect(rows).toEqual([
    { kind: 'day', top: 0, height: 40, day: '2024-05-31', count: 1 },
    { kind: 'photos', top: 40, height: 200, tiles: [{ cell: cell(0, 3, 2), index: 0, left: 0, width: 300 }] },
  ]);
  expect(height).toBe(244);
});

test('panoramas and long screenshots are shown cropped, unknown sizes as squares', () => {
  expect(shownAspect({ width: 10_000, height: 500 })).toBe(3.2);
  expect(shownAspect({ width: 100, height: 5_000 })).toBe(0.45);
  expect(shownAspect({ width: 0, height: 0 })).toBe(1);
});

test('months carry their first row and their photos', () => {
  const { months, rows } = layoutTimeline(
    [day('2024-05-31', [1, 1], [1, 1]), day('2024-05-02', [1, 1]), day('2023-12-24', [1, 1])],
    options,
  );
  expect(months).toEqual([
    { month: '2024-05', top: 0, count: 3 },
    {
      month: '2023-12',
      top: rows.find((row) => row.kind === 'day' && row.day === '2023-12-24')?.top,
      count: 1,
    },
  ]);
});

test('no photos, no height', () => {
  expect(layoutTimeline([], options)).toEqual({ rows: [], months: [], height: 0 });
});

test('a height belongs to the row that covers it', () => {
  const { rows } = layoutTimeline([day('2024-05-31', [1, 1]), day('2024-05-30', [1, 1])], options);
  for (const [index, row] of rows.entries()) {
    expect(rowAt(rows, row.top)).toBe(index);
    expect(rowAt(rows, row.top + row.height - 1)).toBe(index);
  }
  expect(rowAt(rows, -50)).toBe(0);
  expect(rowAt(rows, 1e9)).toBe(rows.length - 1);
});

test('every photo is laid out once, in order, inside the width, rows below one another and not too tall', () => {
  const shape = fc.tuple(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 1, max: 12_000 }));
  const groupsArbitrary = fc.array(fc.array(shape, { minLength: 1, maxLength: 30 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      groupsArbitrary,
      fc.integer({ min: 320, max: 3_000 }),
      fc.integer({ min: 80, max: 320 }),
      (days, width, rowHeight) => {
        const groups = days.map((shapes, index) => day(`2024-01-${String(28 - index)}`, ...shapes));
        const layout = layoutTimeline(groups, { ...options, width, rowHeight });
        const tiles = photoRows(layout.rows).flatMap((row) => row.tiles);
        expect(tiles.map((tile) => tile.cell)).toEqual(groups.flatMap(({ cells }) => cells));
        expect(tiles.map(({ index }) => index)).toEqual(tiles.map((_, index) => index));

        let bottom = 0;
        for (const row of layout.rows) {
          expect(row.top).toBeGreaterThanOrEqual(bottom);
          bottom = row.top + row.height;
          if (row.kind === 'day') continue;
          expect(row.height).toBeLessThanOrEqual(Math.ceil(rowHeight * 1.5));
          let right = 0;
          for (const tile of row.tiles) {
            expect(tile.left).toBeGreaterThanOrEqual(right);
            expect(tile.width).toBeGreaterThan(0);
            right = tile.left + tile.width;
          }
          expect(right).toBeLessThanOrEqual(width);
        }
        expect(layout.height).toBeGreaterThanOrEqual(bottom);
      },
    ),
  );
});
