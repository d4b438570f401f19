/**
 * The browser's half of the evaluation of duplicates: it imports pictures as the app does, makes copies of them, and says
 * what each would be found by. It decides nothing.
 */
import { hashPicture, sharpnessOf } from '../../../src/core/duplicates/pictureHash.ts';
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import { createMedia } from '../../../src/media/mediaClient.ts';
import { readGrey } from '../../../workers/scorer/readGrey.ts';

const media = createMedia();
const encoder = createEncoder();
const neverAborted = new AbortController().signal;

/** Longest side of the picture that copies are made from, as a large original would be shared. */
const BASE_SIDE = 1600;

interface CopyKind {
  readonly name: string;
  readonly scale: number;
  readonly quality: number;
  readonly type: 'image/jpeg' | 'image/webp' | 'image/png';
  /** Quarters clockwise. */
  readonly turns: number;
}

const COPIES: readonly CopyKind[] = [
  { name: 'JPEG 70', scale: 1, quality: 0.7, type: 'image/jpeg', turns: 0 },
  { name: 'JPEG 30', scale: 1, quality: 0.3, type: 'image/jpeg', turns: 0 },
  { name: 'WebP 60', scale: 1, quality: 0.6, type: 'image/webp', turns: 0 },
  { name: 'half size', scale: 0.5, quality: 0.85, type: 'image/jpeg', turns: 0 },
  { name: 'quarter size', scale: 0.25, quality: 0.85, type: 'image/jpeg', turns: 0 },
  { name: 'turned 90', scale: 1, quality: 0.9, type: 'image/jpeg', turns: 1 },
  { name: 'turned 180', scale: 1, quality: 0.9, type: 'image/jpeg', turns: 2 },
  { name: 'turned 270, half size', scale: 0.5, quality: 0.7, type: 'image/jpeg', turns: 3 },
];

interface MeasuredPicture {
  /** `original`, or which copy. */
  readonly kind: string;
  /** Of the hash. */
  readonly bits: readonly number[];
  readonly aspect: number;
  readonly chroma: number;
  readonly sharpness: number;
  readonly vector: readonly number[];
}

/** The picture and, if asked for, its copies; empty where it cannot be imported. */
async function measurePicture(address: string, withCopies: boolean): Promise<MeasuredPicture[]> {
  const file = new File([await (await fetch(address)).arrayBuffer()], address);
  const original = await measureFile(file, 'original');
  if (original === null) return [];
  if (!withCopies) return [original];
  const base = await drawBase(file);
  const copies: MeasuredPicture[] = [];
  for (const kind of COPIES) {
    const copy = await measureFile(await makeCopy(base, kind), kind.name);
    if (copy !== null) copies.push(copy);
  }
  return [original, ...copies];
}

async function measureFile(file: File, kind: string): Promise<MeasuredPicture | null> {
  const model = await encoder.load();
  if (!model.ok) throw new Error(model.reason);
  const inspected = await media.inspect(file, neverAborted);
  if (!inspected.ok) return null;
  const { original, format } = inspected.value;
  const rendered = await media.render(original, format, model.value.preprocessing, neverAborted);
  if (!rendered.ok || rendered.value.input === null) return null;
  const grey = await readGrey(rendered.value.thumbnail);
  const encoded = await encoder.encodeImages([rendered.value.input], neverAborted);
  if (grey === null || !encoded.ok) return null;
  const aspect = grey.width / grey.height;
  const bits = [...hashPicture(grey)];
  return {
    kind,
    bits,
    aspect,
    chroma: grey.chroma,
    sharpness: sharpnessOf(grey),
    vector: [...encoded.value],
  };
}

/** The picture as shown, from the app's own decoder: the browser's knows no HEIC and no TIFF. */
async function drawBase(file: File): Promise<ImageBitmap> {
  const inspected = await media.inspect(file, neverAborted);
  if (!inspected.ok) throw new Error(inspected.refusal.detail);
  const { original, format } = inspected.value;
  const preview = await media.renderPreview(original, format, neverAborted);
  if (!preview.ok) throw new Error(preview.refusal.detail);
  const { bytes, mimeType } = preview.value;
  return createImageBitmap(new Blob([bytes], { type: mimeType }));
}

async function makeCopy(base: ImageBitmap, { name, scale, quality, type, turns }: CopyKind): Promise<File> {
  const fitted = Math.min(1, BASE_SIDE / Math.max(base.width, base.height)) * scale;
  const width = Math.max(1, Math.round(base.width * fitted));
  const height = Math.max(1, Math.round(base.height * fitted));
  const canvas = turns % 2 === 0 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2d canvas.');
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(base, -width / 2, -height / 2, width, height);
  return new File([await canvas.convertToBlob({ type, quality })], `${name}.${type.slice('image/'.length)}`);
}

declare global {
  interface Window {
    winnowDuplicates: { measurePicture: typeof measurePicture };
  }
}

window.winnowDuplicates = { measurePicture };
