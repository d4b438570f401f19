import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  follow,
  isCornered,
  TALLEST_ELEMENT_PX,
  toPosition,
  toScrollTop,
  type ScrollPlace,
  type ScrollSpace,
} from './scrollSpace.ts';

/** From a grid that fits on the screen to tens of millions of photos. */
const spaces = fc
  .record({
    scroll: fc.integer({ min: 0, max: TALLEST_ELEMENT_PX }),
    beyond: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000_000_000 })),
  })
  .map(({ scroll, beyond }): ScrollSpace => ({ scroll, content: scroll + beyond }));
const shares = fc.double({ min: 0, max: 1, noNaN: true });

test('both ends are reached', () => {
  fc.assert(
    fc.property(
      spaces.filter(({ scroll }) => scroll > 0),
      (space) => {
        expect(toPosition(space, 0)).toBe(0);
        expect(toPosition(space, space.scroll)).toBe(space.content);
        expect(toScrollTop(space, space.content)).toBe(space.scroll);
      },
    ),
  );
});

test('further down the element is further down the content, and back again is the same place', () => {
  fc.assert(
    fc.property(spaces, shares, shares, (space, a, b) => {
      const [upper, lower] = [Math.min(a, b) * space.scroll, Math.max(a, b) * space.scroll];
      expect(toPosition(space, lower)).toBeGreaterThanOrEqual(toPosition(space, upper));
      expect(toScrollTop(space, toPosition(space, lower))).toBeCloseTo(lower, 4);
    }),
  );
});

test('nothing is moved where nothing is capped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: TALLEST_ELEMENT_PX }), shares, (scroll, share) => {
      const at = share * scroll;
      expect(toPosition({ scroll, content: scroll }, at)).toBeCloseTo(at, 6);
    }),
  );
});

test('scrolling by hand moves the content pixel by pixel and never drifts', () => {
  const space = { scroll: TALLEST_ELEMENT_PX, content: 60_000_000 };
  const step = fc.integer({ min: -3_000, max: 3_000 });
  fc.assert(
    fc.property(
      shares,
      fc.array(step, { maxLength: 300 }),
      fc.array(fc.boolean()),
      (share, steps, pauses) => {
        const start = 1e6 + share * (space.scroll - 2e6);
        let place: ScrollPlace = { scrollTop: start, position: toPosition(space, start) };
        let expected = place.position;
        steps.forEach((delta, index) => {
          place = follow(space, place, place.scrollTop + delta);
          expected += delta;
          // Somebody stops to look: the scroll bar is put where it belongs, the content stays.
          if (pauses[index] === true)
            place = { scrollTop: toScrollTop(space, place.position), position: place.position };
        });
        expect(place.position).toBeCloseTo(expected, 3);
      },
    ),
  );
});

test('however one scrolls, the ends of the content are where the scrolling ends, without a jump on the way', () => {
  const space = { scroll: TALLEST_ELEMENT_PX, content: 60_000_000 };
  fc.assert(
    fc.property(shares, fc.constantFrom(-9_000, 9_000), (share, delta) => {
      const start = share * space.scroll;
      let place: ScrollPlace = { scrollTop: start, position: toPosition(space, start) };
      for (let event = 0; event < 1_000_000; event++) {
        const scrollTop = Math.min(space.scroll, Math.max(0, place.scrollTop + delta));
        if (scrollTop === place.scrollTop) break;
        const next = follow(space, place, scrollTop);
        expect(Math.abs(next.position - place.position)).toBeLessThanOrEqual(Math.abs(delta) + 1);
        place = isCornered(space, next)
          ? { scrollTop: toScrollTop(space, next.position), position: next.position }
          : next;
      }
      expect(place.position).toBeCloseTo(delta > 0 ? space.content : 0, 3);
    }),
    { numRuns: 20 },
  );
});

test('Home, End and the scroll bar jump to the same share', () => {
  const space = { scroll: TALLEST_ELEMENT_PX, content: 60_000_000 };
  const middle = { scrollTop: 3_000_000, position: 30_000_000 };
  expect(follow(space, middle, 0).position).toBe(0);
  expect(follow(space, middle, space.scroll).position).toBe(space.content);
  expect(follow(space, { scrollTop: 0, position: 0 }, 3_000_000).position).toBeCloseTo(30_000_000, 0);
});
