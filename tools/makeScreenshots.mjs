/**
 * `node tools/makeScreenshots.mjs`: the pictures of the app that browsers show when they offer to install it, taken of the
 * built app in `dist/` with photos drawn here. Run it when the timeline looks different, and commit what it writes.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { BROWSER_ARGS, ensureBrowser } from './findBrowser.mjs';
import { PROJECT_ROOT } from './install.mjs';

const PORT = 4279;
const FOLDER = join(PROJECT_ROOT, 'public', 'screenshots');
const PHOTOS = 36;

/** As tools/webManifest.ts lists them. */
const outputs = [
  { file: 'wide.jpg', viewport: { width: 1280, height: 800 }, scale: 1 },
  { file: 'narrow.jpg', viewport: { width: 390, height: 844 }, scale: 2 },
];

/**
 * A landscape at some hour, the same for the same number; runs in the page. Base64 of a JPEG.
 * @param {number} index
 */
async function drawLandscape(index) {
  const portrait = index % 4 === 1;
  const [width, height] = portrait ? [900, 1200] : [1200, index % 3 === 0 ? 675 : 800];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no 2d canvas.');
  const hue = (index * 47) % 360;
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, `hsl(${hue} 45% 62%)`);
  sky.addColorStop(0.6, `hsl(${(hue + 40) % 360} 60% 82%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = `hsl(${(hue + 50) % 360} 85% 92%)`;
  context.beginPath();
  context.arc(width * (0.2 + ((index * 13) % 60) / 100), height * 0.3, height * 0.07, 0, 2 * Math.PI);
  context.fill();
  for (let ridge = 0; ridge < 4; ridge++) {
    context.fillStyle = `hsl(${(hue + 150 + ridge * 12) % 360} 28% ${58 - ridge * 13}%)`;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 8) {
      const wave = Math.sin(x / (90 + 40 * ridge) + index * (ridge + 1)) + Math.sin(x / 37 + index) / 3;
      context.lineTo(x, height * (0.52 + 0.12 * ridge) + wave * height * 0.05);
    }
    context.lineTo(width, height);
    context.fill();
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

mkdirSync(FOLDER, { recursive: true });
const server = await preview({
  root: PROJECT_ROOT,
  logLevel: 'error',
  preview: { port: PORT, strictPort: true, host: '127.0.0.1' },
});
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
try {
  for (const { file, viewport, scale } of outputs) {
    const page = await browser.newPage({ viewport, deviceScaleFactor: scale, serviceWorkers: 'block' });
    await page.goto(`http://localhost:${PORT}/`);
    const files = [];
    for (let index = 0; index < PHOTOS; index++) {
      const day = String(28 - Math.floor(index / 5)).padStart(2, '0');
      files.push({
        name: `IMG_202409${day}_12${String(59 - index).padStart(2, '0')}00.jpg`,
        mimeType: 'image/jpeg',
        buffer: Buffer.from(await page.evaluate(drawLandscape, index), 'base64'),
      });
    }
    await page.locator('input[type=file][multiple]:not([webkitdirectory])').setInputFiles(files);
    const panel = page.getByRole('region', { name: 'Import' });
    await panel.getByText(/\d imported/).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.mouse.move(0, 0);
    // The link that sums up the work goes when it is done.
    await page.getByRole('link', { name: /Open Jobs$/ }).waitFor({ state: 'hidden', timeout: 120_000 });
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    await page.screenshot({ path: join(FOLDER, file), type: 'jpeg', quality: 82 });
    await page.close();
    console.log(`public/screenshots/${file}`);
  }
} finally {
  await browser.close();
  await server.close();
}
