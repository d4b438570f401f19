import { expect, test } from 'vitest';
import type { PhotoId } from '../../core/photo.ts';
import { createImageUrls } from './imageUrls.ts';

function makeRig(kept: number, concurrency: number) {
  const asked: PhotoId[] = [];
  const revoked: string[] = [];
  const answers = new Map<PhotoId, () => void>();
  const urls = createImageUrls(
    (id) =>
      new Promise((resolve) => {
        asked.push(id);
        answers.set(id, () => {
          resolve({ bytes: new ArrayBuffer(id), mimeType: 'image/webp' });
        });
      }),
    {
      makeUrl: (bytes) => `url ${String(bytes.byteLength)}`,
      revokeUrl: (url) => revoked.push(url),
      kept,
      concurrency,
    },
  );
  const answer = async (id: PhotoId): Promise<void> => {
    answers.get(id)?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { urls, asked, revoked, answer };
}

const ignore = (): void => undefined;

test('reads the newest request first and leaves out what was scrolled past', async () => {
  const { urls, asked, answer } = makeRig(100, 1);
  urls.show(1, ignore);
  const stop2 = urls.show(2, ignore);
  urls.show(3, ignore);
  urls.show(4, ignore);
  stop2();
  await answer(1);
  await answer(4);
  await answer(3);
  expect(asked).toEqual([1, 4, 3]);
});

test('two that show the same photo share one reading and one URL', async () => {
  const { urls, asked, answer } = makeRig(100, 2);
  const told: string[] = [];
  urls.show(1, (url) => told.push(`a ${url}`));
  urls.show(1, (url) => told.push(`b ${url}`));
  await answer(1);
  urls.show(1, (url) => told.push(`c ${url}`));
  expect(asked).toEqual([1]);
  expect(told).toEqual(['a url 1', 'b url 1', 'c url 1']);
});

test('revokes the least recently shown, never one that is on the screen', async () => {
  const { urls, revoked, answer } = makeRig(2, 4);
  urls.show(1, ignore);
  const stops = [2, 3, 4].map((id) => urls.show(id, ignore));
  for (const id of [1, 2, 3, 4]) await answer(id);
  for (const stop of stops) stop();
  expect(revoked).toEqual(['url 2', 'url 3']);
  expect(urls.peek(1)).toBe('url 1');
  expect(urls.peek(4)).toBe('url 4');
});
