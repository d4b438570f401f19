/** TIFF through utif2, fetched when the first TIFF is met: the first page, as RGBA. Orientation is left to the caller. */
import { decode, decodeImage, toRGBA8 } from 'utif2';
import type { DecodedPixels } from './decode.ts';

/** Null where the file is damaged or uses a compression the decoder does not know. */
export async function decodeTiff(original: ArrayBuffer): Promise<DecodedPixels | null> {
  try {
    const page = decode(original).find((directory) => directory['t256'] !== undefined);
    if (page === undefined) return null;
    decodeImage(original, page);
    const { width, height } = page;
    const rgba = new Uint8ClampedArray(toRGBA8(page));
    return rgba.length === width * height * 4 ? { rgba, width, height } : null;
  } catch {
    // The decoder meets damage as an index out of range or a type error deep inside: all of them mean "damaged".
    return null;
  }
}
