/**
 * Checks the built app against its size budget and against its shape: two ONNX runtimes, decoders in chunks of their
 * own. Sizes are bytes as served, before compression, except where gzip is named.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PROJECT_ROOT } from './install.mjs';

const DIST = join(PROJECT_ROOT, 'dist');
const KIB = 1024;
const MIB = 1024 * KIB;

/** What runs before a first visit shows its page: the screen, its words in the language that takes most, the library. React, the router, Dexie and zod are more than half of it. */
const FIRST_GZIP_BUDGET = 280_000;
/** It answers the API, so it holds the library and the rules of the configuration; Dexie and zod are more than half of it. */
const SERVICE_WORKER_GZIP_BUDGET = 78 * KIB;
const STARTER_MODEL_BUDGET = 10 * 1_000_000;
const TOTAL_BUDGET = 40 * MIB;

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const files = listFiles(DIST);
/** @param {readonly string[]} paths */
const sumBytes = (paths) => paths.reduce((sum, path) => sum + statSync(path).size, 0);

/**
 * The chunks whose names begin so, with all they import before they run.
 * @param {readonly string[]} names
 */
function listScripts(names) {
  const assets = join(DIST, 'assets');
  const isWanted = (/** @type {string} */ path) => names.some((name) => path.startsWith(`${name}-`));
  const found = new Set(readdirSync(assets).filter((path) => path.endsWith('.js') && isWanted(path)));
  for (const path of found) {
    const code = readFileSync(join(assets, path), 'utf8');
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      if (imported) found.add(imported);
  }
  if (found.size === 0) throw new Error(`The build has no ${names.join(' or ')}.`);
  return [...found].map((path) => join(assets, path));
}

/** @param {readonly string[]} paths */
const sumGzip = (paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);

const app = listScripts(['index', 'mount', 'compose']);
// One language is loaded.
const wordsGzip = Math.max(
  ...['english', 'german'].map((name) => sumGzip(listScripts([name]).filter((path) => !app.includes(path)))),
);
const serviceWorkerGzip = gzipSync(readFileSync(join(DIST, 'serviceWorker.js'))).length;
const wasm = files.filter((path) => basename(path).startsWith('ort-') && path.endsWith('.wasm'));

const checks = [
  { name: 'JavaScript before any ML code, gzip', bytes: sumGzip(app) + wordsGzip, budget: FIRST_GZIP_BUDGET },
  { name: 'service worker, gzip', bytes: serviceWorkerGzip, budget: SERVICE_WORKER_GZIP_BUDGET },
  {
    name: 'starter model',
    bytes: sumBytes(files.filter((path) => relative(DIST, path).startsWith(join('models', 'starter')))),
    budget: STARTER_MODEL_BUDGET,
  },
  { name: 'everything', bytes: sumBytes(files), budget: TOTAL_BUDGET },
];

let failed = false;
for (const { name, bytes, budget } of checks) {
  const ok = bytes <= budget;
  failed ||= !ok;
  console.log(
    `${ok ? 'ok  ' : 'OVER'} ${name}: ${(bytes / KIB).toFixed(0)} KiB of ${(budget / KIB).toFixed(0)} KiB`,
  );
}
// Plain WebAssembly for everybody, JSPI with WebGPU for who uses it.
if (wasm.length !== 2 || !wasm.some((path) => basename(path).includes('.jspi'))) {
  failed = true;
  console.log(
    `The build must hold two ONNX runtimes, one of them JSPI; it holds ${wasm.length}: ${wasm.map((path) => basename(path)).join(', ')}`,
  );
}
process.exitCode = failed ? 1 : 0;
