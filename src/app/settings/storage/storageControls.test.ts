import { expect, test } from 'vitest';
import { ProfileLockedError } from '../../../library/lockedError.ts';
import { STARTER, type ModelChoice, type ModelRef } from '../../../models/modelChoice.ts';
import { createStorageControls, type StorageControls } from './storageControls.ts';

const CLIP: ModelRef = { kind: 'stored', id: 'org/clip', revision: 'abc' };
const KEYS = ['winnow/starter@2:int8', 'org/clip@abc:float', 'org/clip@abc:int8', 'org/clip@abcd:int8'];

function choose(active: ModelRef, to: ModelRef | null): ModelChoice {
  return { active, change: to === null ? null : { to, keepsOld: true }, review: null };
}

/** Profiles that each hold ten bytes of vectors under every key; `deleted` is filled by what is deleted. */
function createControls(
  choices: Readonly<Record<string, ModelChoice>>,
  deleted: Record<string, string[]> = {},
): StorageControls {
  return createStorageControls({
    readProfileIds: () => Promise.resolve(Object.keys(choices)),
    measureLibrary: (id, _, onProgress) => {
      if (id === 'locked') return Promise.reject(new ProfileLockedError());
      onProgress(5);
      return Promise.resolve({
        photos: 5,
        originalBytes: 100,
        linked: { photos: 1, bytes: 7 },
        thumbnailBytes: 20,
        previews: 1,
        previewBytes: 30,
        vectorBytesByModel: new Map(KEYS.map((key) => [key, 10])),
      });
    },
    deletePreviews: () => Promise.resolve(),
    deleteVectors: (id, isUnwanted) => {
      deleted[id] = KEYS.filter(isUnwanted);
      return Promise.resolve();
    },
    readChoice: (id) => choices[id] ?? choose(STARTER, null),
    starterId: 'winnow/starter',
    listModels: () => Promise.resolve([]),
    caches: {
      keys: () => Promise.resolve([]),
      open: () => Promise.reject(new Error('There is none.')),
      delete: () => Promise.resolve(false),
    },
    measureCopies: () => Promise.resolve(40),
    deleteCopies: () => Promise.resolve(),
    eraseEverything: () => {},
  });
}

test('sums all profiles, and counts on while it does', async () => {
  const progress: number[] = [];
  const controls = createControls({ a: choose(STARTER, null), b: choose(CLIP, null) });
  const use = await controls.measure(new AbortController().signal, (photos) => progress.push(photos));
  expect(use).toMatchObject({ profiles: 2, photos: 10, originals: 200, thumbnails: 40, previews: 60 });
  expect(use.linked).toEqual({ photos: 2, bytes: 14 });
  expect(use).toMatchObject({ vectorsInUse: 10 + 20, vectorsUnused: 30 + 20, copies: 40 });
  expect(progress).toEqual([5, 10]);
});

test('leaves out what is locked, and says so', async () => {
  const controls = createControls({ a: choose(STARTER, null), locked: choose(STARTER, null) });
  const use = await controls.measure(new AbortController().signal, () => {});
  expect(use).toMatchObject({ profiles: 1, locked: 1, photos: 5 });
});

test('vectors in use are those of the active model and of a change under way, profile by profile', async () => {
  const deleted: Record<string, string[]> = {};
  const choices = { a: choose(STARTER, null), b: choose(CLIP, null), c: choose(STARTER, CLIP) };
  await createControls(choices, deleted).deleteUnusedVectors();
  expect(deleted).toEqual({
    a: ['org/clip@abc:float', 'org/clip@abc:int8', 'org/clip@abcd:int8'],
    b: ['winnow/starter@2:int8', 'org/clip@abcd:int8'],
    c: ['org/clip@abcd:int8'],
  });
});
