/**
 * `npm run bench:library -- [--photos 100000] [--dim 512] [--matching 0.15] [--seed 1] [--fresh]`: makes a library to
 * measure with, in a browser profile that the measuring commands use again. `--fresh` makes it anew.
 */
import { parseArgs } from 'node:util';
import { takeBenchLock } from './bench/lock.mjs';
import { ensureInstalled } from './install.mjs';

/** @type {{ release: () => void } | null} */
let lock = null;
try {
  const { values } = parseArgs({
    options: {
      photos: { type: 'string', default: '100000' },
      dim: { type: 'string', default: '512' },
      matching: { type: 'string', default: '0.15' },
      seed: { type: 'string', default: '1' },
      fresh: { type: 'boolean', default: false },
    },
  });
  lock = await takeBenchLock();
  ensureInstalled();
  const recipe = {
    photos: Number(values.photos),
    dim: Number(values.dim),
    matching: Number(values.matching),
    seed: Number(values.seed),
  };
  if (![recipe.photos, recipe.dim, recipe.seed].every((value) => Number.isInteger(value) && value > 0)) {
    throw new Error('--photos, --dim and --seed are whole numbers above 0.');
  }
  if (!(recipe.matching >= 0 && recipe.matching <= 1)) throw new Error('--matching is a share, from 0 to 1.');
  // Not before the packages are there.
  const { serveSite } = await import('./bench/site.mjs');
  const { ensureLibrary, folderBytes, readMade } = await import('./bench/library.mjs');
  const site = await serveSite();
  try {
    const { dir, isNew } = await ensureLibrary(recipe, { origin: site.origin, fresh: values.fresh });
    const { photos, archived, seconds } = readMade(dir);
    console.log(
      `${isNew ? 'Made' : 'Already there'}: ${photos} photos, ${archived} of them archived; making took ${seconds.toFixed(0)} s.\n` +
        `It is at ${dir} and takes ${(folderBytes(dir) / 1e6).toFixed(0)} MB.\n` +
        `To delete it: rm -r '${dir}'`,
    );
  } finally {
    await site.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  lock?.release();
}
