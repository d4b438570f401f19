/**
 * `npm run parity [-- --photos DIR] [--limit N] [--model NAME]`: does the app's encoder, in a browser, give the vectors
 * that another runtime gives for the same pixels, and does a photo's vector depend on what else is in its batch?
 *
 * The pixels are made once, by the app's media workers, and handed to both: how a photo becomes pixels is compared
 * elsewhere (`src/core/pixels/resample.browser.test.ts`, against Pillow). Models: the starter, and the random ViT-B/32 in
 * float and in 8 bits (`npm run model:random`; left out, loudly, where it was not made). Exits 1 where a bar is missed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, PROJECT_ROOT } from './install.mjs';

/** Least cosine with the other runtime, by precision. */
const BARS = { fp32: 0.999, int8: 0.99 };
/** Least cosine of a photo's vector in a batch with its vector alone. */
const SAME = 0.999;
const BATCHES = [2, 8, 16];

const RANDOM_MODEL = join(PROJECT_ROOT, '.cache', 'random-vit-b32');

/**
 * @typedef {{ name: string, precision: 'fp32' | 'int8', file: string,
 *   source: import('../src/encoder/modelSource.ts').ModelSource | null, limit: number }} ComparedModel
 */

/** @param {string} folder @param {number} limit @returns {ComparedModel[]} */
function listModels(folder, limit) {
  /** @param {'fp32' | 'int8'} precision @param {string} suffix @returns {ComparedModel} */
  const random = (precision, suffix) => ({
    name: `random ViT-B/32 ${precision}`,
    precision,
    file: join(RANDOM_MODEL, 'onnx', `vision_model${suffix}.onnx`),
    source: {
      kind: 'folder',
      id: 'winnow/random-vit-b32',
      title: 'Random ViT-B/32',
      folder,
      vision: { [precision]: `onnx/vision_model${suffix}.onnx` },
      text: { int8: 'onnx/text_model_quantized.onnx' },
    },
    limit: Math.min(limit, 32),
  });
  /** @type {ComparedModel} */
  const starter = {
    name: 'starter',
    // Its weights are stored in 8 bits; it computes in float.
    precision: 'fp32',
    file: join(PROJECT_ROOT, 'public', 'models', 'starter', 'onnx', 'vision_model_quantized.onnx'),
    source: null,
    limit,
  };
  return [starter, random('fp32', ''), random('int8', '_quantized')].filter(({ name, file }) => {
    if (existsSync(file)) return true;
    console.warn(`SKIPPED: ${name}: ${file} is not there; npm run model:random makes it.`);
    return false;
  });
}

/**
 * @param {import('playwright').Page} page @param {readonly string[]} paths
 * @param {import('../src/core/model.ts').Preprocessing} preprocessing
 */
async function renderAll(page, paths, preprocessing) {
  await page.unroute('**/compared-photo/*');
  await page.route('**/compared-photo/*', async (route) => {
    const path = paths[Number(new URL(route.request().url()).pathname.split('/').at(-1))];
    if (path === undefined) await route.abort();
    else await route.fulfill({ path, contentType: 'application/octet-stream' });
  });
  const inputs = [];
  for (const index of paths.keys()) {
    const input = await page.evaluate(
      ([address, numbers]) => window.winnowParity.renderInput(address, numbers),
      /** @type {const} */ ([`/compared-photo/${index}`, preprocessing]),
    );
    if (input !== null) inputs.push(input);
  }
  return inputs;
}

/** @param {import('playwright').Page} page @param {readonly string[]} inputs @param {number} batch */
async function encodeInBatches(page, inputs, batch) {
  const vectors = [];
  for (let at = 0; at < inputs.length; at += batch) {
    vectors.push(
      ...(await page.evaluate((some) => window.winnowParity.encode(some), inputs.slice(at, at + batch))),
    );
  }
  return vectors;
}

/**
 * @param {string} what @param {readonly (readonly number[])[]} vectors @param {readonly (readonly number[])[]} others
 * @param {number | null} bar
 * @param {(a: readonly number[], b: readonly number[]) => number} cosine
 */
function compare(what, vectors, others, bar, cosine) {
  const cosines = vectors.map((vector, index) => cosine(vector, others[index] ?? []));
  const sorted = cosines.toSorted((a, b) => a - b);
  const [least = Number.NaN] = sorted;
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const below = cosines.filter((value) => !(value >= 0.999)).length;
  const holds = bar === null ? '' : least >= bar ? `holds (${bar})` : `MISSED (${bar})`;
  console.log(
    `  ${what.padEnd(34)} least ${least.toFixed(6)}  median ${median.toFixed(6)}  below .999: ${String(below).padStart(3)} of ${vectors.length}  ${holds}`,
  );
  return bar === null || least >= bar;
}

async function main() {
  const { values } = parseArgs({
    options: {
      photos: { type: 'string' },
      limit: { type: 'string', default: '1000' },
      model: { type: 'string', default: '' },
    },
  });
  const folder = resolve(values.photos ?? join(PROJECT_ROOT, '..', 'shared', 'photos'));
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Error(`--limit is a whole number, not "${values.limit}".`);
  if (!existsSync(folder)) throw new Error(`${folder} is not there. --photos names a folder of photos.`);
  ensureInstalled();
  const { openBrowserPage } = await import('./openBrowserPage.mjs');
  const { serveFolder } = await import('./serveFolder.mjs');
  const { cosine, encodeNatively } = await import('./parity/reference.mjs');
  const paths = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .toSorted();

  const models = await serveFolder(RANDOM_MODEL);
  const { page, close } = await openBrowserPage('/e2e/bench/page/parity.ts');
  let allHold = true;
  try {
    await page.waitForFunction(() => 'winnowParity' in window);
    /** @type {Map<string, string[]>} */
    const inputsByPreprocessing = new Map();
    for (const model of listModels(models.address, limit).filter(({ name }) => name.includes(values.model))) {
      const { preprocessing } = await page.evaluate(
        (source) => window.winnowParity.openModel(source, 1),
        model.source,
      );
      const key = JSON.stringify(preprocessing);
      const known = inputsByPreprocessing.get(key) ?? (await renderAll(page, paths, preprocessing));
      inputsByPreprocessing.set(key, known);
      // Every so many, so that fewer photos are still of all kinds.
      const step = Math.max(1, Math.floor(known.length / model.limit));
      const inputs = known.filter((_, index) => index % step === 0).slice(0, model.limit);
      const bytes = inputs.map((input) => new Uint8Array(Buffer.from(input, 'base64')));
      console.log(`\n${model.name}, ${inputs.length} photos`);
      const alone = await encodeInBatches(page, inputs, 1);
      const reference = await encodeNatively(model.file, bytes, preprocessing);
      allHold = compare('browser and Node', alone, reference, BARS[model.precision], cosine) && allHold;
      for (const batch of BATCHES) {
        const together = await encodeInBatches(page, inputs, batch);
        allHold = compare(`in batches of ${batch} and alone`, together, alone, SAME, cosine) && allHold;
      }
      if (model.precision === 'int8') {
        const inOneRun = await encodeNatively(model.file, bytes, preprocessing, 8);
        compare('the runtime by itself, 8 and alone', inOneRun, reference, null, cosine);
        const exact = join(RANDOM_MODEL, 'onnx', 'vision_model.onnx');
        const inFloat = await encodeNatively(exact, bytes, preprocessing);
        compare('8 bits and float, both in Node', reference, inFloat, null, cosine);
      }
    }
  } finally {
    await close();
    await models.close();
  }
  if (!allHold) process.exitCode = 1;
}

await main();
