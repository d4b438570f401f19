/** Pixels to the numbers a network reads: scaled to 0..1, mean and deviation applied, channel by channel. */
import type { Preprocessing } from '../model.ts';

/**
 * `pixels`: `count` pictures of size x size x 3, RGB 0..255. Result: count x 3 x size x size (NCHW), float32, as
 * `(value / 255 - mean) / std`.
 */
export function toTensor(
  pixels: Uint8Array,
  count: number,
  { size, mean, std }: Pick<Preprocessing, 'size' | 'mean' | 'std'>,
): Float32Array {
  const plane = size * size;
  if (pixels.length !== count * plane * 3) {
    throw new Error(`toTensor: ${pixels.length} bytes are not ${count} pictures of ${size} x ${size} RGB`);
  }
  const out = new Float32Array(pixels.length);
  for (const [channel, offset] of mean.entries()) {
    // A pixel has 256 values, so each is computed once.
    const deviation = std[channel] ?? 1;
    const valueOf = Float32Array.from({ length: 256 }, (_, value) => (value / 255 - offset) / deviation);
    for (let picture = 0; picture < count; picture++) {
      let target = (picture * 3 + channel) * plane;
      const end = (picture + 1) * plane * 3;
      for (let source = picture * plane * 3 + channel; source < end; source += 3) {
        out[target++] = valueOf[pixels[source] ?? 0] ?? 0;
      }
    }
  }
  return out;
}
