import { expect, test } from 'vitest';
import type { ConfigCause } from '../../../src/core/config/document.ts';
import { buildConfig } from '../../../src/testing/builders.ts';
import { createMemoryLibrary } from '../../../src/testing/memoryLibrary.ts';
import { isFileMode } from './fileMode.ts';

const URL = 'https://winnow.example/winnow.config.yaml';

const yaml = () => new Response('classification:\n', { headers: { 'Content-Type': 'text/yaml' } });
const html = () =>
  new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
const missing = () => new Response('Not found', { status: 404 });
const failing = () => new Response('', { status: 503 });
const offline = () => {
  throw new TypeError('Failed to fetch');
};

test.each<[string, () => Response, ConfigCause, boolean]>([
  ['a file', yaml, 'page', true],
  ['no file', missing, 'page', false],
  ['no file any more', missing, 'file', false],
  ['the app itself in place of a file', html, 'file', false],
  ['nothing, and the last configuration came from the file', offline, 'file', true],
  ['nothing, and the last configuration did not', offline, 'page', false],
  ['an error, and the last configuration came from the file', failing, 'file', true],
])('the site answers %s', async (_, answer, cause, expected) => {
  const library = createMemoryLibrary();
  await library.config.save(buildConfig(), 0, cause, [], 1);
  const asked: string[] = [];
  const found = await isFileMode(library, URL, async (url, { cache }) => {
    asked.push(`${url} ${String(cache)}`);
    return answer();
  });
  expect(found).toBe(expected);
  expect(asked).toEqual([`${URL} no-store`]);
});
