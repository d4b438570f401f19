import { afterEach, expect, test } from 'vitest';
import { TALLEST_ELEMENT_PX, toScrollTop } from '../../core/timeline/scrollSpace.ts';
import { createGridScroll, type GridScroll } from './gridScroll.ts';

const CONTENT_PX = 60_000_000;
const VIEW_PX = 500;

let leave = (): void => undefined;
afterEach(() => {
  leave();
});

/** A scroller with an element as tall as allowed in it, standing for content that is taller. */
function makeScroller(contentHeight: number): {
  readonly scroller: HTMLElement;
  readonly scroll: GridScroll;
} {
  const scroller = document.createElement('main');
  scroller.style.cssText = `height: ${String(VIEW_PX)}px; overflow: auto; position: relative`;
  const element = document.createElement('div');
  const elementHeight = Math.min(contentHeight, TALLEST_ELEMENT_PX);
  element.style.height = `${String(elementHeight)}px`;
  scroller.append(element);
  document.body.append(scroller);
  const scroll = createGridScroll();
  const detach = scroll.attach(scroller);
  scroll.measure(contentHeight, elementHeight);
  leave = () => {
    detach();
    scroller.remove();
  };
  return { scroller, scroll };
}

/** Scrolls as a browser would for somebody, and waits until it was followed. */
async function scrollTo(scroller: HTMLElement, scrollTop: number): Promise<void> {
  const followed = new Promise((resolve) => {
    scroller.addEventListener('scroll', resolve, { once: true });
  });
  scroller.scrollTop = scrollTop;
  await followed;
}

test('an element within the limit is scrolled as it is', async () => {
  const { scroller, scroll } = makeScroller(40_000);
  await scrollTo(scroller, 12_345);
  expect(scroll.move().position).toBe(12_345);
  expect(scroll.offset()).toBe(0);
  scroll.goTo(99_999_999);
  expect(scroll.share()).toBe(1);
  expect(scroller.scrollTop).toBe(40_000 - VIEW_PX);
});

test('content taller than any element is scrolled pixel by pixel, and comes to rest without moving', async () => {
  const { scroller, scroll } = makeScroller(CONTENT_PX);
  let drawnAt = 0;
  scroll.subscribe(() => {
    drawnAt = scroll.offset();
  });
  scroll.goTo(30_000_000);
  expect(scroller.scrollTop).toBeLessThan(TALLEST_ELEMENT_PX);
  for (let step = 1; step <= 5; step++) {
    await scrollTo(scroller, scroller.scrollTop + 1_000);
    expect(scroll.move().position).toBe(30_000_000 + step * 1_000);
  }
  // The scroll bar is put where the position belongs; of that the browser tells too, but nobody scrolled.
  const space = { scroll: TALLEST_ELEMENT_PX - VIEW_PX, content: CONTENT_PX - VIEW_PX };
  await expect.poll(() => scroller.scrollTop).toBeCloseTo(toScrollTop(space, 30_005_000), -1);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(scroll.move().position).toBe(30_005_000);
  expect(drawnAt).toBeCloseTo(30_005_000 - scroller.scrollTop, 3);
});

test('both ends are reached by the scroll bar, and the first and last pixels by steps', async () => {
  const { scroller, scroll } = makeScroller(CONTENT_PX);
  await scrollTo(scroller, TALLEST_ELEMENT_PX - VIEW_PX);
  expect(scroll.move().position).toBe(CONTENT_PX - VIEW_PX);
  await scrollTo(scroller, scroller.scrollTop - 700);
  expect(scroll.move().position).toBe(CONTENT_PX - VIEW_PX - 700);
  await scrollTo(scroller, 0);
  expect(scroll.move().position).toBe(0);
  await scrollTo(scroller, 700);
  expect(scroll.move().position).toBe(700);
});

test('content that grows keeps the position, content that shrinks keeps within its end', () => {
  const { scroll } = makeScroller(CONTENT_PX);
  scroll.goTo(30_000_000);
  scroll.measure(CONTENT_PX + 5_000_000, TALLEST_ELEMENT_PX);
  expect(scroll.move()).toMatchObject({ position: 30_000_000, cause: 'measured' });
  scroll.measure(20_000_000, TALLEST_ELEMENT_PX);
  expect(scroll.move().position).toBe(20_000_000 - VIEW_PX);
});
