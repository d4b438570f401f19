/**
 * How large a picture may be. A decoded picture takes four bytes a pixel, whatever the file weighs; above these
 * limits a tab on an ordinary computer is in danger, so the file is refused by name before it is decoded.
 */
import type { Refusal } from './media.ts';
import type { PictureSize } from './pictureSize.ts';

/** 120 megapixels: just above the 108 of the largest common phone sensors, 480 MB decoded. */
const MAX_PIXELS = 120_000_000;
/** Browsers' own canvases end at 32,767 or below. */
const MAX_SIDE = 30_000;
/** Files are held in memory whole while they are imported. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Pictures above this size are decoded one at a time: four of the largest at once would take 2 GB. */
export const LARGE_PIXELS = 30_000_000;

const counted = new Intl.NumberFormat('en-GB');

/** Null where the picture may be decoded. */
export function refuseTooLarge({ width, height }: PictureSize): Refusal | null {
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS) return null;
  return {
    kind: 'too-large',
    detail:
      `The picture is ${counted.format(width)} × ${counted.format(height)} pixels. The limit is ` +
      `${counted.format(MAX_PIXELS / 1e6)} megapixels, ${counted.format(MAX_SIDE)} pixels a side.`,
  };
}
