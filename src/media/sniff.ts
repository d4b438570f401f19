/**
 * Says what a file is by its first bytes, never by its name: names lie, and a picture renamed by a chat app is still
 * a picture. What Winnow does not import is named, so that the list of refused files can say why.
 */
import type { PhotoFormat } from '../core/photo.ts';
import { readAscii, readBrands } from './isoBoxes.ts';

export type FileKind =
  | { readonly kind: 'picture'; readonly format: PhotoFormat; readonly mimeType: string }
  /** A known kind that Winnow does not import; `name` fits "This is …". */
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'unknown' };

/** How many bytes {@link sniff} wants to see; fewer are fine for a short file. */
export const SNIFF_BYTES = 4096;

const MIME_TYPES: Readonly<Record<PhotoFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  bmp: 'image/bmp',
  heic: 'image/heic',
  tiff: 'image/tiff',
};

/** Signatures at offset 0 of what is known but not imported. `\0`-safe: compared as Latin-1. */
const UNSUPPORTED: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['%!PS', 'a PostScript document'],
  ['8BPS', 'a Photoshop document'],
  ['\xff\x0a', 'a JPEG XL picture'],
  ['\0\0\0\x0cJXL ', 'a JPEG XL picture'],
  ['\0\0\0\x0cjP  ', 'a JPEG 2000 picture'],
  ['\0\0\x01\0', 'an icon file'],
  ['FUJIFILMCCD-RAW', 'a Fujifilm raw photo'],
  ['IIRO', 'an Olympus raw photo'],
  ['IIRS', 'an Olympus raw photo'],
  ['MMOR', 'an Olympus raw photo'],
  ['IIU\0', 'a Panasonic raw photo'],
  ['FOVb', 'a Sigma raw photo'],
  ['\0MRM', 'a Minolta raw photo'],
  ['\x1a\x45\xdf\xa3', 'a video (Matroska or WebM)'],
  ['\0\0\x01\xba', 'a video (MPEG)'],
  ['\0\0\x01\xb3', 'a video (MPEG)'],
  ['FLV\x01', 'a video (Flash)'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'a video or sound file (Windows Media)'],
  ['OggS', 'a sound or video file (Ogg)'],
  ['fLaC', 'a sound file (FLAC)'],
  ['ID3', 'a sound file (MP3)'],
  ['\xff\xfb', 'a sound file (MP3)'],
  ['PK\x03\x04', 'a ZIP archive or a document packed as one'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['Rar!', 'a RAR archive'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive'],
  ['\x1f\x8b', 'a compressed file (gzip)'],
];

/** Sizes a BMP's second header may have; "BM" alone also begins ordinary text. */
const BMP_HEADER_BYTES: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** @param head the first {@link SNIFF_BYTES} bytes of the file, or all of a shorter one. */
export function sniff(head: Uint8Array): FileKind {
  const format = sniffPicture(head);
  if (format !== null) return { kind: 'picture', format, mimeType: mimeTypeOf(format, head) };
  const name = sniffUnsupported(head);
  return name === null ? { kind: 'unknown' } : { kind: 'unsupported', name };
}

/** The media type a format is stored and shown under; HEIF files that are not HEVC keep the wider name. */
function mimeTypeOf(format: PhotoFormat, head: Uint8Array): string {
  if (format === 'heic' && readBrands(head)[0] === 'mif1') return 'image/heif';
  return MIME_TYPES[format];
}

function sniffPicture(head: Uint8Array): PhotoFormat | null {
  const start = readAscii(head, 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (start.startsWith('BM') && isBmpHeader(head)) return 'bmp';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*'))
    return start.slice(8, 10) === 'CR' ? null : 'tiff';
  return sniffIsoPicture(readBrands(head));
}

function isBmpHeader(head: Uint8Array): boolean {
  if (head.length < 18) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return BMP_HEADER_BYTES.has(view.getUint32(14, true));
}

function sniffIsoPicture(brands: readonly string[]): PhotoFormat | null {
  const major = brands[0];
  if (major === undefined) return null;
  if (['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'].includes(major)) return 'heic';
  if (major === 'avif' || major === 'avis') return 'avif';
  if (major !== 'mif1' && major !== 'msf1') return null;
  return brands.includes('avif') || brands.includes('avis') ? 'avif' : 'heic';
}

function sniffUnsupported(head: Uint8Array): string | null {
  const start = readAscii(head, 0, 16);
  const known = UNSUPPORTED.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) return known[1];
  if (/^(II\*\0|MM\0\*).{4}CR/s.test(start)) return 'a Canon raw photo';
  if (start.startsWith('RIFF')) {
    if (start.slice(8, 12) === 'AVI ') return 'a video (AVI)';
    if (start.slice(8, 12) === 'WAVE') return 'a sound file (WAV)';
  }
  return sniffIsoUnsupported(head) ?? sniffMarkup(head);
}

function sniffIsoUnsupported(head: Uint8Array): string | null {
  const major = readBrands(head)[0];
  if (major !== undefined) {
    if (major === 'crx ') return 'a Canon raw photo';
    if (major === 'qt  ') return 'a video (QuickTime)';
    if (major.startsWith('M4A') || major.startsWith('M4B')) return 'a sound file (MPEG-4)';
    if (major.startsWith('3g')) return 'a video (3GP)';
    return 'a video (MP4)';
  }
  // QuickTime files from before the file type box existed.
  return ['moov', 'mdat', 'wide'].includes(readAscii(head, 4, 4)) ? 'a video (QuickTime)' : null;
}

function sniffMarkup(head: Uint8Array): string | null {
  const text = new TextDecoder().decode(head.subarray(0, SNIFF_BYTES)).trimStart();
  if (!text.startsWith('<')) return null;
  if (/<svg[\s>]/i.test(text)) return 'a vector drawing (SVG)';
  return /^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/is.test(text)
    ? 'a web page'
    : null;
}
