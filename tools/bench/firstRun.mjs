/** A first visit: from asking for the page to the first photo with a tag, with the sample photos and the starter model. */
import { chromium } from 'playwright';
import { BROWSER_ARGS, ensureBrowser } from '../findBrowser.mjs';
import { figure, median } from './figures.mjs';

/** Nobody should have to read anything for longer. */
const MOST_SECONDS = 60;

/** @param {import('playwright').Browser} browser @param {string} origin */
async function visit(browser, origin) {
  // Nothing stored, nothing cached; the service worker's first filling of its cache is part of a first visit.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(300_000);
  try {
    const page = await context.newPage();
    const startMs = performance.now();
    const seconds = () => (performance.now() - startMs) / 1000;
    await page.goto(origin);
    const samples = page.getByRole('button', { name: 'Try with sample photos' });
    await samples.waitFor();
    const welcome = seconds();
    await samples.click();
    const results = page.getByRole('region', { name: 'First results' });
    await results
      .getByRole('link', { name: /\d photo/ })
      .first()
      .waitFor();
    const tagged = seconds();
    await results.getByText(/photos tagged\./).waitFor();
    return { welcome, tagged, done: seconds() };
  } finally {
    await context.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureFirstRun({ origin, runs }) {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
  try {
    /** @type {Awaited<ReturnType<typeof visit>>[]} */
    const visits = [];
    for (let run = 0; run < runs; run += 1) {
      const times = await visit(browser, origin);
      console.log(
        `  welcome ${times.welcome.toFixed(1)} s, first tag ${times.tagged.toFixed(1)} s, all looked at ${times.done.toFixed(1)} s`,
      );
      visits.push(times);
    }
    return [
      figure('first visit: to the first tagged photo', median(visits.map(({ tagged }) => tagged)), 's', {
        atMost: MOST_SECONDS,
      }),
      figure('first visit: to the welcome', median(visits.map(({ welcome }) => welcome)), 's'),
      figure('first visit: all 24 samples looked at', median(visits.map(({ done }) => done)), 's'),
    ];
  } finally {
    await browser.close();
  }
}
