import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsGlob } from './glob.ts';
import { compileRules, isDate, type MetadataRules, type RuleFacts } from './metadataRules.ts';
import { isPhoneScreen } from './phoneScreens.ts';

const MAY = Date.UTC(2024, 4, 31, 23, 30);

const PHOTO: RuleFacts = {
  fileName: 'Screenshot 2024.PNG',
  format: 'png',
  width: 1170,
  height: 2532,
  taken: { epochMs: MAY, offsetMinutes: 0, source: 'exif' },
  metadata: {},
};

function broken(rules: Omit<MetadataRules, 'mode'>, edit: Partial<RuleFacts> = {}): string[] {
  const facts = { ...PHOTO, ...edit };
  return compileRules({ mode: 'require', ...rules }, () => 120).flatMap(({ rule, test: holds }) =>
    holds(facts) ? [] : [rule],
  );
}

const withCamera = { metadata: { camera: 'Apple iPhone 15 Pro' } };

describe('each rule', () => {
  test.each<[string, Omit<MetadataRules, 'mode'>, Partial<RuleFacts>, boolean]>([
    ['a name that fits', { file_names: ['screenshot*'] }, {}, true],
    ['one of several patterns', { file_names: ['IMG_*', '*.png'] }, {}, true],
    ['a name that does not fit', { file_names: ['*.jpg'] }, {}, false],
    ['its type', { types: ['jpeg', 'png'] }, {}, true],
    ['another type', { types: ['jpeg'] }, {}, false],
    ['no camera', { camera: 'none' }, {}, true],
    ['no camera, but there is one', { camera: 'none' }, withCamera, false],
    ['any camera', { camera: 'any' }, withCamera, true],
    ['any camera, but there is none', { camera: 'any' }, {}, false],
    ['part of the camera’s name, whatever its case', { camera: 'IPHONE' }, withCamera, true],
    ['the name of another camera', { camera: 'Canon' }, withCamera, false],
    ['a size', { sizes: ['1x1', '1170x2532'] }, {}, true],
    ['a size, turned', { sizes: ['2532x1170'] }, {}, true],
    ['a size that is off by one', { sizes: ['1170x2531'] }, {}, false],
    ['a phone’s screen', { sizes: ['phone_screen'] }, {}, true],
    ['a phone’s screen, on its side', { sizes: ['phone_screen'] }, { width: 2532, height: 1170 }, true],
    ['no phone’s screen', { sizes: ['phone_screen'] }, { width: 4032, height: 3024 }, false],
    ['the width at its least', { min_width: 1170 }, {}, true],
    ['a width below the least', { min_width: 1171 }, {}, false],
    ['the width at its most', { max_width: 1170 }, {}, true],
    ['a width above the most', { max_width: 1169 }, {}, false],
    ['the height at its least', { min_height: 2532 }, {}, true],
    ['a height above the most', { max_height: 2531 }, {}, false],
    ['the shape at its most', { max_aspect: 1170 / 2532 }, {}, true],
    ['a shape that is not wide enough', { min_aspect: 2 }, {}, false],
    ['the day itself, from it on', { taken_after: '2024-05-31' }, {}, true],
    ['the day before', { taken_after: '2024-06-01' }, {}, false],
    ['before the next day', { taken_before: '2024-06-01' }, {}, true],
    ['before the day itself', { taken_before: '2024-05-31' }, {}, false],
  ])('%s', (_, rules, edit, holds) => {
    expect(broken(rules, edit)).toEqual(holds ? [] : Object.keys(rules));
  });

  test('a day is that of the clock where the photo was taken, else of this device', () => {
    const here = { taken: { ...PHOTO.taken, offsetMinutes: null } };
    const east = { taken: { ...PHOTO.taken, offsetMinutes: 60 } };
    const rules = { taken_after: '2024-06-01' };
    expect([broken(rules), broken(rules, here), broken(rules, east)]).toEqual([['taken_after'], [], []]);
  });

  test('no camera, PNG, exactly a phone’s screen size', () => {
    const rules = { types: ['png'], camera: 'none', sizes: ['phone_screen'] } as const;
    expect(broken(rules)).toEqual([]);
    expect(broken(rules, { ...withCamera, format: 'jpeg' })).toEqual(['types', 'camera']);
  });
});

test('the screens of phones are told from desktop ones that stand upright as no phone does', () => {
  expect(isPhoneScreen(1080, 2400)).toBe(true);
  expect(isPhoneScreen(2560, 1600)).toBe(false);
  expect(isPhoneScreen(1920, 1200)).toBe(false);
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13-01', false],
  ['2024-5-1', false],
  ['31.05.2024', false],
  ['', false],
])('%s is a date: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

const SIGNS = new Map([
  ['*', '.*'],
  ['?', '.'],
  ['.', String.raw`\.`],
]);

describe('file name patterns', () => {
  test.each([
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abbd', false],
    ['*-WA????.jpg', 'IMG-20240531-WA0007.jpg', true],
    ['*-WA????.jpg', 'IMG-20240531-WA007.jpg', false],
    ['?', '😀', true],
    ['*ab*ab', 'abxab', true],
    ['a[b].c', 'a[b].c', true],
    ['caf\u00e9*', 'cafe\u0301.jpg', true],
  ])('%j on %j: %s', (pattern, name, expected) => {
    expect(fitsGlob(pattern, name)).toBe(expected);
  });

  test('a pattern means what the regular expression of it means', () => {
    const sign = fc.constantFrom('a', 'b', '.', '*', '?');
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 8 }),
        fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 10 }),
        (pattern, name) => {
          const expression = pattern.map((part) => SIGNS.get(part) ?? part).join('');
          const isFit = new RegExp(`^${expression}$`).test(name.join(''));
          expect(fitsGlob(pattern.join(''), name.join(''))).toBe(isFit);
        },
      ),
    );
  });

  test('a name that is made against it takes no longer than its length', () => {
    expect(fitsGlob('*a'.repeat(50) + 'b', 'a'.repeat(20_000))).toBe(false);
  });
});
