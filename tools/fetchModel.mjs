/**
 * `npm run models:fetch -- <owner/name> [--vision fp32|fp16|int8] [--text fp32|fp16|int8]`: downloads a model to the folder
 * that `npm start` serves at `/models/` (WINNOW_MODELS_DIR, `.models` unless set), verified, with the manifest that tells the
 * app it is there. Without a model it lists those that are known. `--hub` names another hub.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { PROJECT_ROOT, ensureInstalled } from './install.mjs';
import { modelsFolder } from './modelsFolder.mjs';

/** @typedef {import('../src/core/model.ts').ModelEntry} ModelEntry */
/** @typedef {import('../src/core/model.ts').ModelFile} ModelFile */
/** @typedef {import('../src/core/model.ts').Precision} Precision */

/**
 * Node 20 reads no TypeScript of its own.
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
async function load(path) {
  /** @type {(path: string, config: import('vite').InlineConfig) => Promise<{ readonly module: T }>} */
  const importTyped = runnerImport;
  const { module } = await importTyped(join(PROJECT_ROOT, path), { logLevel: 'error', configFile: false });
  return module;
}

/**
 * @param {string | undefined} text
 * @param {ModelEntry} entry
 * @param {'vision' | 'text'} part
 * @returns {Precision}
 */
function readPrecision(text, entry, part) {
  const precision = text ?? entry.recommended[part];
  const known = Object.keys(entry[part]);
  if (precision === 'fp32' || precision === 'fp16' || precision === 'int8') {
    if (known.includes(precision)) return precision;
  }
  throw new Error(`--${part} must be one of ${known.join(', ')}, not "${precision}".`);
}

/**
 * @param {string} path
 * @returns {Promise<string>}
 */
async function hashOf(path) {
  const hash = createHash('sha256');
  hash.setEncoding('hex');
  await pipeline(createReadStream(path), hash);
  return String(hash.read());
}

/**
 * Downloads a file to its place, going on behind what an earlier try left, and says what it came to.
 * @param {string} address
 * @param {string} path
 * @param {ModelFile} file
 * @returns {Promise<ModelFile>}
 */
async function bring(address, path, file) {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) {
    const part = `${path}.part`;
    const have = existsSync(part) ? statSync(part).size : 0;
    const response = await fetch(address, { headers: have > 0 ? { Range: `bytes=${have}-` } : {} }).catch(
      (error) => {
        throw new Error(`${new URL(address).host} could not be reached.`, { cause: error });
      },
    );
    if (response.status !== 416) {
      if (!response.ok || response.body === null) throw new Error(`${address} answered ${response.status}.`);
      if (response.headers.get('content-type')?.startsWith('text/html')) {
        throw new Error(`${address} answered with a web page.`);
      }
      await pipeline(
        Readable.from(response.body),
        createWriteStream(part, { flags: response.status === 206 ? 'a' : 'w' }),
      );
    }
    renameSync(part, path);
  }
  const sha256 = await hashOf(path);
  if (file.sha256 !== null && file.sha256 !== sha256) {
    renameSync(path, `${path}.wrong`);
    throw new Error(
      `${file.path} has SHA-256 ${sha256}; expected ${file.sha256} (${file.hashSource}). It was kept as ${path}.wrong.`,
    );
  }
  const hashSource = file.sha256 === null ? 'first-download' : file.hashSource;
  return { path: file.path, bytes: statSync(path).size, sha256, hashSource };
}

async function main() {
  ensureInstalled();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { vision: { type: 'string' }, text: { type: 'string' }, hub: { type: 'string' } },
  });
  /** @type {typeof import('../src/models/catalogue.ts')} */
  const { DOWNLOADABLE_MODELS } = await load('src/models/catalogue.ts');
  /** @type {typeof import('../src/models/hub.ts')} */
  const { settleFromHub } = await load('src/models/hub.ts');
  /** @type {typeof import('../src/models/models.ts')} */
  const { PUBLIC_HUB } = await load('src/models/models.ts');
  /** @type {typeof import('../src/models/modelFileStore.ts')} */
  const { filesOf } = await load('src/models/modelFileStore.ts');
  /** @type {typeof import('../src/models/choosePrecisions.ts')} */
  const { withPrecisions, bytesOf } = await load('src/models/choosePrecisions.ts');

  const entry = DOWNLOADABLE_MODELS.find(({ id }) => id === positionals[0]);
  if (entry === undefined) {
    console.log('Models that can be fetched:');
    for (const known of DOWNLOADABLE_MODELS) {
      const bytes = bytesOf(withPrecisions(known, known.recommended));
      console.log(`  ${known.id}  about ${Math.round(bytes / 1e6)} MB, ${known.licence.name}`);
    }
    if (positionals[0] !== undefined) throw new Error(`There is no model "${positionals[0]}" in the list.`);
    return;
  }
  if (entry.licence.notice !== null) console.log(`${entry.licence.name}: ${entry.licence.notice}`);
  const wanted = withPrecisions(entry, {
    vision: readPrecision(values.vision, entry, 'vision'),
    text: readPrecision(values.text, entry, 'text'),
  });
  const hub = values.hub ?? PUBLIC_HUB;
  const settled = await settleFromHub(fetch, hub, wanted);
  if (!settled.ok) throw new Error(`${hub} cannot say what ${entry.id} is: ${settled.problem.kind}.`);
  const folder = join(modelsFolder(PROJECT_ROOT), ...entry.id.split('/'));
  /** @type {Map<string, ModelFile>} */
  const brought = new Map();
  for (const file of filesOf(settled.value)) {
    console.log(file.path);
    const address = `${hub}/${entry.id}/resolve/${settled.value.revision}/${file.path}`;
    brought.set(file.path, await bring(address, join(folder, ...file.path.split('/')), file));
  }
  /** @param {ModelFile} file */
  const one = (file) => brought.get(file.path) ?? file;
  /** @param {ModelEntry['vision']} files */
  const all = (files) =>
    Object.fromEntries(Object.entries(files).map(([precision, file]) => [precision, one(file)]));
  const manifest = {
    ...settled.value,
    shared: settled.value.shared.map(one),
    vision: all(settled.value.vision),
    text: all(settled.value.text),
  };
  // Last: the app takes a manifest for a promise that the files are there.
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${entry.title} is in ${folder}; the site now offers it itself.`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
