/** `npm test`: installs what is missing, finds or installs a browser, then runs everything `npm run verify` runs. */
import { ensureInstalled } from './install.mjs';

try {
  ensureInstalled();
  const { ensureBrowser } = await import('./findBrowser.mjs');
  process.env['CHROMIUM_PATH'] = ensureBrowser();
  const { verify } = await import('./verify.mjs');
  process.exitCode = verify() ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
