import { expect, test } from 'vitest';
import type { PhotoCell } from '../../core/photo.ts';
import { layoutGrid, stepFrom, type GridLayout } from './gridRows.ts';

let lastId = 0;

function cellsOn(day: string, count: number): PhotoCell[] {
  return Array.from({ length: count }, () => {
    lastId += 1;
    return {
      id: lastId,
      fileName: `${String(lastId)}.jpg`,
      width: 400,
      height: 300,
      takenMs: Date.parse(day),
    };
  });
}

function layout(cells: readonly PhotoCell[], width = 1000): GridLayout {
  return layoutGrid(cells, {
    width,
    rowHeight: 200,
    gap: 4,
    grouping: 'dates',
    nowMs: Date.parse('2024-12-31'),
    zoneOffset: () => 0,
  });
}

function titles({ rows }: GridLayout): string[] {
  return rows.flatMap((row) => (row.kind === 'heading' ? [row.title] : []));
}

test('a busy month is divided by day, a quiet one is not, a year with hardly anything is one section', () => {
  const cells = [
    ...cellsOn('2024-06-03', 5),
    ...cellsOn('2024-06-01', 6),
    ...cellsOn('2024-05-20', 4),
    ...cellsOn('2024-05-02', 1),
    ...cellsOn('2019-11-05', 1),
    ...cellsOn('2019-02-05', 2),
  ];
  expect(titles(layout(cells))).toEqual(['June', 'Mon 3 Jun', 'Sat 1 Jun', 'May', '2019']);
});

test('every photo has its row, in the order of the list', () => {
  const cells = [...cellsOn('2024-06-03', 9), ...cellsOn('2024-05-20', 7)];
  const { rows, rowByIndex } = layout(cells);
  const seen: number[] = [];
  rows.forEach((row, at) => {
    if (row.kind !== 'photos') return;
    for (const tile of row.tiles) {
      expect(rowByIndex[tile.index]).toBe(at);
      expect(cells[tile.index]).toBe(tile.cell);
      seen.push(tile.index);
    }
  });
  expect(seen).toEqual(cells.map((_, index) => index));
});

test('arrow keys go to the neighbours, and across headings to the nearest photo', () => {
  // 400 x 300 at 200 px: 267 px wide, so three or four to a row of 1,000 px.
  const grid = layout([...cellsOn('2024-06-03', 4), ...cellsOn('2024-06-01', 4)]);
  expect(stepFrom(grid, 0, 'left')).toBe(0);
  expect(stepFrom(grid, 0, 'right')).toBe(1);
  expect(stepFrom(grid, 1, 'down')).toBe(5);
  expect(stepFrom(grid, 5, 'up')).toBe(1);
  expect(stepFrom(grid, 1, 'up')).toBe(1);
  expect(stepFrom(grid, 3, 'last')).toBe(7);
});
