/** The timeline from one end to the other and back: the longest task, the photos drawn at once, the heap. */
import { setTimeout as delay } from 'node:timers/promises';
import { waitForThumbnails } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { figure, largest, median } from './figures.mjs';
import { copyProfile, ensureLibrary } from './library.mjs';
import { readHeapMb } from './memory.mjs';
import { mainThreadTasks, traced } from './trace.mjs';

/** Frames from one end to the other: flung, for a hundred thousand photos; strolled, for a thousand. */
const FRAMES = 600;
/** Turns of a mouse wheel at a walking pace, between the flights. */
const WHEEL_TURNS = 150;

/**
 * Scrolls the grid's scroller from end to end, a step a frame. Answers the most photos drawn at once and the last row
 * that was drawn, of how many.
 * @param {import('playwright').Page} page @param {'down' | 'up'} direction
 */
function fly(page, direction) {
  return page.evaluate(
    async ({ frames, isDown }) => {
      const grid = document.querySelector('[data-total]');
      let scroller = grid?.parentElement ?? null;
      while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight + 1)
        scroller = scroller.parentElement;
      if (grid === null || scroller === null) throw new Error('There is nothing to scroll.');
      let mostPhotos = 0;
      for (let frame = 1; frame <= frames; frame++) {
        const share = isDown ? frame / frames : 1 - frame / frames;
        scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
        await new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
        mostPhotos = Math.max(mostPhotos, document.querySelectorAll('[data-photo-id]').length);
      }
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      const rows = [...grid.querySelectorAll('[aria-rowindex]')].map((row) =>
        Number(row.getAttribute('aria-rowindex')),
      );
      return { mostPhotos, lastRow: Math.max(...rows), rows: Number(grid.getAttribute('aria-rowcount')) };
    },
    { frames: FRAMES, isDown: direction === 'down' },
  );
}

/** @param {import('playwright').Page} page */
async function walk(page) {
  await page.mouse.move(600, 400);
  for (let turn = 0; turn < WHEEL_TURNS; turn++) {
    await page.mouse.wheel(0, 240);
    await delay(16);
  }
}

/** @param {string} dir @param {string} origin */
async function scrollOnce(dir, origin) {
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    const page = await browser.openPage('/');
    await waitForThumbnails(page);
    await delay(2_000);
    let mostPhotos = 0;
    const events = await traced(page, 'tasks', async () => {
      const down = await fly(page, 'down');
      if (down.lastRow !== down.rows)
        throw new Error(`The end was not reached: row ${down.lastRow} of ${down.rows}.`);
      const up = await fly(page, 'up');
      await walk(page);
      mostPhotos = Math.max(down.mostPhotos, up.mostPhotos);
    });
    // The first time through fills the caches of what was seen; from then on nothing may grow.
    const heapOnceMb = await readHeapMb(page);
    await fly(page, 'down');
    await fly(page, 'up');
    const heapTwiceMb = await readHeapMb(page);
    const tasks = mainThreadTasks(events);
    const longestMs = largest(tasks.map(({ ms }) => ms));
    const longestProcessorMs = largest(tasks.map(({ processorMs }) => processorMs));
    const over50 = tasks.filter(({ ms }) => ms > 50).length;
    console.log(
      `  longest task ${longestMs.toFixed(1)} ms (${longestProcessorMs.toFixed(1)} of the processor), ${over50} over 50 ms of ${tasks.length}; ` +
        `${mostPhotos} photos drawn at most; heap ${heapOnceMb.toFixed(1)} MB, then ${heapTwiceMb.toFixed(1)}`,
    );
    return { longestMs, longestProcessorMs, over50, mostPhotos, heapOnceMb, heapTwiceMb };
  } finally {
    await browser.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureScroll({ origin, runs, recipe }) {
  const { dir } = await ensureLibrary(recipe, { origin });
  /** @type {Array<Awaited<ReturnType<typeof scrollOnce>>>} */
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await scrollOnce(dir, origin));
  /** @param {(result: (typeof results)[number]) => number} pick */
  const of = (pick) => median(results.map(pick));
  const name = `scroll ${recipe.photos}`;
  return [
    figure(
      `${name}: heap the second time beside the first`,
      of(({ heapOnceMb, heapTwiceMb }) => heapTwiceMb / heapOnceMb),
      'x',
      { atMost: 1.1 },
    ),
    figure(
      `${name}: longest task`,
      of(({ longestMs }) => longestMs),
      'ms',
      { atMost: 50 },
    ),
    figure(`${name}: longest task of all runs`, largest(results.map(({ longestMs }) => longestMs)), 'ms', {
      atMost: 50,
    }),
    figure(
      `${name}: longest task, processor time`,
      of(({ longestProcessorMs }) => longestProcessorMs),
      'ms',
      { atMost: 50 },
    ),
    figure(
      `${name}: tasks over 50 ms`,
      of(({ over50 }) => over50),
      'tasks',
      { atMost: 0 },
    ),
    figure(
      `${name}: photos drawn at most`,
      of(({ mostPhotos }) => mostPhotos),
      'nodes',
      { atMost: 600 },
    ),
    figure(
      `${name}: page heap`,
      of(({ heapTwiceMb }) => heapTwiceMb),
      'MB',
    ),
  ];
}
