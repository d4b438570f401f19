/**
 * Finds a Chromium to test with, or installs one: the CHROMIUM_PATH variable, a system browser, Playwright's own
 * download, in that order. On Debian as root, `apt-get install chromium` is tried before Playwright's download.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Flags every test browser gets: no sandbox as root (Chromium refuses otherwise), and none of the background
 * requests that would leave the machine.
 */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** @returns {string | null} path of a browser that is there now */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return SYSTEM_PATHS.find((path) => existsSync(path)) ?? findPlaywrightBrowser();
}

/** @returns {string | null} */
function findPlaywrightBrowser() {
  const probe = spawnSync(
    process.execPath,
    ['-e', "process.stdout.write(require('playwright').chromium.executablePath())"],
    { encoding: 'utf8' },
  );
  return probe.status === 0 && existsSync(probe.stdout) ? probe.stdout : null;
}

/**
 * Finds a browser, installing one if need be.
 * @returns {string}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No browser found: installing Debian’s chromium.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    if (update.status === 0) {
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
        stdio: 'inherit',
        env,
      });
    }
  }
  const installed = findBrowser();
  if (installed !== null) return installed;
  console.log('Downloading Playwright’s Chromium.');
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  const downloaded = findBrowser();
  if (downloaded === null) {
    throw new Error('No Chromium found and none could be installed. Set CHROMIUM_PATH to one.');
  }
  return downloaded;
}
