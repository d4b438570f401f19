/**
 * `npm run check:zip`: zips as large as a backup gets, read by others. Writes one of more than 65,535 files and more than
 * 4 GB, most of it holes in a sparse file, and has it tested by Info-ZIP's unzip and Python's zipfile and read by the app's
 * own reader. Takes a minute or two.
 *
 * Skips loudly where a program is not installed. Exits 1 where one finds fault.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ensureInstalled, PROJECT_ROOT } from './install.mjs';

const LARGE_FILES = 22;
const LARGE_BYTES = 200 * 1024 * 1024;
const SMALL_FILES = 70_000;
const LINES = 1_000;
const AT_MS = Date.UTC(2019, 2, 4, 5, 6, 7);
const LAST = `originals/2020-01-01/Ostern é 🐣 ${SMALL_FILES - 1}.jpg`;
const LAST_TEXT = `picture ${SMALL_FILES - 1}`;

const PYTHON = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert len(z.namelist()) == ${LARGE_FILES + SMALL_FILES + 1}, len(z.namelist())
assert z.read('${LAST}') == b'${LAST_TEXT}'
assert z.read('lines.txt').count(b'\\n') == ${LINES}
assert z.getinfo('large ${LARGE_FILES - 1}').header_offset > 2 ** 32
`;

ensureInstalled();
/** @type {{ module: typeof import('../src/pipeline/zipWriter.ts') }} */
const { module: zipWriter } = await runnerImport(join(PROJECT_ROOT, 'src/pipeline/zipWriter.ts'), {
  configFile: false,
});
/** @type {{ module: typeof import('../src/pipeline/zipReader.ts') }} */
const { module: zipReader } = await runnerImport(join(PROJECT_ROOT, 'src/pipeline/zipReader.ts'), {
  configFile: false,
});

const encoder = new TextEncoder();

/** A file in which long runs of zeros take no room. @param {string} path */
function openSparse(path) {
  const file = openSync(path, 'w');
  let at = 0;
  return new WritableStream({
    /** @param {Uint8Array} chunk */
    write(chunk) {
      if (chunk.length < LARGE_BYTES) writeSync(file, chunk, 0, chunk.length, at);
      at += chunk.length;
    },
    close() {
      ftruncateSync(file, at);
      closeSync(file);
    },
  });
}

async function* lines() {
  for (let line = 0; line < LINES; line += 1) yield await Promise.resolve(encoder.encode(`${line}\n`));
}

/** @param {string} path */
async function write(path) {
  const writer = zipWriter.createZipWriter(openSparse(path));
  const zeros = new Uint8Array(LARGE_BYTES);
  for (let file = 0; file < LARGE_FILES; file += 1) await writer.add(`large ${file}`, zeros, AT_MS);
  for (let file = 0; file < SMALL_FILES; file += 1) {
    const name = `originals/2020-01-01/Ostern é 🐣 ${file}.jpg`;
    await writer.add(name, encoder.encode(`picture ${file}`), AT_MS);
  }
  await writer.addStream('lines.txt', lines(), AT_MS);
  await writer.close();
}

/** Node's own blobs of files end at 4 GB. @param {string} path */
async function readBack(path) {
  const file = openSync(path, 'r');
  const { size } = statSync(path);
  /** @param {number} offset @param {number} length */
  const slice = (offset, length) => {
    const bytes = new Uint8Array(Math.min(length, size - offset));
    readSync(file, bytes, 0, bytes.length, offset);
    return Promise.resolve(new Blob([bytes]));
  };
  try {
    const zip = await zipReader.openZip({ size, slice });
    const last = await zip.read(LAST, 1_000);
    if ((await last?.text()) !== LAST_TEXT) throw new Error(`${LAST} is not what was written.`);
    const large = await zip.read(`large ${LARGE_FILES - 1}`, LARGE_BYTES);
    if (large?.size !== LARGE_BYTES) throw new Error('A large file has another size.');
    let bytes = 0;
    for await (const piece of zip.stream('lines.txt')) bytes += piece.length;
    if (bytes !== 3_890) throw new Error(`The deflated file has ${bytes} bytes.`);
  } finally {
    closeSync(file);
  }
}

/** @param {string} program @param {string[]} args @param {string} what */
function check(program, args, what) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error !== undefined) {
    console.warn(`SKIPPED: ${program} is not installed; ${what} is not tested.`);
    return;
  }
  if (status !== 0) process.exitCode = 1;
  console.log(`${status === 0 ? 'good ' : 'WRONG'}  ${what}`);
  if (status !== 0) console.log(`${stdout.slice(-2_000)}${stderr.slice(-2_000)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'winnow-zip-'));
try {
  const path = join(folder, 'large.zip');
  await write(path);
  console.log(`${LARGE_FILES + SMALL_FILES + 1} files, ${(statSync(path).size / 2 ** 30).toFixed(2)} GB`);
  await readBack(path);
  console.log("good   the app's own reader");
  check('unzip', ['-tqq', path], 'Info-ZIP unzip: every file, names and checksums');
  check('python3', ['-c', PYTHON, path], "Python's zipfile: list, places above 4 GB, contents");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
