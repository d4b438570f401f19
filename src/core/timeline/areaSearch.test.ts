import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaBetween, photoNear, photosInArea } from './areaSearch.ts';
import { tilesOfRow } from './rowSearch.ts';
import { layoutTimeline, ROW_KIND, type LaidOutPhotos, type TimelineLayout } from './timelineLayout.ts';

const OPTIONS = {
  width: 900,
  rowHeight: 150,
  gap: 4,
  grouping: 'dates',
  monthHeadingHeight: 52,
  dayHeadingHeight: 36,
} as const;
const DAY_MS = 86_400_000;

function makeList(sizes: ReadonlyArray<readonly [width: number, height: number]>): LaidOutPhotos {
  return {
    takenMs: Float64Array.from(sizes, (_, index) => 600 * DAY_MS - (index * DAY_MS) / 5),
    widths: Uint16Array.from(sizes, ([width]) => width),
    heights: Uint16Array.from(sizes, ([, height]) => height),
  };
}

/** Every photo's box, the slow way. */
function boxesOf(list: LaidOutPhotos, layout: TimelineLayout) {
  return [...layout.kinds.keys()].flatMap((row) =>
    tilesOfRow(list, layout, row).map(({ index, left, width }) => {
      const top = layout.tops[row] ?? 0;
      return { index, left, right: left + width, top, bottom: top + (layout.heights[row] ?? 0) };
    }),
  );
}

const someSizes = fc.array(
  fc.tuple(fc.integer({ min: 100, max: 4000 }), fc.integer({ min: 100, max: 4000 })),
  {
    minLength: 1,
    maxLength: 80,
  },
);
const somePoint = fc.record({
  x: fc.integer({ min: -40, max: 940 }),
  y: fc.integer({ min: -40, max: 4000 }),
});

test('a rectangle finds exactly the boxes it touches, each once and in order', () => {
  fc.assert(
    fc.property(someSizes, somePoint, somePoint, (sizes, from, to) => {
      const list = makeList(sizes);
      const layout = layoutTimeline(list, OPTIONS, () => 0);
      const area = areaBetween(from, to);
      const found = photosInArea(list, layout, area).flatMap(({ first, end }) =>
        Array.from({ length: end - first }, (_, offset) => first + offset),
      );
      const touched = boxesOf(list, layout).filter(
        (box) =>
          box.left <= area.right &&
          box.right >= area.left &&
          box.top <= area.bottom &&
          box.bottom >= area.top,
      );
      expect(found).toEqual(touched.map(({ index }) => index));
    }),
  );
});

test('a rectangle over everything is one run, headings or not', () => {
  const list = makeList(Array.from({ length: 60 }, () => [400, 300] as const));
  const layout = layoutTimeline(list, OPTIONS, () => 0);
  expect(layout.kinds.some((kind) => kind !== ROW_KIND.photos)).toBe(true);
  const all = { left: 0, top: 0, right: OPTIONS.width, bottom: layout.height };
  expect(photosInArea(list, layout, all)).toEqual([{ first: 0, end: 60 }]);
});

test('the photo at a point is the one whose box covers it', () => {
  fc.assert(
    fc.property(someSizes, fc.nat(), (sizes, seed) => {
      const list = makeList(sizes);
      const layout = layoutTimeline(list, OPTIONS, () => 0);
      const boxes = boxesOf(list, layout);
      const box = boxes[seed % boxes.length];
      if (box === undefined) throw new Error('no photo');
      const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      expect(photoNear(list, layout, middle)).toBe(box.index);
    }),
  );
});

test('beside all photos it is the nearest of the row', () => {
  const list = makeList([[400, 300]]);
  const layout = layoutTimeline(list, OPTIONS, () => 0);
  expect(photoNear(list, layout, { x: 890, y: 5000 })).toBe(0);
  expect(photoNear(list, layout, { x: -5, y: -5 })).toBe(0);
  const none = layoutTimeline(makeList([]), OPTIONS, () => 0);
  expect(photoNear(makeList([]), none, { x: 1, y: 1 })).toBeNull();
});
