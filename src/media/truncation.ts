/**
 * Finds pictures whose end is missing. Browsers show the part that is there and say nothing; an import must not keep
 * half a photo as if it were whole, so a file that ends early is refused as damaged.
 */
import type { PhotoFormat } from '../core/photo.ts';
import { readAscii, readBoxes } from './isoBoxes.ts';

/** Whether the container says that more bytes should follow. Formats without such a sign are left to the decoder. */
export function endsEarly(bytes: Uint8Array, format: PhotoFormat): boolean {
  return CHECKS[format]?.(bytes) ?? false;
}

const CHECKS: Readonly<Partial<Record<PhotoFormat, (bytes: Uint8Array) => boolean>>> = {
  jpeg: jpegEndsEarly,
  png: pngEndsEarly,
  webp: webpEndsEarly,
  heic: boxEndsEarly,
  avif: boxEndsEarly,
};

/**
 * Looks for the end marker behind the last scan. Embedded previews have end markers of their own, so the segments are
 * walked; motion photos append a video, so the marker need not be at the end of the file.
 */
function jpegEndsEarly(bytes: Uint8Array): boolean {
  if (bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9) return false;
  let offset = 2;
  let isInScan = false;
  for (;;) {
    const at = bytes.indexOf(0xff, offset);
    if (at < 0 || at + 1 >= bytes.length) return true;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return !isInScan;
    if (marker === 0xff) {
      offset = at + 1;
    } else if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      offset = at + 2;
    } else {
      isInScan ||= marker === 0xda;
      offset = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    }
  }
}

/** Walks the chunks to IEND; lengths are checked, checksums are left to the decoder. */
function pngEndsEarly(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 8;
  while (offset + 8 <= bytes.length) {
    if (readAscii(bytes, offset + 4, 4) === 'IEND') return false;
    offset += 12 + view.getUint32(offset);
  }
  return true;
}

/** The container's declared size; a missing padding byte is forgiven. */
function webpEndsEarly(bytes: Uint8Array): boolean {
  const declaredBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true) + 8;
  return declaredBytes > bytes.length + 1;
}

/** Only the boxes a picture needs: what cameras append behind them may be cut. */
function boxEndsEarly(bytes: Uint8Array): boolean {
  return readBoxes(bytes, 0, bytes.length).some(
    ({ type, end }) => (type === 'mdat' || type === 'meta') && end > bytes.length,
  );
}
