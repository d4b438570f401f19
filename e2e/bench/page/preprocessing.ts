/**
 * What the model's square of pixels costs, from pixels that are decoded already: the browser's own scaling, the exact
 * resampler as script and as WebAssembly SIMD, and the app's way with large pictures, which are halved by the browser first.
 */
import { SCRIPT_PASSES, toModelInput } from '../../../src/core/pixels/resample.ts';
import { drawOnWhite, readPixels } from '../../../workers/media/canvas.ts';
import { createPasses } from '../../../workers/media/simdPasses.ts';
import { buildPreprocessing } from '../../../src/testing/builders.ts';

const CLIP = buildPreprocessing();

export interface PreprocessingResult {
  /** Milliseconds a picture, one figure a round, by way. */
  readonly ms: Record<string, number[]>;
  /** Mean and largest difference from the exact resampler, of 255. */
  readonly differences: Record<string, { mean: number; largest: number }>;
}

/** Rounds go through all ways in turn. `halvings`: by the browser, before the exact resampler, the app's way. */
export function measurePreprocessing(
  width: number,
  height: number,
  halvings: number,
  rounds: number,
): PreprocessingResult {
  const source = drawScene(width, height);
  const passes = createPasses();
  const exact = (canvas: OffscreenCanvas, how = passes): Uint8Array =>
    toModelInput(readPixels(canvas), canvas.width, canvas.height, CLIP, how);
  const ways: Record<string, () => Uint8Array> = {
    canvas: () => scaleByCanvas(source),
    script: () => exact(source, SCRIPT_PASSES),
    simd: () => exact(source),
    app: () => {
      const scale = 2 ** -halvings;
      return exact(halvings === 0 ? source : drawOnWhite(source, width * scale, height * scale).canvas);
    },
  };
  const reference = exact(source, SCRIPT_PASSES);
  const result: PreprocessingResult = { ms: {}, differences: {} };
  for (const [name, make] of Object.entries(ways)) {
    result.ms[name] = [];
    // Which also warms it up.
    result.differences[name] = compare(make(), reference);
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, make] of Object.entries(ways)) {
      const startedMs = performance.now();
      make();
      result.ms[name]?.push(performance.now() - startedMs);
    }
  }
  return result;
}

/** As somebody would who takes what the browser gives: the middle square, scaled, read back. */
function scaleByCanvas(source: OffscreenCanvas): Uint8Array {
  const { size } = CLIP;
  const side = Math.min(source.width, source.height);
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser has no 2d canvas.');
  context.imageSmoothingQuality = 'high';
  const [left, top] = [(source.width - side) / 2, (source.height - side) / 2];
  context.drawImage(source, left, top, side, side, 0, 0, size, size);
  const rgba = readPixels(canvas);
  const rgb = new Uint8Array(size * size * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}

function compare(pixels: Uint8Array, reference: Uint8Array): { mean: number; largest: number } {
  let [sum, largest] = [0, 0];
  for (const [at, value] of pixels.entries()) {
    const difference = Math.abs(value - (reference[at] ?? 0));
    sum += difference;
    largest = Math.max(largest, difference);
  }
  return { mean: sum / pixels.length, largest };
}

/** Smooth and sharp parts, as photos have: a gradient with lines and letters in it. */
function drawScene(width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser has no 2d canvas.');
  const sky = context.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, '#29507f');
  sky.addColorStop(1, '#e9c08a');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#111';
  context.font = `${height / 12}px serif`;
  for (let line = 1; line < 12; line++) context.fillText('Winnow 0123456789', 0, (line * height) / 12);
  for (let x = 0; x < width; x += 7) context.fillRect(x, height / 2, 2, height / 9);
  return canvas;
}
