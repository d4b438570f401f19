import { expect, test } from 'vitest';
import { sniff } from './sniff.ts';
import { rawNameOf } from './tiffTags.ts';

function bytesOf(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));
}

function fileType(...brands: readonly string[]): Uint8Array {
  const [major = '', ...others] = brands;
  const body = `ftyp${major}\0\0\0\0${others.join('')}`;
  return bytesOf(`\0\0\0${String.fromCharCode(body.length + 4)}${body}`);
}

test.each<[string, Uint8Array, string]>([
  ['JPEG', bytesOf('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
  ['PNG', bytesOf('\x89PNG\r\n\x1a\n'), 'image/png'],
  ['GIF', bytesOf('GIF89a'), 'image/gif'],
  ['WebP', bytesOf('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
  ['BMP', bytesOf(`BM${'\0'.repeat(12)}\x28\0\0\0`), 'image/bmp'],
  ['TIFF, little-endian', bytesOf('II*\0\x08\0\0\0'), 'image/tiff'],
  ['TIFF, big-endian', bytesOf('MM\0*\0\0\0\x08'), 'image/tiff'],
  ['AVIF', fileType('avif', 'mif1', 'miaf'), 'image/avif'],
  ['AVIF sequence', fileType('avis'), 'image/avif'],
  ['AVIF under the general brand', fileType('mif1', 'avif'), 'image/avif'],
  ['HEIC', fileType('heic', 'mif1', 'heic'), 'image/heic'],
  ['HEIC, 10 bit', fileType('heix'), 'image/heic'],
  ['HEIC sequence', fileType('hevc'), 'image/heic'],
  ['HEIF under the general brand', fileType('mif1', 'heic'), 'image/heif'],
  ['HEIF sequence under the general brand', fileType('msf1', 'hevc'), 'image/heic'],
])('%s is a picture', (_name, head, mimeType) => {
  expect(sniff(head)).toMatchObject({ kind: 'picture', mimeType });
});

test.each<[string, Uint8Array, RegExp]>([
  ['MP4', fileType('isom', 'mp42'), /video \(MP4\)/],
  ['QuickTime', fileType('qt  '), /QuickTime/],
  ['old QuickTime', bytesOf('\0\0\0\x20moov\0\0\0\0'), /QuickTime/],
  ['3GP', fileType('3gp4'), /3GP/],
  ['M4A', fileType('M4A '), /sound/],
  ['Canon CR3', fileType('crx '), /raw/],
  ['Canon CR2', bytesOf('II*\0\x10\0\0\0CR\x02\0'), /raw/],
  ['Matroska', bytesOf('\x1a\x45\xdf\xa3'), /video/],
  ['AVI', bytesOf('RIFF\0\0\0\0AVI '), /video/],
  ['WAV', bytesOf('RIFF\0\0\0\0WAVE'), /sound/],
  ['JPEG XL stream', bytesOf('\xff\x0a\0'), /JPEG XL/],
  ['JPEG XL file', bytesOf('\0\0\0\x0cJXL \r\n\x87\n'), /JPEG XL/],
  ['PDF', bytesOf('%PDF-1.7'), /PDF/],
  ['SVG', bytesOf('<?xml version="1.0"?>\n<!-- x --><svg xmlns="">'), /SVG/],
  ['SVG with a byte order mark', bytesOf('\xef\xbb\xbf<svg>'), /SVG/],
  ['web page', bytesOf('<!DOCTYPE html><html>'), /web page/],
  ['ZIP', bytesOf('PK\x03\x04'), /ZIP/],
  ['Photoshop', bytesOf('8BPS\0\x01'), /Photoshop/],
])('%s is named and not imported', (_name, head, name) => {
  const kind = sniff(head);
  expect(kind).toMatchObject({ kind: 'unsupported' });
  expect(kind.kind === 'unsupported' ? kind.name : '').toMatch(name);
});

test.each<[string, Uint8Array]>([
  ['nothing', bytesOf('')],
  ['one byte', bytesOf('\xff')],
  ['plain text', bytesOf('Dear Sir or Madam,')],
  ['text that begins like a BMP', bytesOf('BMW is a maker of motor cars.')],
  ['markup that is no page', bytesOf('<note><to>you</to></note>')],
  ['.DS_Store', bytesOf('\0\0\0\x01Bud1\0\0')],
  ['a file type box cut in half', bytesOf('\0\0\0\x20fty')],
])('%s is not known', (_name, head) => {
  expect(sniff(head)).toEqual({ kind: 'unknown' });
});

/** A little-endian TIFF directory; text values lie behind it. */
function tiffWith(
  entries: ReadonlyArray<readonly [tag: number, type: number, value: number | string]>,
): Uint8Array {
  const bytes = new Uint8Array(512);
  const view = new DataView(bytes.buffer);
  bytes.set(bytesOf('II*\0\x08\0\0\0'));
  view.setUint16(8, entries.length, true);
  entries.forEach(([tag, type, value], i) => {
    const at = 10 + i * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, typeof value === 'string' ? value.length : 1, true);
    if (typeof value === 'number') view.setUint32(at + 8, value, true);
    else {
      view.setUint32(at + 8, 400, true);
      bytes.set(bytesOf(value), 400);
    }
  });
  return bytes;
}

test('raw photos in TIFF clothes are told from TIFF pictures', () => {
  expect(rawNameOf(tiffWith([[50706, 1, 1]]))).toMatch(/DNG/);
  expect(rawNameOf(tiffWith([[259, 3, 34713]]))).toMatch(/raw/);
  const nikon = tiffWith([
    [254, 4, 1],
    [271, 2, 'NIKON CORPORATION\0'],
    [330, 4, 300],
  ]);
  expect(rawNameOf(nikon)).toMatch(/NIKON/);
  const scan = tiffWith([
    [254, 4, 0],
    [259, 3, 5],
    [271, 2, 'NIKON CORPORATION\0'],
  ]);
  expect(rawNameOf(scan)).toBeNull();
});
