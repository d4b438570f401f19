/**
 * An import of real photos through the app's own page: photos a second from file to classified beside the encoder alone,
 * and how long the page kept somebody waiting. With `--size`, drawn photos through the parts instead, stage by stage.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { PROJECT_ROOT } from '../install.mjs';
import { countOpenJobs, countPhotos } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { figure, largest, median, quantile } from './figures.mjs';
import { temporaryProfile } from './library.mjs';
import { CACHE_DIR } from './site.mjs';

const SHARED_PHOTOS = join(PROJECT_ROOT, '..', 'shared', 'photos');

/** Formats whose readers take no notice of what follows their end. */
const EXTENDABLE = new Set(['.jpg', '.jpeg', '.png']);

const LONGEST_IMPORT_MS = 1_200_000;
const PING_EVERY_MS = 20;

/**
 * Copies of the shared photos, each another file by a few bytes behind its end. Empty where there are none.
 * @param {number} count
 */
export function makeDistinctPhotos(count) {
  const manifest = join(SHARED_PHOTOS, 'manifest.tsv');
  if (!existsSync(manifest)) return [];
  const [header = '', ...lines] = readFileSync(manifest, 'utf8').trimEnd().split('\n');
  const [file, result] = ['file', 'expected_result'].map((name) => header.split('\t').indexOf(name));
  const names = lines
    .map((line) => line.split('\t'))
    .filter(
      (cells) =>
        cells[result ?? -1] === 'import' && EXTENDABLE.has(extname(cells[file ?? -1] ?? '').toLowerCase()),
    )
    .map((cells) => cells[file ?? -1] ?? '');
  const folder = join(CACHE_DIR, 'photos');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const originals = names.map((name) => ({ name, bytes: readFileSync(join(SHARED_PHOTOS, name)) }));
  return Array.from({ length: count }, (_, index) => {
    const original = originals[index % originals.length];
    if (original === undefined) throw new Error('None of the shared photos can be made distinct.');
    const path = join(folder, `${String(index).padStart(5, '0')}-${original.name}`);
    writeFileSync(path, Buffer.concat([original.bytes, Buffer.from(`copy ${index}`)]));
    return path;
  });
}

/** Pings the page from within and keeps how late each ping came, as input would. @param {import('playwright').Page} page */
async function startPulse(page) {
  await page.evaluate((everyMs) => {
    /** @type {number[]} */
    const lateMs = [];
    Object.assign(window, { winnowPulse: lateMs });
    let dueMs = performance.now() + everyMs;
    const beat = () => {
      const nowMs = performance.now();
      lateMs.push(Math.max(0, nowMs - dueMs));
      dueMs = nowMs + everyMs;
      setTimeout(beat, everyMs);
    };
    setTimeout(beat, everyMs);
  }, PING_EVERY_MS);
  return async () => {
    const text = await page.evaluate(() => JSON.stringify(Reflect.get(window, 'winnowPulse')));
    return z.array(z.number()).parse(JSON.parse(text));
  };
}

/** @param {readonly string[]} paths @param {string} origin */
async function importOnce(paths, origin) {
  const browser = await openBrowser(temporaryProfile(), origin);
  try {
    const bench = await browser.openBenchPage();
    await bench.evaluate(async () => (await window.winnowBench.realImport()).saveCategories());
    const alone = await bench.evaluate(async () =>
      (await window.winnowBench.realImport()).timeEncoderAlone(400),
    );
    await bench.close();
    const page = await browser.openPage('/');
    const input = page.locator('input[type=file][multiple]:not([webkitdirectory])').first();
    await input.waitFor({ state: 'attached' });
    await delay(1_000);
    const readPulse = await startPulse(page);
    const startedMs = performance.now();
    await input.setInputFiles([...paths]);
    let classifiedMs = Number.NaN;
    for (;;) {
      await delay(500);
      const open = await countOpenJobs(page);
      const elapsedMs = performance.now() - startedMs;
      // Counted in the database: the panel that says so does not stay.
      const photos = await countPhotos(page);
      const isImported = photos === paths.length;
      if (Number.isNaN(classifiedMs) && isImported && open.encoding === 0) classifiedMs = elapsedMs;
      if (isImported && open.all === 0) break;
      if (elapsedMs > LONGEST_IMPORT_MS) {
        throw new Error(
          `The import did not end: ${photos} of ${paths.length} photos, ${open.all} jobs left.`,
        );
      }
    }
    const everythingMs = performance.now() - startedMs;
    const lateMs = await readPulse();
    const rate = (paths.length * 1_000) / classifiedMs;
    const result = {
      ratio: rate / alone,
      rate,
      alone,
      everythingMs,
      worstMs: largest(lateMs),
      p99Ms: quantile(lateMs, 0.99),
    };
    console.log(
      `  ${paths.length} photos: ${rate.toFixed(1)}/s to classified, encoder alone ${alone.toFixed(1)}/s, ratio ${result.ratio.toFixed(2)}; ` +
        `previews too after ${(everythingMs / 1_000).toFixed(0)} s; page late by ${result.worstMs.toFixed(0)} ms at worst, ${result.p99Ms.toFixed(0)} at the 99th`,
    );
    return result;
  } finally {
    await browser.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureImport({ origin, runs, importPhotos }) {
  const paths = makeDistinctPhotos(importPhotos);
  if (paths.length === 0) {
    console.warn(`SKIPPED: no shared photos at ${SHARED_PHOTOS}; the import of real photos is not measured.`);
    return [];
  }
  /** @type {Array<Awaited<ReturnType<typeof importOnce>>>} */
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await importOnce(paths, origin));
  rmSync(join(CACHE_DIR, 'photos'), { recursive: true, force: true });
  /** @param {(result: (typeof results)[number]) => number} pick */
  const of = (pick) => median(results.map(pick));
  const name = `import ${importPhotos} real photos`;
  return [
    figure(`${name}: rate beside the encoder alone`, 100 * of(({ ratio }) => ratio), '%', { atLeast: 85 }),
    figure(
      `${name}: page late at worst`,
      of(({ worstMs }) => worstMs),
      'ms',
      { atMost: 100 },
    ),
    figure(
      `${name}: page late, 99th of 100`,
      of(({ p99Ms }) => p99Ms),
      'ms',
    ),
    figure(
      `${name}: to classified`,
      of(({ rate }) => rate),
      'photos/s',
    ),
    figure(
      `encoder alone`,
      of(({ alone }) => alone),
      'photos/s',
    ),
  ];
}

/** @param {import('../bench.mjs').BenchOptions & { width: number, height: number }} options */
export async function measureDrawnImport({ origin, runs, importPhotos, width, height }) {
  const browser = await openBrowser(temporaryProfile(), origin);
  try {
    const page = await browser.openBenchPage();
    /** @type {import('../../e2e/bench/page/importRate.ts').ImportRateResult[]} */
    const results = [];
    for (let run = 0; run < runs; run++) {
      results.push(
        await page.evaluate(
          async (request) => (await window.winnowBench.importRate()).measureImportRate(request),
          { photos: importPhotos, width, height },
        ),
      );
    }
    /** @param {(result: (typeof results)[number]) => number} pick */
    const of = (pick) => median(results.map(pick));
    const name = `import ${importPhotos} drawn photos of ${width}x${height}`;
    return [
      figure(
        `${name}: rate beside the encoder alone`,
        100 * of((result) => result.endToEndPerSecond / result.encoderAlonePerSecond),
        '%',
        { atLeast: 85 },
      ),
      figure(
        `${name}: to classified`,
        of(({ endToEndPerSecond }) => endToEndPerSecond),
        'photos/s',
      ),
      figure(
        `encoder alone`,
        of(({ encoderAlonePerSecond }) => encoderAlonePerSecond),
        'photos/s',
      ),
      ...Object.keys(results[0]?.stageMs ?? {}).map((stage) =>
        figure(
          `${name}: ${stage}`,
          of(({ stageMs }) => stageMs[stage] ?? Number.NaN),
          'ms a photo',
        ),
      ),
    ];
  } finally {
    await browser.close();
  }
}
