/** Drawn pictures through the real workers: what comes back, and what happens when a worker does not answer. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Preprocessing } from '../core/model.ts';
import { toModelInput } from '../core/pixels/resample.ts';
import type { PhotoFormat } from '../core/photo.ts';
import type { InspectedFile, Outcome, RenderedPhoto } from './media.ts';
import { createMedia } from './mediaClient.ts';
import { buildPreprocessing } from '../testing/builders.ts';

const media = createMedia({ workers: 2 });
afterAll(() => media.close());
const { signal } = new AbortController();

const INPUT = buildPreprocessing({ size: 32 });

type Quarters = readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
const FOUR: Quarters = ['#f00', '#0f0', '#00f', '#ff0'];

/** A picture of four coloured quarters. */
function drawQuarters(width: number, height: number, colors: Quarters): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  colors.forEach((color, i) => {
    context.fillStyle = color;
    context.fillRect(i % 2 === 0 ? 0 : width / 2, i < 2 ? 0 : height / 2, width / 2, height / 2);
  });
  return canvas;
}

async function encode(canvas: OffscreenCanvas, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type, quality: 0.95 });
  if (blob.type !== type) throw new Error(`this browser does not write ${type}`);
  return new Uint8Array(await blob.arrayBuffer());
}

/** A JPEG with an EXIF block of an orientation, an original date and its offset (little-endian, one directory each). */
function withExif(jpeg: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = new Uint8Array(128);
  const view = new DataView(tiff.buffer);
  const text = (at: number, value: string): void => tiff.set(new TextEncoder().encode(value), at);
  const tag = (at: number, id: number, type: number, count: number, value: number): void => {
    view.setUint16(at, id, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  };
  text(0, 'II*\0');
  view.setUint32(4, 8, true);
  view.setUint16(8, 2, true);
  tag(10, 0x0112, 3, 1, orientation);
  tag(22, 0x8769, 4, 1, 38);
  view.setUint16(38, 2, true);
  tag(40, 0x9003, 2, 20, 70);
  tag(52, 0x9011, 2, 7, 90);
  text(70, '2019:03:04 10:11:12\0');
  text(90, '+02:00\0');
  const head = [0xff, 0xd8, 0xff, 0xe1, 0, tiff.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0];
  return Uint8Array.from([...head, ...tiff, ...jpeg.subarray(2)]);
}

/** A grey 24-bit TIFF without compression, the left half dark, turned by the tag. */
function makeTiff(width: number, height: number, orientation: number): Uint8Array<ArrayBuffer> {
  const pixelsAt = 200;
  const bytes = new Uint8Array(pixelsAt + width * height * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  const tags = [
    [256, width],
    [257, height],
    [258, 8],
    [259, 1],
    [262, 2],
    [273, pixelsAt],
    [274, orientation],
    [277, 3],
    [278, height],
    [279, width * height * 3],
  ] as const;
  view.setUint16(8, tags.length, true);
  tags.forEach(([id, value], i) => {
    view.setUint16(10 + i * 12, id, true);
    view.setUint16(12 + i * 12, 4, true);
    view.setUint32(14 + i * 12, 1, true);
    view.setUint32(18 + i * 12, value, true);
  });
  for (let i = 0; i < width * height; i++)
    bytes.fill(i % width < width / 2 ? 20 : 230, pixelsAt + i * 3, pixelsAt + i * 3 + 3);
  return bytes;
}

async function inspect(bytes: Uint8Array<ArrayBuffer>, name = 'photo'): Promise<Outcome<InspectedFile>> {
  return media.inspect(new File([bytes], name, { lastModified: Date.UTC(2024, 0, 2) }), signal);
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.kind}: ${outcome.refusal.detail}`);
  return outcome.value;
}

async function render(
  bytes: Uint8Array<ArrayBuffer>,
  input: Preprocessing | null = null,
): Promise<RenderedPhoto & { readonly format: PhotoFormat; readonly preview: RenderedPhoto['thumbnail'] }> {
  const { original, format } = valueOf(await inspect(bytes));
  const rendered = valueOf(await media.render(original, format, input, signal));
  const preview = valueOf(await media.renderPreview(bytes.buffer.slice(0), format, signal));
  return { ...rendered, format, preview };
}

/** Colours at the middle of the four quarters of an encoded picture, each channel as `0`, `1` or `?`. */
async function quartersOf({ bytes, mimeType }: RenderedPhoto['thumbnail']): Promise<string[]> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mimeType }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return [0, 1, 2, 3].map((i) => {
    const x = Math.floor(bitmap.width * (i % 2 === 0 ? 0.25 : 0.75));
    const y = Math.floor(bitmap.height * (i < 2 ? 0.25 : 0.75));
    const [red, green, blue] = context.getImageData(x, y, 1, 1).data;
    return [red, green, blue].map((level = 128) => (level < 60 ? '0' : level > 195 ? '1' : '?')).join('');
  });
}

const UPRIGHT = ['100', '010', '001', '110'];

describe('what the browser decodes', () => {
  test.each(['image/jpeg', 'image/png', 'image/webp'])(
    '%s: sizes, pictures and the same bytes back',
    async (type) => {
      const bytes = await encode(drawQuarters(2000, 1000, FOUR), type);
      const { original, width, height, preview, thumbnail, input, format } = await render(bytes);
      expect(type).toBe(`image/${format}`);
      expect([width, height]).toEqual([2000, 1000]);
      expect([preview.width, preview.height]).toEqual([1600, 800]);
      expect([thumbnail.width, thumbnail.height]).toEqual([640, 320]);
      expect(input).toBeNull();
      expect(new Uint8Array(original)).toEqual(bytes);
      expect(await quartersOf(preview)).toEqual(UPRIGHT);
      expect(await quartersOf(thumbnail)).toEqual(UPRIGHT);
    },
  );

  test('a small picture is not enlarged', async () => {
    const { preview, thumbnail } = await render(await encode(drawQuarters(40, 30, FOUR), 'image/png'));
    expect([preview.width, preview.height, thumbnail.width, thumbnail.height]).toEqual([40, 30, 40, 30]);
  });

  test('a panorama keeps its shape within the limits', async () => {
    const { preview, thumbnail } = await render(await encode(drawQuarters(4000, 200, FOUR), 'image/png'));
    expect([preview.width, preview.height, thumbnail.width, thumbnail.height]).toEqual([1600, 80, 1024, 51]);
  });

  test('transparency becomes white in the pictures and in the model’s pixels', async () => {
    const bytes = await encode(
      drawQuarters(64, 64, ['#f00', 'transparent', '#00f', 'transparent']),
      'image/png',
    );
    const { preview, input } = await render(bytes, INPUT);
    expect(await quartersOf(preview)).toEqual(['100', '111', '001', '111']);
    expect(Array.from(input?.subarray(31 * 3, 32 * 3) ?? [])).toEqual([255, 255, 255]);
  });
});

describe('EXIF', () => {
  // How the stored quarters must lie so that the orientation shows them upright (EXIF 2.32, tag 274).
  const STORED: ReadonlyArray<readonly [orientation: number, stored: Quarters]> = [
    [1, ['#f00', '#0f0', '#00f', '#ff0']],
    [2, ['#0f0', '#f00', '#ff0', '#00f']],
    [3, ['#ff0', '#00f', '#0f0', '#f00']],
    [4, ['#00f', '#ff0', '#f00', '#0f0']],
    [5, ['#f00', '#00f', '#0f0', '#ff0']],
    [6, ['#0f0', '#ff0', '#f00', '#00f']],
    [7, ['#ff0', '#0f0', '#00f', '#f00']],
    [8, ['#00f', '#f00', '#ff0', '#0f0']],
  ];

  test.each(STORED)('orientation %i is applied once', async (orientation, stored) => {
    const isTurned = orientation >= 5;
    const canvas = drawQuarters(isTurned ? 200 : 300, isTurned ? 300 : 200, stored);
    const { width, height, preview, input } = await render(
      withExif(await encode(canvas, 'image/jpeg'), orientation),
      INPUT,
    );
    expect([width, height]).toEqual([300, 200]);
    expect(await quartersOf(preview)).toEqual(UPRIGHT);
    const corner = Array.from(input?.subarray(0, 3) ?? []);
    expect(corner.map((level) => Math.round(level / 255))).toEqual([1, 0, 0]);
  });

  // Large enough for the decoder to make it smaller by itself.
  test.each(STORED)('orientation %i is applied once to a large picture', async (orientation, stored) => {
    const isTurned = orientation >= 5;
    const canvas = drawQuarters(isTurned ? 1401 : 2402, isTurned ? 2402 : 1401, stored);
    const { width, height, thumbnail, preview, input } = await render(
      withExif(await encode(canvas, 'image/jpeg'), orientation),
      INPUT,
    );
    expect([width, height]).toEqual([2402, 1401]);
    expect([preview.width, preview.height]).toEqual([1600, 933]);
    expect(await quartersOf(thumbnail)).toEqual(UPRIGHT);
    expect(await quartersOf(preview)).toEqual(UPRIGHT);
    const corner = Array.from(input?.subarray(0, 3) ?? []);
    expect(corner.map((level) => Math.round(level / 255))).toEqual([1, 0, 0]);
  });

  test('the date comes with its offset', async () => {
    const jpeg = withExif(await encode(drawQuarters(16, 16, FOUR), 'image/jpeg'), 1);
    const { taken } = valueOf(await inspect(jpeg, 'IMG_20180101_000000.jpg'));
    expect(taken).toEqual({ epochMs: Date.UTC(2019, 2, 4, 8, 11, 12), offsetMinutes: 120, source: 'exif' });
  });

  test('without EXIF the name speaks, then the modification time', async () => {
    const png = await encode(drawQuarters(16, 16, FOUR), 'image/png');
    expect(valueOf(await inspect(png, 'IMG_20180101_000000.png')).taken.source).toBe('file-name');
    const { taken } = valueOf(await inspect(png, 'holiday.png'));
    expect(taken).toEqual({ epochMs: Date.UTC(2024, 0, 2), offsetMinutes: null, source: 'file-modified' });
  });
});

describe('TIFF, decoded by its own library', () => {
  test.each([
    [1, [60, 40], ['000', '111', '000', '111']],
    [2, [60, 40], ['111', '000', '111', '000']],
    [3, [60, 40], ['111', '000', '111', '000']],
    [6, [40, 60], ['000', '000', '111', '111']],
    [8, [40, 60], ['111', '111', '000', '000']],
  ] as const)('orientation %i is applied once', async (orientation, size, quarters) => {
    const { width, height, preview, format } = await render(makeTiff(60, 40, orientation));
    expect(format).toBe('tiff');
    expect([width, height]).toEqual(size);
    expect(await quartersOf(preview)).toEqual(quarters);
  });
});

describe('the model’s pixels', () => {
  test('a small picture goes straight through the exact resampler', async () => {
    const canvas = drawQuarters(100, 80, FOUR);
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, 100, 80).data ?? new Uint8ClampedArray();
    const { input } = await render(await encode(canvas, 'image/png'), INPUT);
    expect(input).toEqual(toModelInput(pixels, 100, 80, INPUT));
  });

  // A PNG is halved by the browser, a JPEG by its decoder.
  test.each(['image/png', 'image/jpeg'])('a large %s comes out almost the same', async (type) => {
    const canvas = drawQuarters(1200, 900, FOUR);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    for (let i = 0; i < 200; i++) {
      context.fillStyle = `hsl(${i * 47} 70% 50%)`;
      context.fillRect((i * 97) % 1200, (i * 61) % 900, 90, 70);
    }
    const exact = toModelInput(context.getImageData(0, 0, 1200, 900).data, 1200, 900, INPUT);
    const { input } = await render(await encode(canvas, type), INPUT);
    const differences = Array.from(input ?? [], (level, i) => Math.abs(level - (exact[i] ?? 0)));
    const mean = differences.reduce((sum, difference) => sum + difference, 0) / exact.length;
    expect(mean).toBeLessThan(2);
    expect(Math.max(...differences)).toBeLessThan(20);
  });

  test('renderInput gives the same pixels as render', async () => {
    const bytes = await encode(drawQuarters(1900, 1700, FOUR), 'image/jpeg');
    const { input } = await render(bytes, INPUT);
    const alone = await media.renderInput(bytes.buffer.slice(0), 'jpeg', INPUT, signal);
    expect(valueOf(alone)).toEqual(input);
  });
});

/** `ok`, or why the file is refused at first sight. */
async function kindOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const outcome = await inspect(bytes, 'photo.jpg');
  return outcome.ok ? 'ok' : outcome.refusal.kind;
}

describe('bad input', () => {
  test('an empty file, text, a page and a picture cut short each have their own reason', async () => {
    const jpeg = await encode(drawQuarters(300, 200, FOUR), 'image/jpeg');
    const png = await encode(drawQuarters(300, 200, FOUR), 'image/png');
    expect(await kindOf(new Uint8Array())).toBe('empty-file');
    expect(await kindOf(new TextEncoder().encode('Dear Sir'))).toBe('not-an-image');
    expect(await kindOf(new TextEncoder().encode('<!doctype html><html>'))).toBe('unsupported-type');
    expect(await kindOf(jpeg.slice(0, jpeg.length / 2))).toBe('corrupt');
    expect(await kindOf(png.slice(0, png.length / 2))).toBe('corrupt');
    expect(await kindOf(png)).toBe('ok');
  });

  test('a few bytes that claim to be 60,000 pixels wide are refused before decoding', async () => {
    const png = await encode(drawQuarters(16, 16, FOUR), 'image/png');
    new DataView(png.buffer).setUint32(16, 60_000);
    const outcome = await inspect(png);
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'too-large' } });
    expect(outcome.ok ? '' : outcome.refusal.detail).toContain('60,000 × 16');
  });

  test('a picture whose header is whole and whose pixels are not is refused when decoded', async () => {
    const png = await encode(drawQuarters(300, 200, FOUR), 'image/png');
    png.fill(0xaa, 60, png.length - 20);
    const { format, original } = { format: 'png', original: png.buffer } as const;
    expect(await media.render(original, format, null, signal)).toMatchObject({
      ok: false,
      refusal: { kind: 'corrupt' },
    });
  });
});

test('an aborted call rejects, and the next one is served', async () => {
  const png = await encode(drawQuarters(1000, 800, FOUR), 'image/png');
  const controller = new AbortController();
  const aborted = media.render(png.buffer.slice(0), 'png', null, controller.signal);
  controller.abort();
  await expect(aborted).rejects.toThrow(/abort/i);
  const { width } = await render(png);
  expect(width).toBe(1000);
});
