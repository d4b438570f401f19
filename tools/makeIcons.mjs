/**
 * `npm run icons`: draws the PNG icons from `public/icons/icon.svg` in the test browser. Run it when the drawing
 * changes, and commit what it writes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { BROWSER_ARGS, ensureBrowser } from './findBrowser.mjs';
import { PROJECT_ROOT } from './install.mjs';

const ICONS = join(PROJECT_ROOT, 'public', 'icons');
const svg = readFileSync(join(ICONS, 'icon.svg'), 'utf8');

/**
 * Maskable icons are cut to a circle of 80 % by some launchers: the drawing shrinks inside a full-bleed square.
 * Source: https://w3c.github.io/manifest/#icon-masks
 */
const MASKABLE_SCALE = 0.8;
const BACKGROUND = '#2a2723';

const outputs = [
  { file: 'icon-192.png', size: 192, maskable: false },
  { file: 'icon-512.png', size: 512, maskable: false },
  { file: 'maskable-512.png', size: 512, maskable: true },
  { file: 'apple-touch-180.png', size: 180, maskable: true },
];

const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
try {
  for (const { file, size, maskable } of outputs) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const inner = maskable ? size * MASKABLE_SCALE : size;
    await page.setContent(
      `<style>html{background:${maskable ? BACKGROUND : 'transparent'}}body{margin:0;display:grid;place-items:center;` +
        `height:${size}px}svg{width:${inner}px;height:${inner}px}</style>${svg}`,
    );
    writeFileSync(join(ICONS, file), await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(`public/icons/${file}`);
  }
} finally {
  await browser.close();
}
