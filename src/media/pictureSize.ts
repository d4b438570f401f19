/**
 * Width and height from a picture's header, read before anything is decoded: a file of a few kilobytes can unpack to
 * gigabytes. Sizes are as stored, before orientation.
 */
import type { PhotoFormat } from '../core/photo.ts';
import { readAscii, readLargestIspe } from './isoBoxes.ts';
import { readFirstDirectory, TIFF_HEIGHT, TIFF_WIDTH } from './tiffTags.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Null where the header ends early or makes no sense. */
export function readPictureSize(bytes: Uint8Array, format: PhotoFormat): PictureSize | null {
  try {
    const size = READERS[format](bytes);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // DataView reports reading behind the end this way; a short header is an answer here, not a bug.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const READERS: Readonly<Record<PhotoFormat, (bytes: Uint8Array) => PictureSize | null>> = {
  jpeg: readJpegSize,
  png: (bytes) => ({ width: viewOf(bytes).getUint32(16), height: viewOf(bytes).getUint32(20) }),
  gif: (bytes) => ({ width: viewOf(bytes).getUint16(6, true), height: viewOf(bytes).getUint16(8, true) }),
  bmp: readBmpSize,
  webp: readWebpSize,
  avif: readLargestIspe,
  heic: readLargestIspe,
  tiff: readTiffSize,
};

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Walks the segments to the frame header (SOF0..15 without the table and reserved markers). */
function readJpegSize(bytes: Uint8Array): PictureSize | null {
  const view = viewOf(bytes);
  let offset = 2;
  for (;;) {
    while (view.getUint8(offset) !== 0xff) offset++;
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    if (marker === 0xda || marker === 0xd9) return null;
    const hasLength =
      marker !== 0xff && marker !== 0x00 && marker !== 0x01 && (marker < 0xd0 || marker > 0xd8);
    offset += hasLength ? 2 + view.getUint16(offset + 2) : marker === 0xff ? 1 : 2;
  }
}

function readBmpSize(bytes: Uint8Array): PictureSize {
  const view = viewOf(bytes);
  if (view.getUint32(14, true) === 12)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  // A negative height means that the rows run from the top.
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

function readWebpSize(bytes: Uint8Array): PictureSize | null {
  const view = viewOf(bytes);
  const read24 = (offset: number): number => view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
  switch (readAscii(bytes, 12, 4)) {
    case 'VP8X':
      return { width: read24(24) + 1, height: read24(27) + 1 };
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}

function readTiffSize(bytes: Uint8Array): PictureSize | null {
  const tags = readFirstDirectory(bytes);
  const width = tags?.get(TIFF_WIDTH);
  const height = tags?.get(TIFF_HEIGHT);
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : null;
}
