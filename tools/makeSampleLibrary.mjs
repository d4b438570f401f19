/**
 * `node tools/makeSampleLibrary.mjs`: draws the sample library that a first visit may try Winnow with, and writes it with its
 * manifest to `public/sample`. Everything in it is drawn here, from seeds; no photograph and nobody's data is involved. Run it
 * when a drawing changes, look at what it writes, and commit that. `--only FILE…` draws some of it again.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { BROWSER_ARGS, ensureBrowser } from './findBrowser.mjs';
import { PROJECT_ROOT } from './install.mjs';
import { withExif } from './sampleLibrary/exif.mjs';
import { SAMPLES } from './sampleLibrary/samples.mjs';
import { drawLandscape } from './sampleLibrary/terrain.mjs';

const FOLDER = join(PROJECT_ROOT, 'public', 'sample');
/** What a person on a slow connection is asked to wait for. */
const MOST_BYTES = 1_200_000;

/** Makers nobody could mistake for a real one. */
const CAMERAS = {
  camera: {
    make: 'Larkwood Optical',
    model: 'LX-3',
    fNumber: 8,
    exposureSeconds: 1 / 250,
    iso: 200,
    focalLengthMm: 24,
  },
  phone: {
    make: 'Fern',
    model: 'Fern Phone 2',
    fNumber: 1.8,
    exposureSeconds: 1 / 60,
    iso: 125,
    focalLengthMm: 5.6,
  },
};

/** @typedef {import('./sampleLibrary/samples.mjs').Sample} Sample */
/** @typedef {import('./sampleLibrary/samples.mjs').Drawing} Drawing */
/** @typedef {{ width: number, height: number, type: string, quality: number }} Encoding */

/** The font of the app, for the screens of invented apps. */
const FONT = readFileSync(
  join(PROJECT_ROOT, 'node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'),
).toString('base64');
const FONT_FACE = `<style>@font-face { font-family: 'Figtree Variable'; src: url(data:font/woff2;base64,${FONT}); font-weight: 300 900; }</style>`;

/**
 * Encodes a picture in the page: from RGBA, or from a PNG.
 * @param {import('playwright').Page} page
 * @param {{ rgba: Uint8ClampedArray, width: number, height: number } | Buffer} picture
 * @param {Encoding} encoding
 */
async function encode(page, picture, encoding) {
  const isPng = Buffer.isBuffer(picture);
  const base64 = Buffer.from(isPng ? picture : picture.rgba).toString('base64');
  const size = isPng ? null : { width: picture.width, height: picture.height };
  const encoded = await page.evaluate(async ([data, pixels, { width, height, type, quality }]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(
      pixels === null
        ? new Blob([bytes], { type: 'image/png' })
        : new ImageData(new Uint8ClampedArray(bytes), pixels.width, pixels.height),
    );
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The browser gives no 2d canvas.');
    context.imageSmoothingQuality = 'high';
    const scale = Math.max(width / bitmap.width, height / bitmap.height);
    context.drawImage(
      bitmap,
      (width - bitmap.width * scale) / 2,
      (height - bitmap.height * scale) / 2,
      bitmap.width * scale,
      bitmap.height * scale,
    );
    const blob = await canvas.convertToBlob({ type, quality });
    const out = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join(''));
  }, /** @type {const} */ ([base64, size, encoding]));
  return Buffer.from(encoded, 'base64');
}

/**
 * @param {import('playwright').Browser} browser
 * @param {Drawing} drawing
 * @param {Encoding} encoding
 * @returns {Promise<Buffer>}
 */
async function draw(browser, drawing, encoding) {
  const { width, height } = encoding;
  const scale = drawing.kind === 'page' ? (drawing.scale ?? 1) : 1;
  const page = await browser.newPage({
    viewport: { width: Math.round(width / scale), height: Math.round(height / scale) },
    // Made smaller, a picture is drawn in full first: texture is no sharper than a camera would see it.
    deviceScaleFactor: Math.max(1, scale),
  });
  try {
    if (drawing.kind === 'landscape') {
      const { scene } = drawing;
      return await encode(
        page,
        { rgba: drawLandscape(scene), width: scene.width, height: scene.height },
        encoding,
      );
    }
    let html = drawing.kind === 'page' ? drawing.html : '';
    if (drawing.kind === 'captioned') {
      const below = await draw(browser, drawing.picture, { width, height, type: 'image/png', quality: 1 });
      html = drawing.html(`data:image/png;base64,${below.toString('base64')}`);
    }
    await page.setContent(`<!doctype html>${FONT_FACE}${html}`);
    await page.evaluate(() => document.fonts.ready);
    const png = await page.screenshot();
    return encoding.type === 'image/png' ? png : await encode(page, png, encoding);
  } finally {
    await page.close();
  }
}

/** @param {string} file */
function typeOf(file) {
  if (file.endsWith('.png')) return 'image/png';
  return file.endsWith('.webp') ? 'image/webp' : 'image/jpeg';
}

/** @param {string} takenAt Summer time, where these places are. */
function offsetOf(takenAt) {
  const month = Number(takenAt.slice(5, 7));
  return month >= 4 && month <= 10 ? '+02:00' : '+01:00';
}

/** @param {import('playwright').Browser} browser @param {Sample} sample */
async function makeSample(browser, { file, takenAt, camera, width, height, quality = 0.7, drawing }) {
  const type = typeOf(file);
  const bytes = await draw(browser, drawing, {
    width: Math.round(width),
    height: Math.round(height),
    type,
    quality,
  });
  if (type !== 'image/jpeg' || camera === undefined) return bytes;
  return withExif(bytes, {
    ...CAMERAS[camera],
    takenAt: takenAt.replaceAll('-', ':'),
    offset: offsetOf(takenAt),
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'boolean', default: false } },
});
mkdirSync(FOLDER, { recursive: true });
if (!values.only) for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file));
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
try {
  for (const sample of SAMPLES) {
    if (values.only && !positionals.includes(sample.file)) continue;
    const bytes = await makeSample(browser, sample);
    writeFileSync(join(FOLDER, sample.file), bytes);
    console.log(`${sample.file.padEnd(34)} ${(bytes.length / 1000).toFixed(0).padStart(4)} kB`);
  }
} finally {
  await browser.close();
}
const photos = SAMPLES.map(({ file }) => {
  const bytes = readFileSync(join(FOLDER, file));
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
});
const total = photos.reduce((sum, { bytes }) => sum + bytes, 0);
writeFileSync(join(FOLDER, 'manifest.json'), `${JSON.stringify({ bytes: total, photos }, null, 2)}\n`);
console.log(`${String(photos.length)} pictures, ${(total / 1000).toFixed(0)} kB`);
if (total > MOST_BYTES) throw new Error(`That is more than ${String(MOST_BYTES / 1000)} kB.`);
