/** The bytes of photos: originals as they were imported, thumbnails and previews made from them. */
import type { PhotoId } from '../core/photo.ts';
import type { DerivedImage } from './library.ts';
import type { DerivedImageRow, ProfileDatabase } from './schema.ts';

export async function readOriginal(db: ProfileDatabase, id: PhotoId): Promise<ArrayBuffer | null> {
  return (await db.originals.get(id))?.bytes ?? null;
}

export async function readThumbnail(db: ProfileDatabase, id: PhotoId): Promise<DerivedImage | null> {
  return rowToImage(await db.thumbnails.get(id));
}

export async function readPreview(db: ProfileDatabase, id: PhotoId): Promise<DerivedImage | null> {
  return rowToImage(await db.previews.get(id));
}

function rowToImage(row: DerivedImageRow | undefined): DerivedImage | null {
  if (row === undefined) return null;
  const { photoId: _, ...image } = row;
  return image;
}
