/** Every shared picture comes out of the real worker as its manifest says. The pictures are never part of the project. */
import { afterAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { Preprocessing } from '../core/model.ts';
import type { Outcome, RenderedPhoto } from './media.ts';
import { createMedia } from './mediaClient.ts';
import { buildPreprocessing } from '../testing/builders.ts';

interface SharedPhoto {
  readonly file: string;
  readonly expected: string;
  readonly note: string;
}

const SMALL_INPUT = buildPreprocessing({ size: 48, resizeMode: 'letterbox', resample: 'bilinear' });

const media = createMedia({ workers: 2 });
afterAll(() => media.close());

async function readSharedBytes(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const base64 = await commands.readShared(path);
  return base64 === null ? null : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

async function readManifest(): Promise<SharedPhoto[]> {
  const bytes = await readSharedBytes('photos/manifest.tsv');
  if (bytes === null) {
    console.warn('SKIPPED: no shared photos beside the project; the tests that render them do not run.');
    return [];
  }
  const [, ...lines] = new TextDecoder().decode(bytes).trimEnd().split('\n');
  return lines.map((line) => {
    const [file = '', , expected = '', , , , note = ''] = line.split('\t');
    return { file, expected, note };
  });
}

async function renderShared(
  file: string,
  input: Preprocessing | null = null,
): Promise<Outcome<RenderedPhoto>> {
  const bytes = await readSharedBytes(`photos/${file}`);
  if (bytes === null) throw new Error(`${file} is in the manifest but not in the folder.`);
  const { signal } = new AbortController();
  const inspected = await media.inspect(new File([bytes], file), signal);
  if (!inspected.ok) return inspected;
  return media.render(inspected.value.original, inspected.value.format, input, signal);
}

const photos = await readManifest();

test.skipIf(photos.length === 0)(
  'each shared file is imported or refused as the manifest says',
  { timeout: 300_000 },
  async () => {
    const table: string[] = [];
    const wrong: string[] = [];
    for (const { file, expected } of photos) {
      const outcome = await renderShared(file);
      const result = outcome.ok ? 'import' : `reject:${outcome.refusal.kind}`;
      const said = outcome.ok ? `${outcome.value.width} × ${outcome.value.height}` : outcome.refusal.detail;
      table.push(`${result === expected ? 'ok   ' : 'WRONG'} ${file}: ${result} (${said})`);
      if (result !== expected) wrong.push(file);
    }
    expect(wrong, table.join('\n')).toEqual([]);
  },
);

async function renderedPixels(file: string): Promise<{ size: string; pixels: Uint8Array }> {
  const outcome = await renderShared(file, SMALL_INPUT);
  if (!outcome.ok || outcome.value.input === null) throw new Error(`${file} was refused`);
  return { size: `${outcome.value.width} × ${outcome.value.height}`, pixels: outcome.value.input };
}

/** Mean difference of two pictures, 0..255; about 50 for a picture and its own mirror image. */
function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, level, i) => sum + Math.abs(level - (b[i] ?? 0)), 0) / a.length;
}

test.skipIf(photos.length === 0)('all eight orientations show the same picture', async () => {
  const upright = await renderedPixels('Landscape_1.jpg');
  for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
    const { size, pixels } = await renderedPixels(`Landscape_${orientation}.jpg`);
    expect(size).toBe(upright.size);
    expect(meanDifference(pixels, upright.pixels), `orientation ${orientation}`).toBeLessThan(6);
  }
});

test.skipIf(photos.length === 0)('an AVIF turned by its container shows upright', async () => {
  const upright = await renderedPixels('kimono.avif');
  const turned = await renderedPixels('kimono.rotate90.avif');
  expect(turned.size).toBe(upright.size);
  expect(meanDifference(turned.pixels, upright.pixels)).toBeLessThan(6);
});

test.skipIf(photos.length === 0)('a HEIC shows what its JPEG shows', async () => {
  const jpeg = await renderedPixels('bee.jpg');
  const heic = await renderedPixels('bee.heic');
  expect(meanDifference(heic.pixels, jpeg.pixels)).toBeLessThan(6);
});

test.skipIf(photos.length === 0)('a portrait HEIC with an EXIF orientation is turned once', async () => {
  expect((await renderedPixels('samsung-one-ui-6.heic')).size).toBe('3000 × 4000');
});

test.skipIf(photos.length === 0).each([
  [
    'DSCN0010.jpg',
    { source: 'exif' },
    { camera: 'NIKON COOLPIX P6000', iso: 64, fNumber: 5.9, focalLengthMm: 24 },
  ],
  [
    'samsung-one-ui-6.heic',
    { source: 'exif', epochMs: Date.UTC(2024, 0, 13, 5, 38, 53, 853), offsetMinutes: -480 },
    {},
  ],
  ['tree.webp', { source: 'exif', epochMs: Date.UTC(2022, 1, 19, 11, 48, 13), offsetMinutes: 180 }, {}],
  ['gps-datetime.jpg', {}, { latitude: 37.7749 }],
  ['Screenshot_20230315-deltachat-android-1.png', { source: 'file-name' }, {}],
])('%s tells its date and facts', async (file, taken, metadata) => {
  const bytes = await readSharedBytes(`photos/${file}`);
  const outcome = await media.inspect(new File([bytes ?? ''], file), new AbortController().signal);
  expect(outcome).toMatchObject({ ok: true, value: { taken, metadata } });
});

test.skipIf(photos.length === 0)('empty GPS tags give no position', async () => {
  const bytes = await readSharedBytes('photos/empty_gps.jpg');
  const outcome = await media.inspect(new File([bytes ?? ''], 'empty_gps.jpg'), new AbortController().signal);
  expect(outcome.ok && 'latitude' in outcome.value.metadata).toBe(false);
  expect(outcome.ok && outcome.value.taken.source).toBe('exif');
});
