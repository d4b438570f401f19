/**
 * `node tools/duplicatesEval.mjs DIR [--every N] [--no-copies]`: how well duplicates are found in a folder of pictures. Each
 * is imported by the app's own workers in a headless browser, and so are copies of it made there: resized, compressed
 * again, turned. What is found across two files is listed, to be judged by eye.
 * `node tools/duplicatesEval.mjs --scale`: how long the search takes among made-up hashes.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { PROJECT_ROOT, ensureInstalled } from './install.mjs';
import { openBrowserPage } from './openBrowserPage.mjs';

/**
 * @typedef {{ file: string, kind: string, bits: readonly number[], aspect: number, chroma: number, vector: readonly number[] }} Measured
 * @typedef {typeof import('../src/core/duplicates/nearHashes.ts')} NearHashes
 * @typedef {typeof import('../src/core/duplicates/samePicture.ts')} SamePicture
 */

const PICTURE = /\.(?:jpe?g|png|webp|gif|bmp|tiff?|hei[cf]|avif)$/i;
const SCALES = [10_000, 100_000];
/** One made-up photo in so many is a copy of the one before. */
const ONE_COPY_IN = 20;

/**
 * The app's own rules; Vite loads the TypeScript modules and knows nothing of their types.
 * @param {import('vite').ViteDevServer} server
 */
async function loadRules(server) {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- see above */
  const near = /** @type {NearHashes} */ (await server.ssrLoadModule('/src/core/duplicates/nearHashes.ts'));
  const same = /** @type {SamePicture} */ (await server.ssrLoadModule('/src/core/duplicates/samePicture.ts'));
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  return { ...near, ...same };
}

/**
 * @param {readonly Pick<Measured, 'bits' | 'aspect' | 'chroma'>[]} pictures
 * @returns {import('../src/core/duplicates/pictureHash.ts').PictureHashes}
 */
function toHashes(pictures) {
  return {
    ids: Uint32Array.from(pictures, (_, place) => place),
    bits: Uint32Array.from(pictures.flatMap(({ bits }) => [...bits])),
    aspects: Float32Array.from(pictures, ({ aspect }) => aspect),
    chromas: Float32Array.from(pictures, ({ chroma }) => chroma),
    sharpness: new Float32Array(pictures.length),
  };
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function dot(a, b) {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/**
 * @param {import('playwright').Page} page
 * @param {string} folder
 * @param {{ every: number, withCopies: boolean }} options
 */
async function measureAll(page, folder, { every, withCopies }) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PICTURE.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .filter((_, index) => index % every === 0);
  await page.waitForFunction(() => 'winnowDuplicates' in window);
  await page.route('**/evaluated-picture/*', async (route) => {
    const path = files[Number(new URL(route.request().url()).pathname.split('/').at(-1))];
    if (path === undefined) await route.abort();
    else await route.fulfill({ path, contentType: 'application/octet-stream' });
  });
  /** @type {Measured[]} */
  const measured = [];
  for (const [index, path] of files.entries()) {
    const file = relative(folder, path);
    const pictures = await page.evaluate(
      ([address, copies]) => window.winnowDuplicates.measurePicture(address, copies),
      /** @type {const} */ ([`/evaluated-picture/${index}`, withCopies]),
    );
    if (pictures.length === 0) console.warn(`Left out: ${file} cannot be imported.`);
    for (const picture of pictures) measured.push({ file, ...picture });
  }
  return measured;
}

/**
 * @param {readonly Measured[]} measured
 * @param {Awaited<ReturnType<typeof loadRules>>} rules
 */
function report(measured, { createNearHashSearch, compareHashes, isSamePicture, REACH }) {
  const hashes = toHashes(measured);
  /** @type {Map<string, { found: number, total: number }>} */
  const recall = new Map();
  let original = 0;
  for (const [place, { kind, vector }] of measured.entries()) {
    if (kind === 'original') {
      original = place;
      continue;
    }
    const likeness = compareHashes(hashes, original, place, REACH);
    const similarity = dot(vector, measured[original]?.vector ?? []);
    const counts = recall.get(kind) ?? { found: 0, total: 0 };
    counts.total += 1;
    if (likeness !== null && isSamePicture({ ...likeness, similarity })) counts.found += 1;
    recall.set(kind, counts);
  }
  if (recall.size > 0) {
    console.log(`\n${'copy'.padEnd(24)} found    of  recall`);
    for (const [kind, { found, total }] of recall) {
      const share = (found / total).toFixed(3);
      console.log(`${kind.padEnd(24)} ${String(found).padStart(5)} ${String(total).padStart(5)}  ${share}`);
    }
  }

  const originals = measured.filter(({ kind }) => kind === 'original');
  const across = createNearHashSearch(toHashes(originals), REACH)
    .search(0, originals.length)
    .flatMap(({ first, second, ...likeness }) => {
      const [one, other] = [originals[first], originals[second]];
      if (one === undefined || other === undefined) return [];
      const similarity = dot(one.vector, other.vector);
      return isSamePicture({ ...likeness, similarity })
        ? [`${one.file}  ${other.file}  ${likeness.distance} bits, similarity ${similarity.toFixed(3)}`]
        : [];
    });
  console.log(`\nTaken for the same picture among ${originals.length} files: ${across.length} pairs`);
  for (const line of across) console.log(`  ${line}`);
}

/** @param {Awaited<ReturnType<typeof loadRules>>} rules */
function reportScale({ createNearHashSearch, REACH }) {
  let seed = 1;
  const next = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
  /** @type {number[]} */
  const times = [];
  for (const count of SCALES) {
    const bits = new Uint32Array(count * 8);
    for (let word = 0; word < bits.length; word += 1) {
      const isCopy = Math.floor(word / 8) % ONE_COPY_IN === 1;
      // High bits only: the low ones of this generator repeat.
      bits[word] = isCopy ? (bits[word - 8] ?? 0) : ((next() >>> 16) | (next() & 0xffff0000)) >>> 0;
    }
    const hashes = {
      ...toHashes([]),
      ids: new Uint32Array(count),
      bits,
      aspects: new Float32Array(count).fill(1.5),
      chromas: new Float32Array(count),
    };
    const before = process.cpuUsage();
    const startedMs = performance.now();
    const pairs = createNearHashSearch(hashes, REACH).search(0, count);
    const elapsedMs = performance.now() - startedMs;
    const processorMs = process.cpuUsage(before).user / 1000;
    times.push(processorMs);
    console.log(
      `${count} hashes: ${(elapsedMs / 1000).toFixed(2)} s, ${(processorMs / 1000).toFixed(2)} s of a processor, ${pairs.length} pairs`,
    );
  }
  console.log(`Ratio of processor time: ${((times[1] ?? 0) / (times[0] ?? 1)).toFixed(1)}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    'no-copies': { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
  },
});
ensureInstalled();
const [folder] = positionals;
if (values.scale) {
  const server = await createServer({
    root: PROJECT_ROOT,
    logLevel: 'error',
    server: { middlewareMode: true },
  });
  reportScale(await loadRules(server));
  await server.close();
} else if (folder === undefined) {
  console.error('Say which folder: node tools/duplicatesEval.mjs DIR [--every N] [--no-copies]');
  process.exitCode = 1;
} else {
  const { page, server, close } = await openBrowserPage('/e2e/bench/page/duplicatesEval.ts');
  const measured = await measureAll(page, folder, {
    every: Math.max(1, Number(values.every)),
    withCopies: !values['no-copies'],
  });
  report(measured, await loadRules(server));
  await close();
}
