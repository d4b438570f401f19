import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { firstPageStands } from './firstPageStands.ts';

const NEVER_MS = 1_000_000;

/** A question that is answered when the test says so. */
function ask(client: QueryClient, key: string, isRead: boolean): () => unknown {
  const library = new EventTarget();
  void client.fetchQuery({
    queryKey: [key],
    queryFn: () =>
      new Promise<string>((resolve) => {
        library.addEventListener('answer', () => resolve('answer'));
      }),
    ...(isRead && { meta: { collections: ['photos'] } }),
  });
  return () => library.dispatchEvent(new Event('answer'));
}

async function isOver(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), 400);
    }),
  ]);
}

test('waits for all that was asked of the library, and for nothing else', async () => {
  const client = new QueryClient();
  const stands = firstPageStands(client.getQueryCache(), NEVER_MS);
  ask(client, 'model', false);
  const answerFirst = ask(client, 'list', true);
  const answerSecond = ask(client, 'counts', true);
  answerFirst();
  expect(await isOver(stands)).toBe(false);
  answerSecond();
  await stands;
});

test('a page that asked nothing yet does not stand', async () => {
  expect(await isOver(firstPageStands(new QueryClient().getQueryCache(), NEVER_MS))).toBe(false);
});

test('a page whose reads never come does not keep the rest from coming', async () => {
  const client = new QueryClient();
  ask(client, 'list', true);
  await firstPageStands(client.getQueryCache(), 1);
});
