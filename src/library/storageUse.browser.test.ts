import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import type { PhotoId } from '../core/photo.ts';
import { buildImported } from '../testing/builders.ts';
import type { DerivedImage, Library } from './library.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName } from './schema.ts';
import { deletePreviews, deleteVectors, measureLibrary, SAMPLE_ROWS } from './storageUse.ts';

const PROFILE = 'storage-use-test';
const USED = 'winnow/used@1:float';
const UNUSED = 'winnow/unused@1:int8';

function image(bytes: number): DerivedImage {
  return { bytes: new ArrayBuffer(bytes), mimeType: 'image/webp', width: 4, height: 3 };
}

let counter = 0;

async function addPhotos(library: Library, count: number, previewBytes: number | null): Promise<PhotoId[]> {
  const results = await library.photos.addImported(
    Array.from({ length: count }, () => ({
      ...buildImported({ bytes: 5_000, fileName: `${String(counter++)}.jpg` }),
      thumbnail: image(300),
      preview: previewBytes === null ? null : image(previewBytes),
    })),
  );
  return results.map((result) => {
    if (!result.ok) throw new Error(result.reason);
    return result.id;
  });
}

it('measures by kind, beside a window that has the library open, and deletes what can be made again', async () => {
  const library = await openLibrary(PROFILE);
  const ids = await addPhotos(library, SAMPLE_ROWS + 100, null);
  const [first] = await addPhotos(library, 1, 700);
  const place = { folderId: 1, path: 'in-place.jpg', bytes: 5_000, modifiedMs: 1 };
  const inPlace = { ...buildImported({ bytes: 5_000, fileName: 'in-place.jpg' }), thumbnail: image(300) };
  await library.photos.addImported([{ ...inPlace, preview: null, place }]);
  await library.embeddings.putMany(USED, 4, ids.slice(0, 10), new Float32Array(40));
  await library.embeddings.putMany(UNUSED, 8, ids.slice(0, 3), new Float32Array(24));

  const progress: number[] = [];
  const measure = () =>
    measureLibrary(PROFILE, new AbortController().signal, (photos) => progress.push(photos));
  expect(await measure()).toEqual({
    photos: SAMPLE_ROWS + 102,
    originalBytes: (SAMPLE_ROWS + 101) * 5_000,
    linked: { photos: 1, bytes: 5_000 },
    // All alike, so that the sample's mean is everybody's.
    thumbnailBytes: (SAMPLE_ROWS + 102) * 300,
    previews: 1,
    previewBytes: 700,
    vectorBytesByModel: new Map([
      [USED, 10 * 4 * 4],
      [UNUSED, 3 * 8 * 4],
    ]),
  });
  expect(progress).toEqual([SAMPLE_ROWS + 102]);

  await deletePreviews(PROFILE);
  await deleteVectors(PROFILE, (modelKey) => modelKey === UNUSED);
  const left = await measure();
  expect(left).toMatchObject({ photos: SAMPLE_ROWS + 102, previews: 0, previewBytes: 0 });
  expect([...left.vectorBytesByModel.keys()]).toEqual([USED]);
  expect(await library.photos.readPreview(first ?? 0)).toBeNull();
  expect((await library.embeddings.readMany(USED, ids)).size).toBe(10);
  expect((await library.embeddings.readMany(UNUSED, ids)).size).toBe(0);

  library.close();
  await Dexie.delete(databaseName(PROFILE));
});

it('ends when nobody waits for it any more', async () => {
  const library = await openLibrary(PROFILE);
  await addPhotos(library, 1, null);
  const gone = new AbortController();
  gone.abort();
  await expect(measureLibrary(PROFILE, gone.signal, () => {})).rejects.toThrow(/abort/i);
  library.close();
  await Dexie.delete(databaseName(PROFILE));
});
