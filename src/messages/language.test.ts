import { describe, expect, it } from 'vitest';
import { chooseTongue } from './language.ts';

describe('the language', () => {
  it.each([
    ['the first that there is a catalogue of', null, ['fr-FR', 'de-AT', 'en-US'], 'de', 'de-AT'],
    ['English where there is none', null, ['fr-FR', 'ja'], 'en', 'en-GB'],
    ['English where the browser says nothing', null, [], 'en', 'en-GB'],
    ['the chosen one before those of the browser', 'en', ['de-DE', 'de'], 'en', 'en-GB'],
    [
      'the chosen one with the region that the browser speaks it in',
      'en',
      ['de-DE', 'en-US', 'en-GB'],
      'en',
      'en-US',
    ],
    ['whatever the case of the tag', null, ['DE-ch'], 'de', 'DE-ch'],
    ['what Intl takes for a region', null, ['en-not_a_tag', 'en-NZ'], 'en', 'en-NZ'],
  ] as const)('is %s', (_, chosen, preferred, language, locale) => {
    expect(chooseTongue(chosen, preferred)).toEqual({ language, locale });
  });
});
