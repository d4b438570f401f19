import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApiToken, hashApiToken, parseBearerToken } from './apiToken.ts';

test('a new token fits into a header, is like no other, and its hash is that of the whole', async () => {
  const tokens = await Promise.all(Array.from({ length: 50 }, createApiToken));
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(50);
  for (const { token, start, sha256 } of tokens) {
    expect(token).toMatch(/^winnow_[\w-]{43}$/);
    expect(token.startsWith(start)).toBe(true);
    expect(start).toHaveLength(11);
    expect(parseBearerToken(`Bearer ${token}`)).toBe(token);
    expect(sha256).toBe(await hashApiToken(token));
  }
});

test('hashes as everybody does', async () => {
  // The FIPS 180 example for "abc".
  expect(await hashApiToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test.each([
  ['Bearer abc', 'abc'],
  ['bearer abc', 'abc'],
  ['Bearer   abc== ', 'abc=='],
  ['Bearer', null],
  ['Bearer ', null],
  ['Bearer a b', null],
  ['Basic abc', null],
  ['abc', null],
  ['', null],
  [null, null],
])('reads %j as %j', (header, token) => {
  expect(parseBearerToken(header)).toBe(token);
});

test('no header makes it throw', () => {
  fc.assert(fc.property(fc.string(), (header) => void parseBearerToken(header)));
});
