/** From asking for the page to its first painted thumbnails, warm, in a large library and in a small one. */
import { openBrowser } from './browser.mjs';
import { figure, median } from './figures.mjs';
import { copyProfile, ensureLibrary } from './library.mjs';

const SMALL = 1_000;

/** Runs in the page before the app: notes when every photo in the window has its picture, decoded and painted. */
async function noteFirstThumbnails() {
  /** @type {HTMLImageElement[]} */
  let pictures = [];
  for (let isShown = false; !isShown;) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    const tiles = [...document.querySelectorAll('[data-photo-id]')].filter((tile) => {
      const { top, bottom } = tile.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    pictures = tiles.flatMap((tile) => [...tile.querySelectorAll('img')]);
    const loaded = pictures.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0);
    isShown = tiles.length > 0 && loaded.length === tiles.length;
  }
  await Promise.all(pictures.map((picture) => picture.decode()));
  // The frame after the next has painted them.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      performance.mark('winnow-first-thumbnails');
    });
  });
}

/** @param {string} dir @param {string} origin @param {number} runs */
async function openOften(dir, origin, runs) {
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    await browser.context.addInitScript(noteFirstThumbnails);
    /** @type {number[]} */
    const times = [];
    for (let run = 0; run <= runs; run++) {
      const page = await browser.openPage('/');
      await page.waitForFunction(() => performance.getEntriesByName('winnow-first-thumbnails').length > 0);
      times.push(
        await page.evaluate(
          () => performance.getEntriesByName('winnow-first-thumbnails')[0]?.startTime ?? Number.NaN,
        ),
      );
      await page.close();
    }
    const [coldMs = Number.NaN, ...warmMs] = times;
    console.log(`  cold ${coldMs.toFixed(0)} ms, warm ${warmMs.map((ms) => ms.toFixed(0)).join(', ')}`);
    return { coldMs, warmMs: median(warmMs) };
  } finally {
    await browser.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureOpen({ origin, runs, recipe }) {
  const small = await ensureLibrary({ ...recipe, photos: SMALL }, { origin });
  const large = await ensureLibrary(recipe, { origin });
  const smallTimes = await openOften(small.dir, origin, runs);
  const largeTimes = await openOften(large.dir, origin, runs);
  return [
    figure(`open: ${recipe.photos} photos beside ${SMALL}`, largeTimes.warmMs / smallTimes.warmMs, 'x', {
      atMost: 1.5,
    }),
    figure(`open: ${recipe.photos} photos to first thumbnails, warm`, largeTimes.warmMs / 1000, 's', {
      atMost: 1.5,
    }),
    figure(`open: ${SMALL} photos to first thumbnails, warm`, smallTimes.warmMs / 1000, 's'),
    figure(`open: ${recipe.photos} photos, browser just started`, largeTimes.coldMs / 1000, 's'),
  ];
}
