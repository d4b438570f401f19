/**
 * Large JPEGs at a half, a quarter or an eighth of their size, straight out of the decoder: a block of 8 x 8 pixels is
 * stored as frequencies, and leaving the highest out gives the smaller picture for a third to a half of the work (scaled
 * IDCT, libjpeg.txt of libjpeg-turbo). Only browsers whose ImageDecoder heeds `desiredWidth` do it; null elsewhere.
 */
import { type PictureSize, readPictureSize } from '../../src/media/pictureSize.ts';

/** How many times a picture of this size may be halved for what is to be made of it. */
export type ChooseHalvings = (whole: PictureSize) => number;

/** A smaller copy of a picture, and the size of the whole, as shown. */
export interface ReducedPicture extends PictureSize {
  readonly picture: ImageBitmap;
}

/** The decoder goes no further than an eighth. */
const MOST_HALVINGS = 3;

/** Set at the first picture that came out whole all the same: asking again would decode every picture twice. */
let isUnheeded = typeof ImageDecoder === 'undefined';

/** Null where the picture is to be decoded whole: no halving wanted, or none to be had. */
export async function decodeReducedJpeg(
  original: ArrayBuffer,
  chooseHalvings: ChooseHalvings,
): Promise<ReducedPicture | null> {
  const stored = isUnheeded ? null : readPictureSize(new Uint8Array(original), 'jpeg');
  const halvings = stored === null ? 0 : Math.min(chooseHalvings(stored), MOST_HALVINGS);
  if (stored === null || halvings < 1) return null;
  const factor = 2 ** halvings;
  const reduced = { width: Math.ceil(stored.width / factor), height: Math.ceil(stored.height / factor) };
  const frame = await decodeFrame(original, reduced);
  if (frame === null) return null;
  try {
    const shown = { width: frame.displayWidth, height: frame.displayHeight };
    const isUpright = isSame(shown, reduced);
    const isTurned = isSame(shown, turned(reduced));
    if (isSame(shown, stored) || isSame(shown, turned(stored))) isUnheeded = true;
    if (!isUpright && !isTurned) return null;
    // Nearly square: the sides cannot be told apart after rounding, so the whole picture must tell them.
    if (isUpright && isTurned && stored.width !== stored.height) return null;
    // Not the frame itself: Chromium keeps the pixels of each frame that is drawn, up to half a gigabyte of them.
    const picture = await createImageBitmap(frame);
    return { picture, ...(isUpright ? stored : turned(stored)) };
  } finally {
    frame.close();
  }
}

/** Null where the decoder gives up; decoding the whole picture then has the last word on it. */
async function decodeFrame(
  original: ArrayBuffer,
  { width, height }: PictureSize,
): Promise<VideoFrame | null> {
  const decoder = new ImageDecoder({
    data: original,
    type: 'image/jpeg',
    desiredWidth: width,
    desiredHeight: height,
  });
  try {
    return (await decoder.decode()).image;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  } finally {
    decoder.close();
  }
}

function turned({ width, height }: PictureSize): PictureSize {
  return { width: height, height: width };
}

function isSame(a: PictureSize, b: PictureSize): boolean {
  return a.width === b.width && a.height === b.height;
}
