import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineToText, parseLine, type BackupPhoto } from './manifest.ts';
import { createPaths, dayOf, toSafeName } from './paths.ts';
import { toXmp } from './xmp.ts';

const PHOTO: BackupPhoto = {
  sha256: 'ab'.repeat(32),
  path: 'originals/2019-03-04/a.jpg',
  fileName: 'a.jpg',
  bytes: 4,
  taken: { epochMs: 1, offsetMinutes: null, source: 'exif' },
  visibility: 'archive',
  archivedBy: 'classification',
  isFavourite: true,
  classifiedAtMs: 5,
  tags: [
    {
      path: 'Auto/Receipts',
      kind: 'auto',
      categoryKey: 'receipts',
      linkedAtMs: 3,
      isByHand: false,
      provenance: {
        categoryKey: 'receipts',
        score: 0.3,
        prompt: 'a "receipt"\n\u2028',
        threshold: 0.2,
        modelKey: 'm',
        archived: true,
      },
    },
  ],
  vetoes: [{ categoryKey: 'memes', kind: 'tag', atMs: 9 }],
};

test('lines are read back as they were written, each on one line', () => {
  for (const line of [
    { kind: 'header', header: { createdAtMs: 5, photos: 2 } },
    { kind: 'photo', photo: PHOTO },
    { kind: 'apart', apart: { sha256s: ['ab'.repeat(32), 'cd'.repeat(32)], atMs: 7 } },
    { kind: 'end', photos: 2 },
  ] as const) {
    const text = lineToText(line);
    expect(text).not.toContain('\n');
    expect(parseLine(text)).toEqual({ ok: true, line });
  }
});

test('what is not a line of a backup is refused, and a newer backup is told apart', () => {
  const header = lineToText({ kind: 'header', header: { createdAtMs: 5, photos: 2 } });
  expect(parseLine(header.replace('"version":1', '"version":2'))).toMatchObject({ reason: 'newer' });
  const photo = lineToText({ kind: 'photo', photo: PHOTO });
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"kind":"other"}',
    header.replace('winnow-backup', 'zip'),
    photo.replace('"ab', '"zz'),
    photo.replace('"archivedBy":"classification"', '"archivedBy":null'),
    photo.replace('"bytes":4', '"bytes":-4'),
    photo.replace('"timeline"', '"nowhere"').replace('"archive"', '"nowhere"'),
  ]) {
    expect(parseLine(text)).toMatchObject({ ok: false, reason: 'invalid' });
  }
});

test.each([
  '../../etc/passwd',
  'originals/../a.jpg',
  'originals/2019/../../a.jpg',
  'originals/2019/..',
  'originals/..\\..\\a.jpg',
  '/originals/a.jpg',
  'C:/a.jpg',
  '',
])('a photo that is said to be at %j is refused', (path) => {
  const parsed = parseLine(lineToText({ kind: 'photo', photo: { ...PHOTO, path } }));
  expect(parsed.ok ? '' : parsed.detail).toContain('leads out');
});

test('a photo lies under the day it was taken, where it was taken', () => {
  const epochMs = Date.UTC(2019, 2, 4, 23, 30);
  expect(dayOf({ epochMs, offsetMinutes: 0 })).toBe('2019-03-04');
  expect(dayOf({ epochMs, offsetMinutes: 120 })).toBe('2019-03-05');
});

test.each([
  ['IMG_1.jpg', 'IMG_1.jpg'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['a<b>:"c|?*.png', 'a_b___c___.png'],
  ['CON.jpg', '_CON.jpg'],
  ['', 'photo'],
  ['...', 'photo'],
  ['trailing.jpg. ', 'trailing.jpg'],
  ['gpj\u202e.exe.jpg', 'gpj_.exe.jpg'],
  ['line\nbreak.jpg', 'line_break.jpg'],
])('%j is written as %j', (fileName, expected) => {
  expect(toSafeName(fileName)).toBe(expected);
});

test('every photo gets a path of its own that stays in its folder, and so does its sidecar', () => {
  const name = fc.oneof(
    fc.constantFrom('a.jpg', 'A.JPG', 'a (2).jpg', 'a.jpg.xmp', 'a', 'É.png', 'E\u0301.png'),
    fc
      .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 300 })
      .map((codes) => String.fromCharCode(...codes)),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const nextPath = createPaths();
      const paths = names.map((fileName) => nextPath(fileName, '2019-03-04'));
      const files = paths.flatMap((path) => [path.toLowerCase(), `${path.toLowerCase()}.xmp`]);
      expect(new Set(files).size).toBe(files.length);
      for (const path of paths) {
        expect(parseLine(lineToText({ kind: 'photo', photo: { ...PHOTO, path } })).ok).toBe(true);
        expect(path).toMatch(/^originals\/2019-03-04\/[^/\\]+$/);
        expect(path.split('/').at(-1)).not.toMatch(/^\.{1,2}$/);
        expect(new TextEncoder().encode(path.split('/').at(-1)).length).toBeLessThan(250);
      }
    }),
    { numRuns: 50 },
  );
});

test('tags are written for the three that read them, and a favourite has five stars', () => {
  const xmp = toXmp({ tagPaths: ['Auto/Receipts', 'Holidays & <more>/2019', 'a|b'], isFavourite: true });
  expect(xmp).toContain('<rdf:li>Receipts</rdf:li>');
  expect(xmp).toContain('<rdf:li>Auto|Receipts</rdf:li>');
  expect(xmp).toContain('<rdf:li>Auto/Receipts</rdf:li>');
  expect(xmp).toContain('<rdf:li>Holidays &amp; &lt;more&gt;|2019</rdf:li>');
  expect(xmp).toContain('<rdf:li>a_b</rdf:li>');
  expect(xmp).toContain('<xmp:Rating>5</xmp:Rating>');
  expect(toXmp({ tagPaths: ['a\u0000b\uFFFFc'], isFavourite: false })).toContain('<rdf:li>abc</rdf:li>');
  expect(toXmp({ tagPaths: ['a'], isFavourite: false })).not.toContain('Rating');
  expect(toXmp({ tagPaths: [], isFavourite: false })).toBeNull();
});
