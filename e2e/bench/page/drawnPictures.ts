/** Pictures of a measured library: a few hundred real JPEGs the size of thumbnails, and originals of a few hundred bytes. */
import type { DerivedImage } from '../../../src/library/library.ts';
import { SHAPES } from './calendar.ts';
import { createDice } from './dice.ts';

/** As the app's own thumbnails are (workers/media/renderPhoto.ts). */
const SHORT_SIDE = 320;
const QUALITY = 0.8;
const PER_SHAPE = 40;

export interface DrawnPictures {
  /** Thumbnails by shape: {@link SHAPES}. */
  readonly thumbnails: ReadonlyArray<readonly DerivedImage[]>;
  readonly preview: DerivedImage;
  /** A whole JPEG; what follows its end is ignored by decoders. */
  readonly original: Uint8Array;
}

export async function drawPictures(seed: number): Promise<DrawnPictures> {
  const thumbnails: DerivedImage[][] = [];
  for (const [shape, ratio] of SHAPES.entries()) {
    const width = Math.round(ratio >= 1 ? SHORT_SIDE * ratio : SHORT_SIDE);
    const height = Math.round(ratio >= 1 ? SHORT_SIDE : SHORT_SIDE / ratio);
    const some: DerivedImage[] = [];
    for (let index = 0; index < PER_SHAPE; index++) {
      some.push(await drawPicture(width, height, [seed, shape, index]));
    }
    thumbnails.push(some);
  }
  const small = await drawPicture(16, 12, [seed, 99]);
  return { thumbnails, preview: small, original: new Uint8Array(small.bytes) };
}

/** A sky, a ground and some things on it: about as many bytes as a photo of that size. */
async function drawPicture(width: number, height: number, seeds: readonly number[]): Promise<DerivedImage> {
  const dice = createDice(...seeds);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no 2d canvas.');
  const sky = context.createLinearGradient(0, 0, dice.whole(width), height);
  const hue = dice.whole(360);
  sky.addColorStop(0, `hsl(${hue} 50% ${40 + dice.whole(50)}%)`);
  sky.addColorStop(1, `hsl(${(hue + 60) % 360} 40% ${20 + dice.whole(40)}%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  for (let index = 0; index < 22; index++) {
    context.fillStyle = `hsl(${dice.whole(360)} ${20 + dice.whole(50)}% ${15 + dice.whole(70)}% / 0.7)`;
    context.beginPath();
    context.ellipse(
      dice.whole(width),
      dice.whole(height),
      width * (0.02 + 0.12 * dice.next()),
      height * (0.02 + 0.12 * dice.next()),
      dice.next() * Math.PI,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { bytes: await blob.arrayBuffer(), mimeType: 'image/jpeg', width, height };
}

/** The picture's bytes with its number behind them: another file, and the same picture. */
export function numberedCopy(original: Uint8Array, number: number): ArrayBuffer {
  const copy = new Uint8Array(original.length + 8);
  copy.set(original);
  new DataView(copy.buffer).setFloat64(original.length, number);
  return copy.buffer;
}
