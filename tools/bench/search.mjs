/** Text search once the prompt is encoded: every photo ranked by the app's scorer, in a worker, and answered to the page. */
import { openBrowser } from './browser.mjs';
import { figure, median } from './figures.mjs';
import { copyProfile, ensureLibrary, readMade } from './library.mjs';

const STARTER_DIM = 128;

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureSearch({ origin, runs, recipe }) {
  const { dir } = await ensureLibrary(recipe, { origin });
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    const page = await browser.openBenchPage();
    const search = async (/** @type {{ key: string, dim: number }} */ model) => {
      const { coldMs, warmMs, photos } = await page.evaluate(
        async ({ asked, times }) => (await window.winnowBench.rank()).timeSearches(asked, times),
        { asked: model, times: runs },
      );
      console.log(
        `  ${model.dim} values, ${photos} photos: cold ${coldMs.toFixed(0)} ms, warm ${warmMs.map((ms) => ms.toFixed(0)).join(', ')}`,
      );
      return { coldMs, warmMs: median(warmMs) };
    };
    const starter = await search({ key: readMade(dir).starterKey, dim: STARTER_DIM });
    const usual = await search({ key: 'bench/seeded@1:fp32', dim: recipe.dim });
    return [
      figure(`search ${recipe.photos}, ${STARTER_DIM} values`, starter.warmMs, 'ms', { atMost: 120 }),
      figure(`search ${recipe.photos}, ${recipe.dim} values`, usual.warmMs, 'ms', { atMost: 120 }),
      figure(`search ${recipe.photos}, ${STARTER_DIM} values, the first`, starter.coldMs, 'ms'),
      figure(`search ${recipe.photos}, ${recipe.dim} values, the first`, usual.coldMs, 'ms'),
    ];
  } finally {
    await browser.close();
  }
}
