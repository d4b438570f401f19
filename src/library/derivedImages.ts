/** Pictures made from originals: thumbnails and previews. */
import type { PhotoId } from '../core/photo.ts';
import type { DerivedImage } from './library.ts';
import type { DerivedImageRow, ProfileDatabase } from './schema.ts';

export async function readThumbnails(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, DerivedImage>> {
  const rows = await db.thumbnails.bulkGet([...ids]);
  return new Map(
    rows.flatMap((row): Array<[PhotoId, DerivedImage]> => {
      const image = rowToImage(row);
      return row === undefined || image === null ? [] : [[row.photoId, image]];
    }),
  );
}

export async function readPreview(db: ProfileDatabase, id: PhotoId): Promise<DerivedImage | null> {
  return rowToImage(await db.previews.get(id));
}

/** In one transaction with the look whether the photo is still there. */
export function putPreview(db: ProfileDatabase, id: PhotoId, preview: DerivedImage): Promise<void> {
  return db.transaction('rw', db.photos, db.previews, async () => {
    if ((await db.photos.where(':id').equals(id).count()) === 0) return;
    await db.previews.put({ ...preview, photoId: id });
  });
}

function rowToImage(row: DerivedImageRow | undefined): DerivedImage | null {
  if (row === undefined) return null;
  const { photoId: _, ...image } = row;
  return image;
}
