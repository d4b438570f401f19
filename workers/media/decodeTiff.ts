/** TIFF through utif2, fetched when the first TIFF is met: the first page, as RGBA. Orientation is left to the caller. */
import type { Decoder } from './decode.ts';

/** Fetches the decoder; rejects where it cannot be reached. */
export async function loadTiffDecoder(): Promise<Decoder> {
  const { decode, decodeImage, toRGBA8 } = await import('utif2');
  return async (original) => {
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
  };
}
