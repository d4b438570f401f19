/**
 * `npm run bench -- import [--photos 200] [--size 1600x1200] [--runs 3]`: photos a second from file to classified,
 * beside the encoder alone in the same run. Compare the ratios; the times are this machine's.
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { openBrowserPage } from './openBrowserPage.mjs';

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {{ photos: number, width: number, height: number, runs: number }} options */
async function benchImport({ photos, width, height, runs }) {
  const { page, close } = await openBrowserPage('/e2e/bench/page/importRate.ts');
  try {
    /** @type {import('../e2e/bench/page/importRate.ts').ImportRateResult[]} */
    const results = [];
    for (let run = 0; run < runs; run++) {
      const result = await page.evaluate((request) => window.winnowImportRate(request), {
        photos,
        width,
        height,
      });
      results.push(result);
      const ratio = result.endToEndPerSecond / result.encoderAlonePerSecond;
      console.log(
        `run ${run + 1}: end to end ${result.endToEndPerSecond.toFixed(1)}/s, encoder alone ` +
          `${result.encoderAlonePerSecond.toFixed(1)}/s (${result.threads} threads), ratio ${ratio.toFixed(2)}`,
      );
    }
    console.log(`\n${photos} JPEGs of ${width}x${height}; ms a photo, median of ${runs} runs:`);
    for (const stage of Object.keys(results[0]?.stageMs ?? {})) {
      console.log(
        `  ${stage.padEnd(42)} ${median(results.map(({ stageMs }) => stageMs[stage] ?? 0)).toFixed(2)}`,
      );
    }
    const ratios = results.map(
      ({ endToEndPerSecond, encoderAlonePerSecond }) => endToEndPerSecond / encoderAlonePerSecond,
    );
    console.log(`\nend to end / encoder alone: ${median(ratios).toFixed(2)}`);
  } finally {
    await close();
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      photos: { type: 'string', default: '200' },
      size: { type: 'string', default: '1600x1200' },
      runs: { type: 'string', default: '3' },
    },
  });
  if (positionals[0] !== 'import')
    throw new Error('Usage: npm run bench -- import [--photos N] [--size WxH] [--runs N]');
  ensureInstalled();
  const [width = Number.NaN, height = Number.NaN] = values.size.split('x').map(Number);
  const [photos, runs] = [Number(values.photos), Number(values.runs)];
  if (![width, height, photos, runs].every((value) => Number.isInteger(value) && value > 0)) {
    throw new Error('--photos and --runs are whole numbers, --size is like 1600x1200.');
  }
  await benchImport({ photos, width, height, runs });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
