/**
 * `npm run bench`: what Winnow promises of its speed, measured in the built app in a real browser, beside the bar.
 *
 *   npm run bench                          everything
 *   npm run bench -- scan open             some of it: scan, scoring, preview, open, scroll, search, import,
 *                                          firstRun, pixels, encoder, memory
 *   npm run bench -- import --size 1600x1200 --import-photos 200
 *                                          drawn photos in place of real ones, stage by stage
 *   npm run bench -- backup --import-photos 2000 --photos 100000
 *                                          backups of 2,000 to 100,000 small photos, and one of real photos with its
 *                                          restore, with the memory they take
 *   npm run bench -- kills                 ten scans whose browser is killed, and what becomes of them
 *   npm run bench -- profile               where a scan's time goes, function by function; by itself, since its
 *                                          build keeps the functions' names
 *   npm run bench -- --runs 3 --photos 20000 --json figures.json
 *
 * Figures are medians of the runs. Compare ratios: times are this machine's. Exits 1 only when it could not measure.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { takeBenchLock } from './bench/lock.mjs';
import { ensureInstalled } from './install.mjs';

/**
 * @typedef {{
 *   origin: string,
 *   runs: number,
 *   importPhotos: number,
 *   recipe: import('../e2e/bench/page/makeLibrary.ts').LibraryRecipe,
 * }} BenchOptions
 * @typedef {(options: BenchOptions) => Promise<import('./bench/figures.mjs').Figure[]>} Measure
 */

/** In the order in which they run. @type {Readonly<Record<string, () => Promise<Measure>>>} */
const PARTS = {
  open: async () => (await import('./bench/open.mjs')).measureOpen,
  scroll: async () => (await import('./bench/scroll.mjs')).measureScroll,
  preview: async () => (await import('./bench/preview.mjs')).measurePreview,
  search: async () => (await import('./bench/search.mjs')).measureSearch,
  scoring: async () => (await import('./bench/scoring.mjs')).measureScoring,
  scan: async () => (await import('./bench/scan.mjs')).measureScan,
  import: async () => (await import('./bench/import.mjs')).measureImport,
  firstRun: async () => (await import('./bench/firstRun.mjs')).measureFirstRun,
  pixels: async () => (await import('./bench/preprocessing.mjs')).measurePreprocessing,
  encoder: async () => (await import('./bench/encoder.mjs')).measureEncoder,
  memory: async () => (await import('./bench/encoder.mjs')).measureEncoderMemory,
};

/** Only when asked for by name. */
const MORE = ['backup', 'kills', 'profile'];

/** @param {string} text @param {string} name */
function readCount(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} is a whole number above 0, not "${text}".`);
  return value;
}

/** @type {{ release: () => void } | null} */
let lock = null;
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '5' },
      photos: { type: 'string' },
      'import-photos': { type: 'string', default: '2000' },
      size: { type: 'string' },
      kills: { type: 'string', default: '10' },
      json: { type: 'string' },
    },
  });
  const names = positionals.length === 0 ? Object.keys(PARTS) : positionals;
  const known = [...Object.keys(PARTS), ...MORE];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  const [width, height, ...rest] = (values.size ?? '640x480')
    .split('x')
    .map((side) => readCount(side, 'size'));
  if (names.includes('profile') && names.length > 1) throw new Error('profile is asked for by itself.');
  if (width === undefined || height === undefined || rest.length > 0) {
    throw new Error('--size is like 1600x1200.');
  }
  lock = await takeBenchLock();
  ensureInstalled();
  // Not before the packages are there.
  const { printTable } = await import('./bench/figures.mjs');
  const { DEFAULT_RECIPE } = await import('./bench/library.mjs');
  const { serveSite } = await import('./bench/site.mjs');
  const site = await serveSite({ isReadable: names.includes('profile') });
  /** @type {import('./bench/figures.mjs').Figure[]} */
  const figures = [];
  try {
    /** @type {BenchOptions} */
    const options = {
      origin: site.origin,
      runs: readCount(values.runs, 'runs'),
      importPhotos: readCount(values['import-photos'], 'import-photos'),
      recipe: { ...DEFAULT_RECIPE, photos: readCount(values.photos ?? '100000', 'photos') },
    };
    for (const [name, load] of Object.entries(PARTS)) {
      if (!names.includes(name)) continue;
      console.log(`\n${name}`);
      if (name === 'import' && values.size !== undefined) {
        const { measureDrawnImport } = await import('./bench/import.mjs');
        figures.push(...(await measureDrawnImport({ ...options, width, height })));
      } else {
        figures.push(...(await (await load())(options)));
      }
    }
    if (names.includes('backup')) {
      console.log('\nbackup');
      const { measureBackup, measureBackupCounts } = await import('./bench/backup.mjs');
      figures.push(...(await measureBackupCounts(options)), ...(await measureBackup(options)));
    }
    if (names.includes('kills')) {
      console.log('\nkills');
      const { measureKills } = await import('./bench/kills.mjs');
      const recipe = { ...options.recipe, photos: readCount(values.photos ?? '10000', 'photos') };
      figures.push(...(await measureKills({ ...options, recipe, kills: readCount(values.kills, 'kills') })));
    }
    if (names.includes('profile')) await (await import('./bench/profile.mjs')).describeScan(options);
  } finally {
    await site.close();
  }
  if (figures.length > 0) {
    console.log('');
    printTable(figures);
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  lock?.release();
}
