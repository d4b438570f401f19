/** The grey levels of a stored picture, decoded where the scorer runs. */
import type { GreyPicture } from '../../src/core/duplicates/pictureHash.ts';
import type { DerivedImage } from '../../src/library/library.ts';
import { newCanvas, releaseCanvas } from '../media/canvas.ts';

/** Null where the browser cannot decode the picture. */
export async function readGrey({ bytes, mimeType }: DerivedImage): Promise<GreyPicture | null> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mimeType })).catch(() => null);
  if (bitmap === null) return null;
  const { width, height } = bitmap;
  const { canvas, context } = newCanvas(width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  releaseCanvas(canvas);
  return { width, height, ...toGrey(data) };
}

/** Luma of straight RGBA, weighted as JPEG does (ITU-R BT.601). */
function toGrey(rgba: Uint8ClampedArray): Pick<GreyPicture, 'pixels' | 'chroma'> {
  const grey = new Uint8ClampedArray(rgba.length / 4);
  let chroma = 0;
  for (let at = 0; at < grey.length; at += 1) {
    const from = at * 4;
    const red = rgba[from] ?? 0;
    const green = rgba[from + 1] ?? 0;
    const blue = rgba[from + 2] ?? 0;
    grey[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
    chroma += Math.max(red, green, blue) - Math.min(red, green, blue);
  }
  return { pixels: grey, chroma: grey.length === 0 ? 0 : chroma / grey.length };
}
