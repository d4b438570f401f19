/** The grey levels of a stored picture, decoded where the scorer runs. */
import type { GreyPicture } from '../../src/core/duplicates/pictureHash.ts';
import type { DerivedImage } from '../../src/library/library.ts';

/** Null where the browser cannot decode the picture. */
export async function readGrey({ bytes, mimeType }: DerivedImage): Promise<GreyPicture | null> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mimeType })).catch(() => null);
  if (bitmap === null) return null;
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives workers no 2d canvas.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, pixels: toGrey(context.getImageData(0, 0, width, height).data) };
}

/** Luma of straight RGBA, weighted as JPEG does (ITU-R BT.601). */
function toGrey(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(rgba.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const from = at * 4;
    grey[at] = 0.299 * (rgba[from] ?? 0) + 0.587 * (rgba[from + 1] ?? 0) + 0.114 * (rgba[from + 2] ?? 0);
  }
  return grey;
}
