/**
 * What the viewer shows of a photo: its preview, else the file itself where browsers draw it, else a preview made on the
 * spot, which is kept.
 */
import type { PhotoId } from '../core/photo.ts';
import { isDrawnByBrowsers, needsPreview } from '../core/preview.ts';
import type { DerivedImage } from '../library/library.ts';
import type { Deps } from './deps.ts';

type LargePicture = Pick<DerivedImage, 'bytes' | 'mimeType'>;

/** Null where the photo is gone or its picture cannot be shown. */
export async function readLargePicture(
  { library, media }: Pick<Deps, 'library' | 'media'>,
  id: PhotoId,
): Promise<LargePicture | null> {
  const photo = await library.photos.read(id);
  if (photo === null) return null;
  const preview = needsPreview(photo) ? await library.photos.readPreview(id) : null;
  if (preview !== null) return preview;
  const original = await library.photos.readOriginal(id);
  if (original === null) return null;
  if (isDrawnByBrowsers(photo)) return { bytes: original, mimeType: photo.mimeType };
  const made = await media.renderPreview(original, photo.format, new AbortController().signal);
  if (!made.ok) return null;
  // Copied: whoever shows it and whoever stores it may each do with it as they like.
  await library.photos.putPreview(id, { ...made.value, bytes: made.value.bytes.slice(0) });
  return made.value;
}
