import { expect, test } from 'vitest';
import type { PhotoId } from '../../core/photo.ts';
import { createImageUrls } from './imageUrls.ts';

interface RigOptions {
  readonly kept?: number;
  readonly batch?: number;
  readonly concurrency?: number;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function makeRig({ kept = 100, batch = 1, concurrency = 1 }: RigOptions) {
  const asked: PhotoId[][] = [];
  const revoked: string[] = [];
  const decoded: string[] = [];
  const answers: Array<() => void> = [];
  const urls = createImageUrls(
    (ids) =>
      new Promise((resolve) => {
        asked.push([...ids]);
        answers.push(() => {
          resolve(new Map(ids.map((id) => [id, { bytes: new ArrayBuffer(id), mimeType: 'image/webp' }])));
        });
      }),
    {
      makeUrl: (bytes) => `url ${String(bytes.byteLength)}`,
      revokeUrl: (url) => revoked.push(url),
      decode: (url) => decoded.push(url),
      kept,
      batch,
      concurrency,
    },
  );
  /** Answers the reading asked for longest ago. */
  const answer = async (): Promise<void> => {
    await settle();
    answers.shift()?.();
    await settle();
  };
  return { urls, asked, revoked, decoded, answer };
}

const ignore = (): void => undefined;

test('reads the newest request first and leaves out what was scrolled past', async () => {
  const { urls, asked, answer } = makeRig({});
  urls.show(1, ignore);
  await settle();
  const stop2 = urls.show(2, ignore);
  urls.show(3, ignore);
  urls.show(4, ignore);
  stop2();
  await answer();
  await answer();
  await answer();
  expect(asked).toEqual([[1], [4], [3]]);
});

test('what is asked for in one go is one reading', async () => {
  const { urls, asked } = makeRig({ batch: 3, concurrency: 2 });
  for (const id of [1, 2, 3, 4]) urls.show(id, ignore);
  await settle();
  expect(asked).toEqual([[4, 3, 2], [1]]);
});

test('two that show the same photo share one reading and one URL', async () => {
  const { urls, asked, answer } = makeRig({ batch: 8, concurrency: 2 });
  const told: string[] = [];
  urls.show(1, (url) => told.push(`a ${url}`));
  urls.show(1, (url) => told.push(`b ${url}`));
  await answer();
  urls.show(1, (url) => told.push(`c ${url}`));
  expect(asked).toEqual([[1]]);
  expect(told).toEqual(['a url 1', 'b url 1', 'c url 1']);
});

test('revokes the least recently shown, never one that is on the screen', async () => {
  const { urls, revoked, answer } = makeRig({ kept: 2, batch: 4 });
  urls.show(1, ignore);
  const stops = [2, 3, 4].map((id) => urls.show(id, ignore));
  await answer();
  for (const stop of stops) stop();
  expect(revoked).toEqual(['url 2', 'url 3']);
  expect(urls.peek(1)).toBe('url 1');
  expect(urls.peek(4)).toBe('url 4');
});

test('what is expected is read after what is shown, and decoded', async () => {
  const { urls, asked, decoded, answer } = makeRig({ batch: 2 });
  urls.expect([7, 8, 9]);
  urls.show(1, ignore);
  await answer();
  await answer();
  expect(asked).toEqual([[1], [7, 8], [9]]);
  expect(decoded).toEqual(['url 7', 'url 8']);
  let url = '';
  urls.show(7, (shown) => {
    url = shown;
  });
  expect(url).toBe('url 7');
});

test('what is no longer expected is not read', async () => {
  const { urls, asked, answer } = makeRig({ batch: 1 });
  urls.expect([7, 8, 9]);
  await answer();
  urls.expect([5]);
  await answer();
  await answer();
  expect(asked).toEqual([[7], [8], [5]]);
});

test('nothing is read in a hurry, and everything still on the screen afterwards', async () => {
  const { urls, asked } = makeRig({ batch: 4 });
  urls.setHurried(true);
  const stop = urls.show(1, ignore);
  urls.show(2, ignore);
  await settle();
  expect(asked).toEqual([]);
  stop();
  urls.setHurried(false);
  await settle();
  expect(asked).toEqual([[2]]);
});
