import { expect, test } from 'vitest';
import { DAY_MS } from './localDays.ts';
import { rowAt, rowOfPhoto, stepFrom, tilesOfRow, type Step } from './rowSearch.ts';
import { layoutTimeline, ROW_KIND, type LaidOutPhotos } from './timelineLayout.ts';

const options = {
  width: 1_000,
  rowHeight: 200,
  gap: 4,
  grouping: 'dates' as const,
  monthHeadingHeight: 52,
  dayHeadingHeight: 36,
};

/** 400 x 300 at 200 px: 267 px wide, so three or four to a row of 1,000 px. */
function photosOn(...counts: readonly number[]): LaidOutPhotos {
  const takenMs = counts.flatMap((count, day) =>
    Array.from({ length: count }, () => Date.parse('2024-06-28') - day * DAY_MS),
  );
  return {
    takenMs: Float64Array.from(takenMs),
    widths: Uint16Array.from(takenMs, () => 400),
    heights: Uint16Array.from(takenMs, () => 300),
  };
}

function step(photos: LaidOutPhotos, from: number, key: Step, page = 500): number {
  return stepFrom(
    photos,
    layoutTimeline(photos, options, () => 0),
    from,
    key,
    page,
  );
}

test('a height belongs to the row that covers it', () => {
  const layout = layoutTimeline(photosOn(9, 7, 5), options, () => 0);
  for (let row = 0; row < layout.kinds.length; row++) {
    const top = layout.tops[row] ?? 0;
    expect(rowAt(layout, top)).toBe(row);
    expect(rowAt(layout, top + (layout.heights[row] ?? 0) - 1)).toBe(row);
  }
  expect(rowAt(layout, -50)).toBe(0);
  expect(rowAt(layout, 1e9)).toBe(layout.kinds.length - 1);
});

test('every photo has its row', () => {
  const photos = photosOn(9, 7, 5);
  const layout = layoutTimeline(photos, options, () => 0);
  for (let index = 0; index < 21; index++) {
    const row = rowOfPhoto(layout, index);
    expect(layout.kinds[row]).toBe(ROW_KIND.photos);
    expect(tilesOfRow(photos, layout, row).map((tile) => tile.index)).toContain(index);
  }
});

test('arrow keys go to the neighbours, and across headings to the nearest photo', () => {
  const photos = photosOn(4, 4);
  expect(step(photos, 0, 'left')).toBe(0);
  expect(step(photos, 0, 'right')).toBe(1);
  expect(step(photos, 1, 'down')).toBe(5);
  expect(step(photos, 5, 'up')).toBe(1);
  expect(step(photos, 1, 'up')).toBe(1);
  expect(step(photos, 6, 'down')).toBe(6);
  expect(step(photos, 3, 'last')).toBe(7);
  expect(step(photos, 3, 'first')).toBe(0);
});

test('page keys go a page on, at least a row, and stop at the ends', () => {
  const photos = photosOn(40);
  const columns = step(photos, 0, 'down');
  expect(step(photos, 1, 'pageDown')).toBe(1 + 2 * columns);
  expect(step(photos, 1 + 2 * columns, 'pageUp')).toBe(1);
  expect(step(photos, 1, 'pageDown', 10)).toBe(1 + columns);
  expect(step(photos, 1, 'pageUp')).toBe(1);
  expect(step(photos, 39, 'pageDown')).toBe(39);
});
