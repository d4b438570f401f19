/**
 * A repair for AVIF files whose container and bitstream disagree about colour subsampling. Some encoders wrote 4:4:4
 * beside a 4:2:2 picture; libavif's tools read such files, Chromium refuses them because the frame is not what the
 * container promised ("hato" of link-u/avif-sample-images is one).
 */
import { findBoxes } from './isoBoxes.ts';

/** chroma_subsampling_x and _y in the third byte of the `av1C` configuration (AV1-ISOBMFF section 2.3.3). */
const SUBSAMPLING_MASK = 0b1100;
const SUBSAMPLINGS = [0b1000, 0b1100, 0b0000];

/** Copies of the file that promise each of the other subsamplings (4:2:2, 4:2:0, 4:4:4); none if it holds no `av1C`. */
export function* withOtherChroma(original: ArrayBuffer): Generator<ArrayBuffer> {
  const configurations = findBoxes(new Uint8Array(original), ['meta', 'iprp', 'ipco', 'av1C']);
  const first = configurations[0];
  if (first === undefined) return;
  const promised = (new Uint8Array(original)[first.contentStart + 2] ?? 0) & SUBSAMPLING_MASK;
  for (const subsampling of SUBSAMPLINGS) {
    if (subsampling === promised) continue;
    const copy = original.slice(0);
    const bytes = new Uint8Array(copy);
    for (const { contentStart } of configurations) {
      bytes[contentStart + 2] = ((bytes[contentStart + 2] ?? 0) & ~SUBSAMPLING_MASK) | subsampling;
    }
    yield copy;
  }
}
