import { expect, it } from 'vitest';
import { createPhotoKinds } from './photoKinds.ts';

it('knows camera and format of what was added, however high its number', () => {
  const kinds = createPhotoKinds();
  kinds.add({ id: 1, format: 'jpeg', metadata: { camera: ' NIKON D70 ' } });
  kinds.add({ id: 5000, format: 'bmp', metadata: {} });
  expect([1, 2, 5000, 90_000].map((id) => kinds.has(id))).toEqual([true, false, true, false]);
  expect([kinds.cameraOf(1), kinds.cameraOf(2), kinds.cameraOf(5000)]).toEqual(['NIKON D70', null, null]);
  expect([kinds.formatOf(1), kinds.formatOf(2), kinds.formatOf(5000)]).toEqual(['jpeg', null, 'bmp']);
});

it('counts the kinds of some photos, most first', () => {
  const kinds = createPhotoKinds();
  kinds.add({ id: 1, format: 'png', metadata: {} });
  kinds.add({ id: 2, format: 'jpeg', metadata: { camera: 'X100' } });
  kinds.add({ id: 3, format: 'jpeg', metadata: { camera: 'Phone' } });
  kinds.add({ id: 4, format: 'jpeg', metadata: { camera: 'Phone' } });
  kinds.add({ id: 5, format: 'gif', metadata: { camera: 'Elsewhere' } });
  expect(kinds.count(Uint32Array.of(1, 2, 3, 4, 77))).toEqual({
    cameras: [
      { camera: 'Phone', count: 2 },
      { camera: 'X100', count: 1 },
    ],
    formats: [
      { format: 'jpeg', count: 3 },
      { format: 'png', count: 1 },
    ],
  });
});
