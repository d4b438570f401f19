/** Scoring beside the plain loop, and what a scan's scoring comes to. */
import { openBrowser } from './browser.mjs';
import { figure, median } from './figures.mjs';
import { temporaryProfile } from './library.mjs';

const PROMPTS = 50;
const DIM = 512;
const STARTER_DIM = 128;

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureScoring({ origin, runs, recipe: { photos } }) {
  const browser = await openBrowser(temporaryProfile(), origin);
  try {
    const page = await browser.openBenchPage();
    const compare = async (/** @type {number} */ dim) => {
      const { plainMs, kernelMs } = await page.evaluate(
        async (request) => (await window.winnowBench.scoring()).compareScoring(request),
        { photos, prompts: PROMPTS, dim, runs },
      );
      const ratio = median(plainMs.map((ms, run) => ms / (kernelMs[run] ?? Number.NaN)));
      console.log(
        `  ${dim} values: plain ${median(plainMs).toFixed(0)} ms, kernel ${median(kernelMs).toFixed(0)} ms`,
      );
      return { ratio, kernelMs: median(kernelMs) };
    };
    const usual = await compare(DIM);
    const starter = await compare(STARTER_DIM);
    return [
      figure(`scoring beside a plain loop, ${DIM} values x ${PROMPTS} prompts`, usual.ratio, 'x', {
        atLeast: 10,
      }),
      figure(`scoring beside a plain loop, ${STARTER_DIM} values x ${PROMPTS} prompts`, starter.ratio, 'x'),
      figure(`scan: of it scoring, ${photos} photos, ${DIM} values`, usual.kernelMs / 1000, 's', {
        atMost: 1.5,
      }),
      figure(`scan: of it scoring, ${photos} photos, ${STARTER_DIM} values`, starter.kernelMs / 1000, 's', {
        atMost: 1.5,
      }),
    ];
  } finally {
    await browser.close();
  }
}
