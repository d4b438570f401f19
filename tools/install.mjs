/** Installs the locked packages when they are missing or not what the lock file says. Plain Node: nothing is installed yet. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(PROJECT_ROOT, 'node_modules', '.winnow-lock');

/** Leaves `node_modules` as `package-lock.json` says; returns at once when it is already so. Throws if npm fails. */
export function ensureInstalled() {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(PROJECT_ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash) return;
  console.log('Installing packages.');
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error('npm ci failed; its output above says why.');
  writeFileSync(STAMP, lockHash);
}
