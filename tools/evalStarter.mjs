/**
 * `npm run eval:starter -- DIR [--json FILE] [--config YAML] [--manifest FILE]
 * [--similarity N] [--resize crop|letterbox|stretch] [--views 1|2]`: how well the shipped model sorts a
 * folder of labelled pictures, one sub-folder a class. It runs the app's own workers in a headless browser, so the
 * figures are those a person gets.
 *
 * --json FILE      writes the figures
 * --config YAML    a configuration document whose categories replace the starter set
 * --similarity N   one threshold for every category, in place of their own
 * --resize, --views  how pictures become the model's square, in place of the model's own way
 * --manifest FILE  DIR is flat; the file's `file` and `expected_category` columns (tab separated) say the classes
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { PROJECT_ROOT, ensureInstalled } from './install.mjs';
import {
  confusionByClass,
  measureCalibration,
  measureCategory,
  measureFalseClutter,
} from './starterEval/metrics.mjs';
import { openBrowserPage } from './openBrowserPage.mjs';

/** Pictures sent to the page at once: enough to keep its workers busy, few enough to hold. */
const BATCH = 16;

/**
 * @typedef {{ className: string, file: string, path: string }} LabelledPicture
 * @typedef {{ name: string, prompts: readonly string[], threshold: number }} EvaluatedCategory
 */

const truthSchema = z.record(
  z.string(),
  z.object({ categories: z.array(z.string()), ambiguous: z.array(z.string()) }),
);

/** Which categories each class of pictures belongs to. */
function readTruth() {
  const file = join(PROJECT_ROOT, 'tools', 'starter-model', 'truth.json');
  return truthSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @param {string} folder
 * @returns {LabelledPicture[]}
 */
function listClassFolders(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: className }) =>
      readdirSync(join(folder, className), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name: file }) => ({
          className,
          file: `${className}/${file}`,
          path: join(folder, className, file),
        })),
    );
}

/**
 * @param {string} folder
 * @param {string} manifest
 * @returns {LabelledPicture[]}
 */
function listManifest(folder, manifest) {
  const [header = '', ...lines] = readFileSync(manifest, 'utf8').trimEnd().split('\n');
  const columns = header.split('\t');
  const fileColumn = columns.indexOf('file');
  const classColumn = columns.indexOf('expected_category');
  if (fileColumn === -1 || classColumn === -1) {
    throw new Error(`${manifest}: needs the columns "file" and "expected_category".`);
  }
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const file = cells[fileColumn] ?? '';
    const className = cells[classColumn] ?? 'none';
    return className === 'none' ? [] : [{ className, file, path: join(folder, file) }];
  });
}

/**
 * The categories of a configuration document; throws with every error in it.
 * @param {string} file
 * @param {import('vite').ViteDevServer} server
 * @returns {Promise<EvaluatedCategory[]>}
 */
async function readConfigCategories(file, server) {
  const { parseConfigDocument } = /** @type {typeof import('../src/core/config/validate.ts')} */ (
    // Vite loads the TypeScript module and knows nothing of its types.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    await server.ssrLoadModule('/src/core/config/validate.ts')
  );
  const result = parseConfigDocument(parseYaml(readFileSync(file, 'utf8')));
  if (!result.ok) {
    const lines = result.errors.map(({ path, message }) => `  ${path}: ${message}`);
    throw new Error(`${file} is not a valid configuration:\n${lines.join('\n')}`);
  }
  return result.document.classification.categories
    .filter(({ enabled }) => enabled)
    .map(({ name, prompts, similarity }) => ({ name, prompts, threshold: similarity }));
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
 * @param {readonly LabelledPicture[]} pictures
 * @param {Partial<import('../src/core/model.ts').Preprocessing>} preprocessing in place of the model's own
 * @returns {Promise<Array<LabelledPicture & { vector: readonly number[] }>>}
 */
async function encodeAll(page, pictures, preprocessing) {
  await page.route('**/evaluated-picture/*', async (route) => {
    const index = Number(new URL(route.request().url()).pathname.split('/').at(-1));
    const picture = pictures[index];
    if (picture === undefined) await route.abort();
    else await route.fulfill({ path: picture.path, contentType: 'application/octet-stream' });
  });
  const encoded = [];
  for (let start = 0; start < pictures.length; start += BATCH) {
    const batch = pictures.slice(start, start + BATCH);
    const results = await page.evaluate(
      ([addresses, changes]) => window.winnowEvaluation.encodePictures(addresses, changes),
      /** @type {const} */ ([
        batch.map((_, offset) => `/evaluated-picture/${start + offset}`),
        preprocessing,
      ]),
    );
    for (const [offset, picture] of batch.entries()) {
      const result = results[offset];
      if (result === undefined || result.vector === null) {
        console.warn(`Left out: ${picture.file}: ${result?.reason ?? 'no answer'}`);
      } else {
        encoded.push({ ...picture, vector: result.vector });
      }
    }
    if (process.stderr.isTTY)
      process.stderr.write(`\r${Math.min(start + BATCH, pictures.length)} / ${pictures.length}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return encoded;
}

/** @param {number | null} share */
function asText(share) {
  return share === null ? '    –' : share.toFixed(3);
}

/** @param {readonly number[]} scores */
function scoresAsText(scores) {
  return scores.map((score) => score.toFixed(2)).join(' ');
}

/**
 * @param {readonly import('./starterEval/metrics.mjs').ScoredPhoto[]} photos
 * @param {readonly EvaluatedCategory[]} categories
 * @param {Readonly<Record<string, import('./starterEval/metrics.mjs').ClassTruth>>} truth
 */
function report(photos, categories, truth) {
  const figures = categories.map((category, index) => measureCategory(photos, truth, category, index));
  const falseClutter = measureFalseClutter(photos, categories);

  console.log(`\n${'category'.padEnd(16)} threshold precision  recall  support`);
  for (const { name, threshold, precision, recall, support } of figures) {
    console.log(
      `${name.padEnd(16)} ${threshold.toFixed(3).padStart(9)} ${asText(precision).padStart(9)} ${asText(recall).padStart(7)} ${String(support).padStart(8)}`,
    );
  }
  console.log(
    `\nEveryday photos wrongly given a clutter category: ${falseClutter.rate === null ? 'none to look at' : `${(falseClutter.rate * 100).toFixed(2)} % of ${falseClutter.photos}`}`,
  );
  for (const line of falseClutter.wrong) console.log(`  ${line}`);

  const width = Math.max(...categories.map(({ name }) => name.length)) + 2;
  console.log(`\nShare of each class given each category, %`);
  console.log(''.padEnd(22) + categories.map(({ name }) => name.padStart(width)).join(''));
  for (const { className, photos: count, shares } of confusionByClass(photos, categories)) {
    const cells = shares.map((share) => (share === 0 ? '·' : (share * 100).toFixed(1)).padStart(width));
    console.log(`${className} (${count})`.padEnd(22) + cells.join(''));
  }

  console.log('\nScores at the 5th, 50th and 95th percentile: where it is right | where it is wrong');
  for (const [index, category] of categories.entries()) {
    const { right, wrong } = measureCalibration(photos, truth, category, index);
    console.log(`${category.name.padEnd(16)} ${scoresAsText(right)} | ${scoresAsText(wrong)}`);
  }
  return {
    categories: figures,
    falseClutter: { rate: falseClutter.rate, photos: falseClutter.photos },
  };
}

/**
 * @param {string | undefined} resize
 * @param {string | undefined} views
 * @returns {Partial<import('../src/core/model.ts').Preprocessing>}
 */
function readPreprocessing(resize, views) {
  if (resize !== undefined && resize !== 'crop' && resize !== 'letterbox' && resize !== 'stretch') {
    throw new Error(`--resize is crop, letterbox or stretch, not "${resize}".`);
  }
  if (views !== undefined && views !== '1' && views !== '2')
    throw new Error(`--views is 1 or 2, not "${views}".`);
  return {
    ...(resize !== undefined && { resizeMode: resize }),
    ...(views !== undefined && { views: views === '1' ? 1 : 2 }),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      config: { type: 'string' },
      manifest: { type: 'string' },
      similarity: { type: 'string' },
      resize: { type: 'string' },
      views: { type: 'string' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    throw new Error(
      'Usage: npm run eval:starter -- DIR [--json FILE] [--config YAML] [--manifest FILE] [--similarity N] [--resize MODE] [--views N]',
    );
  }
  const oneThreshold = values.similarity === undefined ? null : Number(values.similarity);
  if (oneThreshold !== null && !(oneThreshold >= 0 && oneThreshold <= 1)) {
    throw new Error(`--similarity: must be between 0 and 1, not ${values.similarity}`);
  }
  const preprocessing = readPreprocessing(values.resize, values.views);
  ensureInstalled();
  const truth = readTruth();
  const root = resolve(folder);
  const labelled =
    values.manifest === undefined ? listClassFolders(root) : listManifest(root, values.manifest);
  const unknownClasses = new Set(
    labelled.map(({ className }) => className).filter((name) => !(name in truth)),
  );
  if (unknownClasses.size > 0) {
    console.warn(
      `Left out: classes without an entry in tools/starter-model/truth.json: ${[...unknownClasses].join(', ')}`,
    );
  }
  const pictures = labelled.filter(({ className }) => className in truth);
  if (pictures.length === 0) throw new Error(`${folder}: no pictures in folders named after a known class.`);

  const { page, server, close } = await openBrowserPage('/e2e/bench/page/encodeFolder.ts');
  try {
    const model = await page.evaluate(() => window.winnowEvaluation.loadModel());
    /** @type {EvaluatedCategory[]} */
    const ownCategories =
      values.config === undefined
        ? model.starterSet.map(({ name, prompts, similarity }) => ({ name, prompts, threshold: similarity }))
        : await readConfigCategories(values.config, server);
    const categories = ownCategories.map((category) => ({
      ...category,
      threshold: oneThreshold ?? category.threshold,
    }));
    const known = new Set(Object.values(truth).flatMap(({ categories: names }) => names));
    for (const { name } of categories) {
      if (!known.has(name)) {
        console.warn(
          `No class of pictures belongs to the category "${name}": it has no precision and no recall.`,
        );
      }
    }
    console.log(`${model.title} (${model.key}), ${pictures.length} pictures`);
    const prompts = categories.flatMap((category) => [...category.prompts]);
    const vectors = await page.evaluate((words) => window.winnowEvaluation.encodePrompts(words), prompts);
    const vectorByPrompt = new Map(prompts.map((prompt, index) => [prompt, vectors[index] ?? []]));

    const photos = (await encodeAll(page, pictures, preprocessing)).map(({ className, file, vector }) => ({
      className,
      file,
      scores: categories.map((category) =>
        Math.max(...category.prompts.map((prompt) => dot(vector, vectorByPrompt.get(prompt) ?? []))),
      ),
    }));
    const figures = report(photos, categories, truth);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
