/**
 * `npm run check:xmp`: the sidecars of a backup, read by the programs that others build on. exiv2 is what digiKam and
 * darktable read with, exiftool what Immich does. Names of every awkward kind go in, and have to come out of both; then
 * exiftool writes a sidecar into its picture, as docs/backup.md advises for Lightroom, and exiv2 reads it there.
 *
 * Skips loudly where a program is not installed (Debian: exiv2, libimage-exiftool-perl). Exits 1 where one reads something else.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureInstalled, PROJECT_ROOT } from './install.mjs';

const TAGS = [
  'Auto/Receipts',
  'Holidays & <more>/2019/Day 1',
  'שבת/שלום',
  'كل عام وأنتم بخير',
  'émoji 🐣/👩‍👩‍👧 family',
  '"quoted"/\'single\'',
  ']]>',
  '<![CDATA[no]]>',
  'Family; friends',
  '日本/京都',
  '&amp;',
];

/** A JPEG of its frame alone, which is enough to write metadata into. */
const EMPTY_JPEG = Buffer.from('ffd8ffda000801010000003f00ffd9', 'hex');

const readSchema = z.array(z.record(z.string(), z.unknown()));

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

/** @param {string} program @param {string} versionFlag */
function isInstalled(program, versionFlag) {
  const isThere = spawnSync(program, [versionFlag]).status === 0;
  if (!isThere) console.warn(`SKIPPED: ${program} is not installed; nothing is known of what it reads.`);
  return isThere;
}

/** What exiv2 reads, by key: the values of a list in one, with commas. @param {string} path */
function readWithExiv2(path) {
  const lines = run('exiv2', ['-q', '-PXkt', path]).trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [key = '', ...rest] = line.split(/\s+/);
      return [key.replace(/^Xmp\./, ''), rest.join(' ')];
    }),
  );
}

/** @param {unknown} value */
function toText(value) {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** @param {string} path @returns {Map<string, string>} */
function readWithExiftool(path) {
  const [found = {}] = readSchema.parse(
    JSON.parse(run('exiftool', ['-j', '-struct', '-G1', '-XMP:all', path])),
  );
  return new Map(
    Object.entries(found).map(([key, value]) => [
      key
        .replace(/^XMP-(\w+):/, '$1.')
        .replace('dc.Subject', 'dc.subject')
        .replace('lr.Hier', 'lr.hier'),
      toText(value),
    ]),
  );
}

let differences = 0;

/** @param {string} who @param {Map<string, string>} read @param {Map<string, string>} expected */
function compare(who, read, expected) {
  for (const [key, value] of expected) {
    const isSame = read.get(key) === value;
    if (!isSame) differences += 1;
    console.log(`${isSame ? 'as written' : 'DIFFERENT '}  ${who}  ${key}`);
    if (!isSame) console.log(`  written: ${value}\n  read:    ${read.get(key) ?? 'nothing'}`);
  }
}

ensureInstalled();
const hasExiv2 = isInstalled('exiv2', '--version');
const hasExiftool = isInstalled('exiftool', '-ver');
const { runnerImport } = await import('vite');
/** @type {{ module: typeof import('../src/core/backup/xmp.ts') }} */
const {
  module: { toXmp },
} = await runnerImport(join(PROJECT_ROOT, 'src/core/backup/xmp.ts'), { configFile: false });
const folder = mkdtempSync(join(tmpdir(), 'winnow-xmp-'));
try {
  const picture = join(folder, 'a photo.jpg');
  const sidecar = `${picture}.xmp`;
  writeFileSync(picture, EMPTY_JPEG);
  writeFileSync(sidecar, toXmp({ tagPaths: TAGS, isFavourite: true }) ?? '');
  const words = TAGS.map((path) => path.split('/').at(-1) ?? '');
  const expected = new Map([
    ['dc.subject', words.join(', ')],
    ['lr.hierarchicalSubject', TAGS.map((path) => path.replaceAll('/', '|')).join(', ')],
    ['digiKam.TagsList', TAGS.join(', ')],
    ['xmp.Rating', '5'],
  ]);
  if (hasExiv2) compare('exiv2, sidecar', readWithExiv2(sidecar), expected);
  if (hasExiftool) compare('exiftool, sidecar', readWithExiftool(sidecar), expected);
  if (hasExiv2 && hasExiftool) {
    const embed = [
      '-q',
      '-overwrite_original',
      '-r',
      '-ext',
      'jpg',
      '-tagsfromfile',
      '%d%F.xmp',
      '-xmp:all',
      folder,
    ];
    run('exiftool', embed);
    compare('exiv2, written into the picture', readWithExiv2(picture), expected);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (differences > 0) process.exitCode = 1;
