import { expect, test } from 'vitest';
import type { PhotoFormat } from '../core/photo.ts';
import { refuseTooLarge } from './limits.ts';
import { readPictureSize } from './pictureSize.ts';
import { endsEarly } from './truncation.ts';

function hex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function ascii(text: string): string {
  return Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

const JPEG_HEAD = 'ffd8 ffe0 0004 0000';
const JPEG_FRAME = 'ffc2 0011 08 0bb8 0fa0 03 012200 021101 031101';
const JPEG_SCAN = 'ffda 0008 01 0100 003f00';
const ISPE = `0000 0014 ${ascii('ispe')} 0000 0000 0000 0fc0 0000 0bd0`;
const SMALL_ISPE = `0000 0014 ${ascii('ispe')} 0000 0000 0000 0200 0000 0200`;
const META = `0000 0044 ${ascii('meta')} 0000 0000 0000 0038 ${ascii('iprp')} 0000 0030 ${ascii('ipco')} ${SMALL_ISPE} ${ISPE}`;

test.each<[string, PhotoFormat, string, string | null]>([
  ['progressive JPEG', 'jpeg', `${JPEG_HEAD} ${JPEG_FRAME}`, '4000 x 3000'],
  ['JPEG with padding before its frame', 'jpeg', `${JPEG_HEAD} ffff ${JPEG_FRAME}`, '4000 x 3000'],
  ['JPEG cut in its header', 'jpeg', `${JPEG_HEAD} ffc2 0011 08`, null],
  ['JPEG without a frame', 'jpeg', `${JPEG_HEAD} ffd9`, null],
  ['JPEG with no height', 'jpeg', `${JPEG_HEAD} ffc0 0011 08 0000 0fa0`, null],
  ['PNG', 'png', `89504e470d0a1a0a 0000000d ${ascii('IHDR')} 00002ee0 00002328`, '12000 x 9000'],
  ['PNG cut in its header', 'png', '89504e470d0a1a0a 0000000d', null],
  ['GIF', 'gif', `${ascii('GIF89a')} 4001 f000`, '320 x 240'],
  [
    'BMP, rows from the top',
    'bmp',
    `${ascii('BM')} ${'00'.repeat(12)} 28000000 40010000 10ffffff`,
    '320 x 240',
  ],
  ['BMP of OS/2', 'bmp', `${ascii('BM')} ${'00'.repeat(12)} 0c000000 4001 f000`, '320 x 240'],
  [
    'WebP, extended',
    'webp',
    `${ascii('RIFF')}00000000${ascii('WEBPVP8X')} 0a000000 00000000 3f0100 ef0000`,
    '320 x 240',
  ],
  [
    'WebP, lossless',
    'webp',
    `${ascii('RIFF')}00000000${ascii('WEBPVP8L')} 00000000 2f 3fc13b00`,
    '320 x 240',
  ],
  [
    'WebP, lossy',
    'webp',
    `${ascii('RIFF')}00000000${ascii('WEBPVP8 ')} 00000000 000000 9d012a 4001 f000`,
    '320 x 240',
  ],
  [
    'TIFF',
    'tiff',
    '49492a00 08000000 0200 0001 0300 01000000 40010000 0101 0400 01000000 f0000000',
    '320 x 240',
  ],
  ['TIFF whose directory lies behind the end', 'tiff', '49492a00 ffff0000', null],
  ['HEIC: the grid, not a tile', 'heic', META, '4032 x 3024'],
  ['AVIF without sizes', 'avif', `0000 0014 ${ascii('ftypavif')} 00000000 ${ascii('mif1')}`, null],
])('%s', (_name, format, bytes, expected) => {
  const size = readPictureSize(hex(bytes), format);
  expect(size === null ? null : `${size.width} x ${size.height}`).toBe(expected);
});

test('the limits are named in the refusal', () => {
  expect(refuseTooLarge({ width: 12_000, height: 9_000 })).toBeNull();
  expect(refuseTooLarge({ width: 30_000, height: 4_000 })).toBeNull();
  expect(refuseTooLarge({ width: 30_001, height: 1 })).toMatchObject({ kind: 'too-large' });
  expect(refuseTooLarge({ width: 20_000, height: 20_000 })).toEqual({
    kind: 'too-large',
    detail: 'The picture is 20,000 × 20,000 pixels. The limit is 120 megapixels, 30,000 pixels a side.',
  });
});

test.each<[string, PhotoFormat, string, boolean]>([
  ['a whole JPEG', 'jpeg', `${JPEG_HEAD} ${JPEG_FRAME} ${JPEG_SCAN} 1234ff00ffd05678 ffd9`, false],
  ['a JPEG cut in its scan', 'jpeg', `${JPEG_HEAD} ${JPEG_FRAME} ${JPEG_SCAN} 1234ff00ffd05678`, true],
  [
    'a JPEG cut between two scans',
    'jpeg',
    `${JPEG_HEAD} ${JPEG_FRAME} ${JPEG_SCAN} 1234 ${JPEG_SCAN} 12`,
    true,
  ],
  [
    'a JPEG with a video behind it',
    'jpeg',
    `${JPEG_HEAD} ${JPEG_FRAME} ${JPEG_SCAN} 1234 ffd9 00000018${ascii('ftypmp42')}`,
    false,
  ],
  [
    'a JPEG whose only end marker is its embedded preview’s',
    'jpeg',
    `ffd8 ffe1 0008 ffd8 ffd9 0000 ${JPEG_FRAME} ${JPEG_SCAN} 1234`,
    true,
  ],
  [
    'a whole PNG',
    'png',
    `89504e470d0a1a0a 00000000${ascii('IDAT')}00000000 00000000${ascii('IEND')}00000000`,
    false,
  ],
  ['a PNG cut in its pixels', 'png', `89504e470d0a1a0a 00001000${ascii('IDAT')}00000000`, true],
  ['a whole WebP', 'webp', `${ascii('RIFF')}04000000${ascii('WEBP')}`, false],
  ['a WebP cut short', 'webp', `${ascii('RIFF')}00100000${ascii('WEBP')}`, true],
  ['a HEIC cut in its media data', 'heic', `${META} 00001000${ascii('mdat')}0000`, true],
  ['a HEIC with a trailer that is no box', 'heic', `${META} ffffffff00000000 0000`, false],
])('%s', (_name, format, bytes, expected) => {
  expect(endsEarly(hex(bytes), format)).toBe(expected);
});
