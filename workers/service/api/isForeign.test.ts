import { expect, test } from 'vitest';
import { isForeign } from './isForeign.ts';

const OWN = {
  url: 'https://winnow.example/api/system-config',
  headers: new Headers(),
  referrer: 'https://winnow.example/settings/api',
  mode: 'cors',
  method: 'PUT',
} as const;

test.each<[string, Partial<Parameters<typeof isForeign>[0]>, boolean]>([
  ['a script of the own pages', {}, false],
  ['one whose page hides its address', { referrer: '' }, false],
  ['one that leaves the referrer to the browser', { referrer: 'about:client' }, false],
  ['the address bar', { mode: 'navigate', method: 'GET', referrer: '' }, false],
  ['the browser says same origin', { headers: new Headers({ 'Sec-Fetch-Site': 'same-origin' }) }, false],
  ['the own origin', { headers: new Headers({ Origin: 'https://winnow.example' }) }, false],
  ['a page of another site', { referrer: 'https://elsewhere.example/' }, true],
  ['a page of another port', { referrer: 'https://winnow.example:8443/' }, true],
  ['a page without encryption', { referrer: 'http://winnow.example/' }, true],
  [
    'a link on another site',
    { mode: 'navigate', method: 'GET', referrer: 'https://elsewhere.example/' },
    true,
  ],
  ['a form that hides where it is', { mode: 'navigate', method: 'POST', referrer: '' }, true],
  ['the browser says cross-site', { headers: new Headers({ 'Sec-Fetch-Site': 'cross-site' }) }, true],
  ['the browser says same site', { headers: new Headers({ 'Sec-Fetch-Site': 'same-site' }) }, true],
  ['another origin', { headers: new Headers({ Origin: 'https://elsewhere.example' }) }, true],
  ['an origin that is kept secret', { headers: new Headers({ Origin: 'null' }) }, true],
])('%s: foreign %#', (_who, edit, expected) => {
  expect(isForeign({ ...OWN, ...edit })).toBe(expected);
});
