/**
 * Reads the first directory of a TIFF file: its size, its orientation, and whether it is a camera's raw file in TIFF
 * clothes, whose first picture is only a small preview. Source: TIFF 6.0, DNG 1.7.
 */
import { readAscii } from './isoBoxes.ts';

export const TIFF_WIDTH = 256;
export const TIFF_HEIGHT = 257;
const TIFF_NEW_SUBFILE_TYPE = 254;
const TIFF_COMPRESSION = 259;
const TIFF_MAKE = 271;
const TIFF_ORIENTATION = 274;
const TIFF_SUB_DIRECTORIES = 330;
const DNG_VERSION = 50706;

/** Compressions only raw files use: Sony, Nikon, Pentax. */
const RAW_COMPRESSIONS: ReadonlySet<number> = new Set([32767, 34713, 65535]);
const OLD_JPEG_COMPRESSION = 6;
const RAW_MAKERS = /^(nikon|sony|pentax|ricoh|samsung|hasselblad|phase one|leaf|kodak|epson|mamiya)/i;

/** Numbers by tag; a text tag holds its text. Null where the directory cannot be read. */
export function readFirstDirectory(bytes: Uint8Array): ReadonlyMap<number, number | string> | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = bytes[0] === 0x49;
  const start = view.getUint32(4, isLittleEndian);
  if (start + 2 > bytes.length) return null;
  const count = view.getUint16(start, isLittleEndian);
  const tags = new Map<number, number | string>();
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + i * 12;
    if (entry + 12 > bytes.length) return null;
    const type = view.getUint16(entry + 2, isLittleEndian);
    const length = view.getUint32(entry + 4, isLittleEndian);
    const tag = view.getUint16(entry, isLittleEndian);
    if (type === 2) {
      const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittleEndian);
      tags.set(tag, readAscii(bytes, at, Math.min(length, 64)).replace(/\0.*$/s, ''));
    } else {
      const isShort = type === 3;
      const isByte = type === 1;
      const value = isByte
        ? view.getUint8(entry + 8)
        : isShort
          ? view.getUint16(entry + 8, isLittleEndian)
          : view.getUint32(entry + 8, isLittleEndian);
      tags.set(tag, value);
    }
  }
  return tags;
}

/** Which raw kind a TIFF is ("a raw photo (DNG)"), or null for a TIFF picture. */
export function rawNameOf(bytes: Uint8Array): string | null {
  const tags = readFirstDirectory(bytes);
  if (tags === null) return null;
  if (tags.has(DNG_VERSION)) return 'a raw photo (DNG)';
  const compression = tags.get(TIFF_COMPRESSION);
  if (typeof compression === 'number' && RAW_COMPRESSIONS.has(compression)) return 'a raw photo';
  const make = tags.get(TIFF_MAKE);
  const isPreview = tags.get(TIFF_NEW_SUBFILE_TYPE) === 1 || compression === OLD_JPEG_COMPRESSION;
  const isRaw =
    typeof make === 'string' && RAW_MAKERS.test(make) && tags.has(TIFF_SUB_DIRECTORIES) && isPreview;
  return isRaw ? `a raw photo (${make.trim()})` : null;
}

/** EXIF orientation 1..8 of a TIFF; 1 where absent or nonsense. */
export function readTiffOrientation(bytes: Uint8Array): number {
  const value = readFirstDirectory(bytes)?.get(TIFF_ORIENTATION);
  return typeof value === 'number' && value >= 1 && value <= 8 ? value : 1;
}
