import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFile, asName, asPath } from './names.ts';

const HEBREW = 'טיול';
const ARABIC = 'صيف';
const MARKS = /[\u2066-\u2069]/g;

describe('names that run from right to left', () => {
  it('stay to themselves in a sentence', () => {
    expect(asName(HEBREW)).toBe(`\u2068${HEBREW}\u2069`);
  });

  it('keep the ending of a file at its end', () => {
    expect(asFile(`${HEBREW} 12.jpg`)).toBe(`\u2066\u2068${HEBREW} 12\u2069.jpg\u2069`);
    expect(asFile(`.${HEBREW}`)).toBe(`\u2066\u2068.${HEBREW}\u2069\u2069`);
  });

  it('keep the parts of a path in their order', () => {
    expect(asPath(`${HEBREW}/2024/${ARABIC}`)).toBe(
      `\u2066\u2068${HEBREW}\u2069/2024/\u2068${ARABIC}\u2069\u2069`,
    );
  });
});

describe('all other names', () => {
  it('carry no invisible characters', () => {
    for (const name of ['IMG_2041.heic', 'Été/Café', '旅行', 'Путешествие', '']) {
      expect([asName(name), asFile(name), asPath(name)]).toEqual([name, name, name]);
    }
  });
});

it('a name says the same with and without its marks, and all that are opened are closed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '1', '.', '/', ' ', 'ש', 'ع') }), (name) => {
      for (const marked of [asName(name), asFile(name), asPath(name)]) {
        expect(marked.replaceAll(MARKS, '')).toBe(name);
        const depths = [...marked.matchAll(MARKS)].map(([mark]) => (mark === '\u2069' ? -1 : 1));
        expect(depths.reduce((sum, step) => sum + step, 0)).toBe(0);
      }
    }),
  );
});
