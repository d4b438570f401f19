/** Pictures made from originals: thumbnails and previews. */
import type { PhotoId } from '../core/photo.ts';
import type { DerivedImage } from './library.ts';
import type { DerivedImageRow, ProfileDatabase } from './schema.ts';

export async function readThumbnails(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, DerivedImage>> {
  const rows = (await db.thumbnails.bulkGet([...ids])).filter((row) => row !== undefined);
  const images = await Promise.all(rows.map((row) => openImage(db, row)));
  return new Map(
    rows.flatMap(({ photoId }, index) => {
      const image = images[index];
      return image === undefined ? [] : [[photoId, image] as const];
    }),
  );
}

export async function readPreview(db: ProfileDatabase, id: PhotoId): Promise<DerivedImage | null> {
  const row = await db.previews.get(id);
  return row === undefined ? null : openImage(db, row);
}

/** In one transaction with the look whether the photo is still there. */
export async function putPreview(db: ProfileDatabase, id: PhotoId, preview: DerivedImage): Promise<void> {
  const { bytes, ...facts } = preview;
  const sealed = await db.pictures.seal(bytes);
  await db.transaction('rw', db.photos, db.previews, async () => {
    if ((await db.photos.where(':id').equals(id).count()) === 0) return;
    await db.previews.put({ ...facts, bytes: sealed, photoId: id });
  });
}

async function openImage(db: ProfileDatabase, row: DerivedImageRow): Promise<DerivedImage> {
  const { photoId: _, bytes, ...facts } = row;
  return { ...facts, bytes: await db.pictures.open(bytes) };
}
