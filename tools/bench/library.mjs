/**
 * Libraries to measure with: made once into a browser profile of their own under the cache, through the app's storage
 * layer, and kept. A measurement that writes works on a copy.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runnerImport } from 'vite';
import { z } from 'zod';
import { PROJECT_ROOT } from '../install.mjs';
import { openBrowser } from './browser.mjs';
import { CACHE_DIR } from './site.mjs';

/** @typedef {import('../../e2e/bench/page/makeLibrary.ts').LibraryRecipe} LibraryRecipe */

/** Raised when the recipe draws other libraries than before: those made earlier are then left alone and new ones made. */
const RECIPE_VERSION = 2;

/** Photos to a step of the making. */
const STEP = 1_000;

/** @type {Omit<LibraryRecipe, 'photos'>} */
export const DEFAULT_RECIPE = { dim: 512, matching: 0.15, seed: 1 };

const madeFile = z.object({
  photos: z.number(),
  archived: z.number(),
  starterKey: z.string(),
  seconds: z.number(),
});

/** @param {string} folder */
export function folderBytes(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => {
      // The browser deletes files while it tidies up.
      const found = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
      return sum + (found?.size ?? 0);
    }, 0);
}

/** @param {LibraryRecipe} recipe */
async function libraryDir({ photos, dim, matching, seed }) {
  /** @type {{ module: typeof import('../../src/library/schema.ts') }} */
  const { module } = await runnerImport(join(PROJECT_ROOT, 'src/library/schema.ts'));
  const name = [
    photos,
    `dim${dim}`,
    `match${matching}`,
    `seed${seed}`,
    `schema${module.NATIVE_VERSION}`,
    `recipe${RECIPE_VERSION}`,
  ];
  return join(CACHE_DIR, name.join('-'));
}

/**
 * The profile of such a library, made now if it is not there. Interrupted, it goes on where it was.
 * @param {LibraryRecipe} recipe
 * @param {{ origin: string, fresh?: boolean }} options
 * @returns {Promise<{ dir: string, isNew: boolean }>}
 */
export async function ensureLibrary(recipe, { origin, fresh = false }) {
  const dir = await libraryDir(recipe);
  const done = join(dir, 'made.json');
  if (fresh) rmSync(dir, { recursive: true, force: true });
  if (existsSync(done)) return { dir, isNew: false };
  mkdirSync(dir, { recursive: true });
  console.log(`Making a library of ${recipe.photos} photos.`);
  const startedMs = performance.now();
  const browser = await openBrowser(join(dir, 'profile'), origin);
  try {
    const page = await browser.openBenchPage();
    const there = await page.evaluate(
      async (wanted) => (await window.winnowBench.library()).beginLibrary(wanted),
      recipe,
    );
    // The last step of an interrupted making may be half done.
    let from = Math.max(0, Math.floor(there / STEP) * STEP - STEP);
    while (from < recipe.photos) {
      const to = Math.min(recipe.photos, from + STEP);
      await page.evaluate(
        async ([first, end]) => (await window.winnowBench.library()).makePhotos(first, end),
        /** @type {const} */ ([from, to]),
      );
      from = to;
      if (from % 10_000 === 0)
        console.log(`  ${from} photos, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
    }
    const facts = await page.evaluate(async () => (await window.winnowBench.library()).endLibrary());
    if (facts.photos !== recipe.photos || facts.openJobs !== 0) {
      throw new Error(`The library made is not the one asked for: ${JSON.stringify(facts)}.`);
    }
    await waitForQuietDisk(join(dir, 'profile'));
    const seconds = (performance.now() - startedMs) / 1000;
    writeFileSync(done, `${JSON.stringify({ ...recipe, ...facts, seconds })}\n`);
  } finally {
    await browser.close();
  }
  return { dir, isNew: true };
}

/**
 * The database goes on tidying its files for a while after large writes; a copy taken meanwhile would do it again in
 * every measurement.
 * @param {string} folder
 */
async function waitForQuietDisk(folder) {
  let before = -1;
  for (let turn = 0; turn < 60; turn++) {
    const now = folderBytes(folder);
    if (now === before) return;
    before = now;
    await delay(2_000);
  }
}

/** @param {string} dir */
export function readMade(dir) {
  return madeFile.parse(JSON.parse(readFileSync(join(dir, 'made.json'), 'utf8')));
}

/**
 * A copy of the profile to work on, in place of an earlier one.
 * @param {string} dir
 */
export function copyProfile(dir) {
  const copy = join(dir, 'work');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(dir, 'profile'), copy, {
    recursive: true,
    filter: (source) => !/\/Singleton\w+$/.test(source),
  });
  return copy;
}

/** An empty profile, in place of an earlier one. */
export function temporaryProfile() {
  const folder = join(CACHE_DIR, 'empty');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
