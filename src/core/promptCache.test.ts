import { beforeEach, expect, test } from 'vitest';
import { createPromptCache, promptCacheKey, type PromptCache } from './promptCache.ts';

type Failure = { readonly ok: false; readonly reason: string };
type Outcome = { readonly ok: true; readonly value: readonly string[] } | Failure;

/** An encoder whose calls end when the test says so. */
interface Call {
  readonly prompts: readonly string[];
  readonly modelKey: string;
  readonly end: (outcome?: Outcome) => void;
  readonly die: (error: Error) => void;
}

let calls: Call[];
let cache: PromptCache<string, Failure>;

beforeEach(() => {
  calls = [];
  cache = createPromptCache(
    (modelKey, prompts) =>
      new Promise<Outcome>((resolve, reject) => {
        calls.push({
          modelKey,
          prompts,
          end: (outcome = { ok: true, value: prompts.map((prompt) => `${modelKey}/${prompt}`) }) =>
            resolve(outcome),
          die: reject,
        });
      }),
  );
});

test('the key names model and prompt', () => {
  expect(promptCacheKey('winnow/starter@1:int8', 'a receipt')).toBe('winnow/starter@1:int8::a receipt');
});

test('a prompt is encoded once, however often it is asked for', async () => {
  const first = cache.read('m', ['receipt']);
  calls[0]?.end();
  expect(await first).toEqual({ ok: true, value: ['m/receipt'] });
  for (let photo = 0; photo < 100; photo++) {
    expect(await cache.read('m', ['receipt'])).toEqual({ ok: true, value: ['m/receipt'] });
  }
  expect(calls).toHaveLength(1);
});

test('requests share what is in flight, and only the rest is encoded', async () => {
  const first = cache.read('m', ['receipt', 'bill']);
  const second = cache.read('m', ['bill', 'menu', 'bill']);
  expect(calls.map(({ prompts }) => prompts)).toEqual([['receipt', 'bill'], ['menu']]);
  for (const call of calls) call.end();
  expect(await first).toEqual({ ok: true, value: ['m/receipt', 'm/bill'] });
  expect(await second).toEqual({ ok: true, value: ['m/bill', 'm/menu', 'm/bill'] });
});

test('models do not share prompts', async () => {
  const both = Promise.all([cache.read('m1', ['receipt']), cache.read('m2', ['receipt'])]);
  for (const call of calls) call.end();
  expect(await both).toEqual([
    { ok: true, value: ['m1/receipt'] },
    { ok: true, value: ['m2/receipt'] },
  ]);
});

test('a failure reaches everyone who waited, and the next request tries again', async () => {
  const waiting = Promise.all([cache.read('m', ['receipt']), cache.read('m', ['receipt'])]);
  calls[0]?.end({ ok: false, reason: 'down' });
  expect(await waiting).toEqual([
    { ok: false, reason: 'down' },
    { ok: false, reason: 'down' },
  ]);
  expect(cache.size).toBe(0);

  const again = cache.read('m', ['receipt']);
  expect(calls).toHaveLength(2);
  calls[1]?.end();
  expect(await again).toEqual({ ok: true, value: ['m/receipt'] });
});

test('a rejection is passed on and not kept', async () => {
  const first = cache.read('m', ['receipt']);
  calls[0]?.die(new Error('bug'));
  await expect(first).rejects.toThrow('bug');
  await Promise.resolve();
  expect(cache.size).toBe(0);
});

test('what is in flight when the cache is cleared answers, but is not kept', async () => {
  const before = cache.read('m', ['receipt']);
  cache.clear();
  calls[0]?.end();
  expect(await before).toEqual({ ok: true, value: ['m/receipt'] });
  expect(cache.size).toBe(0);
  void cache.read('m', ['receipt']);
  expect(calls).toHaveLength(2);
});

test('an old failure does not evict what was asked for after a clear', async () => {
  const before = cache.read('m', ['receipt']);
  cache.clear();
  const after = cache.read('m', ['receipt']);
  calls[0]?.end({ ok: false, reason: 'down' });
  expect(await before).toMatchObject({ ok: false });
  calls[1]?.end();
  expect(await after).toMatchObject({ ok: true });
  await cache.read('m', ['receipt']);
  expect(calls).toHaveLength(2);
});
