import { expect, test } from 'vitest';
import { turnHash, type HashBits } from '../core/duplicates/pictureHash.ts';
import type { PhotoId } from '../core/photo.ts';
import { buildImported } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';

const MODEL = 'winnow/test@1:fp32';
const NEVER = new AbortController().signal;
const HASH: HashBits = Uint32Array.of(0x1234_5678, 0x9abc_def0, 0x0f1e_2d3c, 0x4b5a_6978, 1, 2, 3, 4);

function changed(word: number, by: number): HashBits {
  return HASH.map((bits, at) => (at === word ? bits ^ by : bits));
}

interface Picture {
  readonly name: string;
  readonly hash?: HashBits;
  readonly width?: number;
  readonly height?: number;
  readonly bytes?: number;
  /** Of its embedding with that of the others; none where left out. */
  readonly vector?: readonly [number, number];
}

async function addPictures(deps: TestDeps, pictures: readonly Picture[]): Promise<PhotoId[]> {
  const added = await deps.library.photos.addImported(
    pictures.map(({ name, width = 400, height = 300, bytes = 1_000 }) =>
      buildImported({ fileName: name, sha256: name, width, height, bytes }),
    ),
  );
  const ids = added.map((result) => (result.ok ? result.id : 0));
  await deps.library.duplicates.putHashes({
    ids: Uint32Array.from(ids),
    bits: Uint32Array.from(pictures.flatMap(({ hash = HASH }) => [...hash])),
    aspects: Float32Array.from(pictures, ({ width = 400, height = 300 }) => width / height),
    chromas: Float32Array.from(pictures, () => 40),
    sharpness: Float32Array.from(pictures, () => 1),
  });
  for (const [index, { vector }] of pictures.entries()) {
    const id = ids[index] ?? 0;
    if (vector !== undefined) {
      await deps.library.embeddings.putMany(MODEL, 2, [id], Float32Array.from(vector));
    }
  }
  return ids;
}

/** Names of the groups' photos, best copy first. */
async function findNames(deps: TestDeps, modelKey: string | null = MODEL): Promise<string[][]> {
  const found = await deps.scorer.findDuplicates(modelKey, NEVER);
  if (!found.ok) throw new Error(found.reason);
  const { ids, ends } = found.groups;
  const photos = await deps.library.photos.readFacts([...ids]);
  return [...ends].map((end, group) =>
    [...ids.subarray(ends[group - 1] ?? 0, end)].map((id) => photos.get(id)?.fileName ?? ''),
  );
}

test('copies are found smaller, compressed and turned, the best first', async () => {
  const deps = createTestDeps();
  await addPictures(deps, [
    { name: 'small', width: 200, height: 150, vector: [1, 0] },
    { name: 'compressed', bytes: 300, hash: changed(0, 0b110), vector: [1, 0] },
    { name: 'original', vector: [0.99, 0.141] },
    { name: 'turned', hash: turnHash(HASH), width: 300, height: 400, bytes: 200, vector: [0.8, 0.6] },
    { name: 'another', hash: HASH.map((bits) => ~bits), vector: [1, 0] },
  ]);
  expect(await findNames(deps)).toEqual([['original', 'compressed', 'turned', 'small']]);
});

test('what has the same hash and means something else is no duplicate', async () => {
  const deps = createTestDeps();
  await addPictures(deps, [
    { name: 'menu', vector: [1, 0] },
    { name: 'letter', vector: [0, 1] },
  ]);
  expect(await findNames(deps)).toEqual([]);
});

test('without embeddings hashes have to be nearer', async () => {
  const deps = createTestDeps();
  await addPictures(deps, [{ name: 'one' }, { name: 'same' }, { name: 'further', hash: changed(6, 0xfff0) }]);
  expect(await findNames(deps)).toEqual([['one', 'same']]);
  expect(await findNames(deps, null)).toEqual([['one', 'same']]);
});

test('what looks alike from afar and differs in detail is no duplicate', async () => {
  const deps = createTestDeps();
  await addPictures(deps, [
    { name: 'letter', vector: [1, 0] },
    { name: 'another letter', hash: changed(7, 0x00ff_ffff), vector: [1, 0] },
  ]);
  expect(await findNames(deps)).toEqual([]);
});

test('the trash is left out, and what is restored is found again', async () => {
  const deps = createTestDeps();
  const [, second = 0] = await addPictures(deps, [{ name: 'one' }, { name: 'two' }]);
  await deps.library.photos.moveByHand([second], 'trash', 1);
  expect(await findNames(deps)).toEqual([]);
  await deps.library.photos.moveByHand([second], 'timeline', 2);
  expect(await findNames(deps)).toEqual([['one', 'two']]);
});

test('photos set apart are no duplicates of each other, but may be of others', async () => {
  const deps = createTestDeps();
  const [one = 0, two = 0] = await addPictures(deps, [{ name: 'one' }, { name: 'two' }]);
  const said = await deps.library.duplicates.setApart([one, two], 1);
  expect(await findNames(deps)).toEqual([]);
  await addPictures(deps, [{ name: 'three' }]);
  expect(await findNames(deps)).toEqual([['one', 'three']]);
  await deps.library.duplicates.forgetApart(said);
  expect(await findNames(deps)).toEqual([['one', 'two', 'three']]);
});

test('groups that free most come first, and what is left to look at is counted', async () => {
  const deps = createTestDeps();
  const other: HashBits = HASH.map((bits) => ~bits);
  await addPictures(deps, [
    { name: 'a', bytes: 100 },
    { name: 'b', bytes: 90 },
    { name: 'large', bytes: 5_000, hash: other },
    { name: 'large too', bytes: 4_000, hash: other },
  ]);
  await deps.library.photos.addImported([buildImported({ fileName: 'new', sha256: 'new' })]);
  expect(await findNames(deps)).toEqual([
    ['large', 'large too'],
    ['a', 'b'],
  ]);
  expect(await deps.scorer.findDuplicates(MODEL, NEVER)).toMatchObject({
    groups: { spareBytes: 4_090 },
    photos: 5,
    unhashed: 1,
    setApart: 0,
  });
});
