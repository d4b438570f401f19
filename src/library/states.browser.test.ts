import { Dexie } from 'dexie';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PhotoId, Visibility } from '../core/photo.ts';
import { buildImported } from '../testing/builders.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName } from './schema.ts';

const PROFILE = 'states-test';
const PLACES: readonly Visibility[] = ['timeline', 'archive', 'trash'];
/** Three packs, the last one begun. */
const PHOTOS = 600;

it('photos in several packs are where they were last put, listed there and counted', async () => {
  const library = await openLibrary(PROFILE);
  const { photos } = library;
  const ids: PhotoId[] = [];
  const takenMs = new Map<PhotoId, number>();
  for (let start = 0; start < PHOTOS; start += 75) {
    const batch = Array.from({ length: 75 }, (_, index) =>
      buildImported({
        fileName: `${start + index}.jpg`,
        // Out of order, some at the same moment.
        taken: { epochMs: ((start + index) * 7_919) % 1_000, offsetMinutes: null, source: 'exif' },
      }),
    );
    for (const [index, result] of (await photos.addImported(batch)).entries()) {
      if (!result.ok) throw new Error(result.reason);
      ids.push(result.id);
      takenMs.set(result.id, batch[index]?.photo.taken.epochMs ?? 0);
    }
  }
  const placeOf = new Map<PhotoId, Visibility>(ids.map((id) => [id, 'timeline']));
  const expected = (place: Visibility): PhotoId[] =>
    ids
      .filter((id) => placeOf.get(id) === place)
      .toSorted((a, b) => (takenMs.get(b) ?? 0) - (takenMs.get(a) ?? 0) || b - a);

  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...PLACES),
      async (moved, to) => {
        await photos.moveByHand(moved, to, 1);
        for (const id of moved) placeOf.set(id, to);
        const counts = await photos.readCounts();
        for (const place of PLACES) {
          const list = await photos.readList({ visibility: place });
          expect([...list.ids]).toEqual(expected(place));
          expect(counts[place]).toBe(list.ids.length);
          expect([...list.takenMs]).toEqual([...list.ids].map((id) => takenMs.get(id)));
        }
      },
    ),
    { numRuns: 25 },
  );
  library.close();
  await Dexie.delete(databaseName(PROFILE));
});
