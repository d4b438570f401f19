/**
 * The threshold dragged on the settings page, live preview and all: main-thread time a move, from the browser's own count.
 * Processor time, so that a busy machine does not count.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { openBrowser } from './browser.mjs';
import { figure, largest, median, quantile } from './figures.mjs';
import { copyProfile, ensureLibrary } from './library.mjs';

/** Where the slider goes, on its scale from 0 to 1, a hundredth a move: there and back. */
const FROM = 0.15;
const TO = 0.6;
/** Time given to a move, so that everything it sets off is counted with it. */
const SETTLE_MS = 60;

/** @param {import('playwright').Page} page */
async function openTaskClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    return seconds * 1_000;
  };
}

/** @param {string} dir @param {string} origin @param {number} runs */
async function dragOften(dir, origin, runs) {
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    const page = await browser.openPage('/settings/categories');
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
    const preview = page.getByRole('form').getByRole('region', { name: 'Preview' });
    await preview.getByRole('status').first().waitFor();
    await delay(1_000);
    const slider = page.getByRole('slider', { name: 'Similarity' });
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (box === null) throw new Error('The slider is not on the screen.');
    const y = box.y + box.height / 2;
    // Half a thumb lies beyond each end of the scale.
    const xAt = (/** @type {number} */ value) => box.x + 8 + value * (box.width - 16);
    const readTaskMs = await openTaskClock(page);
    const spent = async (/** @type {() => Promise<void>} */ move) => {
      const before = await readTaskMs();
      await move();
      await delay(SETTLE_MS);
      return (await readTaskMs()) - before;
    };

    /** @type {number[]} */
    const idle = [];
    for (let turn = 0; turn < 20; turn++) idle.push(await spent(async () => {}));
    const idleMs = median(idle);
    const steps = Math.round((TO - FROM) * 100);
    const values = Array.from({ length: 2 * steps }, (_, step) =>
      step < steps ? FROM + step / 100 : TO - (step - steps) / 100,
    );
    /** @type {number[][]} */
    const drags = [];
    for (let run = 0; run < runs; run++) {
      await page.mouse.move(xAt(FROM), y);
      await page.mouse.down();
      /** @type {number[]} */
      const moves = [];
      for (const value of values) moves.push((await spent(() => page.mouse.move(xAt(value), y))) - idleMs);
      await page.mouse.up();
      drags.push(moves);
      const seen = await slider.inputValue();
      if (Math.abs(Number(seen) - FROM) > 0.05)
        throw new Error(`The slider was not dragged: it says ${seen}.`);
      console.log(
        `  a move: median ${median(moves).toFixed(1)} ms, 99th of 100 ${quantile(moves, 0.99).toFixed(1)}, worst ${largest(moves).toFixed(1)}`,
      );
    }
    return drags;
  } finally {
    await browser.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measurePreview({ origin, runs, recipe }) {
  const { dir } = await ensureLibrary(recipe, { origin });
  const drags = await dragOften(dir, origin, runs);
  const name = `threshold drag, ${recipe.photos} photos`;
  return [
    figure(`${name}: a move`, median(drags.map(median)), 'ms', { atMost: 16 }),
    figure(`${name}: worst move`, median(drags.map((moves) => largest(moves))), 'ms', { atMost: 16 }),
  ];
}
