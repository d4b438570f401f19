import { describe, expect, it } from 'vitest';
import { createConfigFileSource } from './configFileSource.ts';

const PAGE = '<!doctype html><title>Winnow</title>';
const YAML = 'classification: { categories: [] }';

/** The Cache API, in memory. */
function createCaches(): Parameters<typeof createConfigFileSource>[0]['caches'] {
  const kept = new Map<string, Response>();
  return {
    match: async (url) => kept.get(url)?.clone(),
    open: async () => ({
      async put(url, response) {
        kept.set(url, response);
      },
    }),
    async delete() {
      kept.clear();
      return true;
    },
  };
}

function answering(answer: () => Response) {
  const asked: string[] = [];
  const source = createConfigFileSource({
    fetch: async (url, init) => {
      asked.push(`${url} ${String(init.cache)}`);
      return answer();
    },
    caches: createCaches(),
    baseUrl: 'https://site.example/photos/',
  });
  return { source, asked };
}

describe('the file beside the app', () => {
  it('is asked for beside the app, past every cache', async () => {
    const { source, asked } = answering(() => new Response(YAML));
    expect(await source.read()).toEqual({ kind: 'present', text: YAML });
    expect(asked).toEqual(['https://site.example/photos/winnow.config.yaml no-store']);
  });

  it.each([
    ['a 204', () => new Response(null, { status: 204 })],
    ['a 404', () => new Response('', { status: 404 })],
    ['a 410', () => new Response('', { status: 410 })],
    [
      'the page itself',
      () => new Response(PAGE, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    ],
    [
      'the page under another type',
      () => new Response(`\n${PAGE}`, { headers: { 'Content-Type': 'text/plain' } }),
    ],
  ])('is absent where the answer is %s', async (_, answer) => {
    expect(await answering(answer).source.read()).toEqual({ kind: 'absent' });
  });

  it('is unreachable where the server fails or nobody answers', async () => {
    expect(await answering(() => new Response('', { status: 503 })).source.read()).toEqual({
      kind: 'unreachable',
      reason: 'the server answered 503',
      lastGood: null,
      isKnown: false,
    });
  });

  it('leaves a last good copy until it is forgotten', async () => {
    const { source } = answering(() => {
      throw new TypeError('Failed to fetch');
    });
    await source.keep(YAML);
    expect(await source.read()).toEqual({
      kind: 'unreachable',
      reason: 'Failed to fetch',
      lastGood: YAML,
      isKnown: true,
    });
    await source.forget();
    expect(await source.read()).toMatchObject({ lastGood: null, isKnown: false });
  });

  it('is remembered without a good copy', async () => {
    const { source } = answering(() => {
      throw new TypeError('Failed to fetch');
    });
    await source.remember();
    expect(await source.read()).toMatchObject({ lastGood: null, isKnown: true });
    await source.keep(YAML);
    expect(await source.read()).toMatchObject({ lastGood: YAML, isKnown: true });
    await source.forget();
    expect(await source.read()).toMatchObject({ lastGood: null, isKnown: false });
  });
});
