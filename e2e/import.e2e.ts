import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { makeJpeg, makeNumberedPng, makePng, type UploadFile } from './fixtures/pictures.ts';
import { readSharedPhotos } from './fixtures/sharedPhotos.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const shared = readSharedPhotos();

function upload(name: string, buffer: Buffer, mimeType = 'image/jpeg'): UploadFile {
  return { name, mimeType, buffer };
}

test('every shared photo does what its manifest says', async ({ page }) => {
  test.skip(shared.length === 0, 'needs the shared photos');
  test.setTimeout(420_000);
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos(shared.map(({ path }) => path));
  await winnow.waitForImport();

  const outcomes = await winnow.readImportOutcomes();
  const wrong = shared.flatMap(({ file, expectedResult, note }) => {
    const outcome = outcomes.get(file) ?? 'import';
    // A second copy of the same bytes is expected to be imported once and reported; the note says where more is right.
    const isRight =
      outcome === expectedResult ||
      (outcome === 'duplicate' && expectedResult === 'import') ||
      note.includes(`${outcome} is right`);
    return isRight ? [] : [`${file}: ${outcome}, expected ${expectedResult} (${note})`];
  });
  expect(wrong).toEqual([]);
});

test('each bad file gets its own line and reason; the rest import', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  const jpeg = await makeJpeg(page, 640, 480);
  const hostileName = '<img src=x onerror="document.title=1">\u202Egpj.exe.png';
  await winnow.addPhotos([
    upload('whole.jpg', jpeg),
    upload('empty.jpg', Buffer.alloc(0)),
    upload('cut.jpg', jpeg.subarray(0, Math.floor(jpeg.length / 3))),
    upload('words.jpg', Buffer.from('These are words, not a picture.')),
    upload('really-a-png.jpg', makeNumberedPng(1)),
    upload(
      'broken.heic',
      Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(900, 7)]),
      'image/heic',
    ),
    upload('film.mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1'), 'video/mp4'),
    upload(
      'huge.png',
      makePng(12_000, 9_000, () => 90),
      'image/png',
    ),
    upload(hostileName, makeNumberedPng(2), 'image/png'),
  ]);
  await winnow.waitForImport();

  const outcomes = await winnow.readImportOutcomes();
  expect(Object.fromEntries(outcomes)).toEqual({
    'empty.jpg': 'reject:empty-file',
    'cut.jpg': 'reject:corrupt',
    'words.jpg': 'reject:not-an-image',
    'broken.heic': 'reject:corrupt',
    'film.mp4': 'reject:unsupported-type',
  });
  // 108 megapixels are within the limit: the picture must import without harm.
  await winnow.expectGridTotal(4);
  await expect(winnow.photo(hostileName)).toBeVisible();
  expect(await page.title()).not.toBe('1');
});

test('a thousand files with fifty broken ones: nothing freezes, nothing is lost, nothing is repeated', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const winnow = new WinnowPage(page);
  await winnow.open();
  const files = Array.from({ length: 1000 }, (_, index): UploadFile => {
    const whole = makeNumberedPng(index + 1);
    const isBroken = index % 20 === 7;
    return {
      name: `picture-${String(index).padStart(4, '0')}.png`,
      mimeType: 'image/png',
      buffer: isBroken ? whole.subarray(0, 40) : whole,
    };
  });
  await winnow.addPhotos(files);
  // The page goes on working while files come in.
  await expect(winnow.importPanel.getByRole('progressbar')).toBeVisible();
  await winnow.navigate('Tags');
  await expect(page.getByRole('heading', { name: 'Tags', level: 1 })).toBeVisible();
  await winnow.navigate('Timeline');
  await expect(winnow.importPanel.getByRole('button', { name: 'Pause' })).toBeVisible();
  await winnow.waitForImport();

  expect((await winnow.readImportOutcomes()).size).toBe(50);
  await winnow.expectGridTotal(950);

  await winnow.addPhotos(files.slice(0, 40));
  await winnow.waitForImport();
  await winnow.expectGridTotal(950);
});

test('closing the tab in the middle loses nothing that was reported and repeats nothing', async ({
  context,
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  const files = Array.from({ length: 300 }, (_, index): UploadFile => ({
    name: `photo-${index}.png`,
    mimeType: 'image/png',
    buffer: makeNumberedPng(50_000 + index),
  }));
  await winnow.addPhotos(files);
  await expect.poll(() => winnow.gridTotal(), { timeout: 60_000 }).toBeGreaterThan(20);
  const reported = await winnow.gridTotal();
  await page.close();

  const again = new WinnowPage(await context.newPage());
  await again.open();
  await expect.poll(() => again.gridTotal(), { timeout: 20_000 }).toBeGreaterThanOrEqual(reported);
  await again.addPhotos(files);
  await again.waitForImport();
  await again.expectGridTotal(300);
});

test('originals are kept byte for byte', async ({ page }) => {
  const sample = shared.find(({ file }) => file === 'Landscape_6.jpg');
  test.skip(sample === undefined, 'needs the shared photos');
  if (sample === undefined) return;
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([sample.path]);
  await winnow.waitForImport();
  await winnow.photo(sample.file).click();

  const downloadEvent = page.waitForEvent('download');
  await page
    .getByRole('button', { name: 'Download original' })
    .or(page.getByRole('link', { name: 'Download original' }))
    .click();
  const path = await (await downloadEvent).path();
  expect(readFileSync(path).equals(readFileSync(sample.path))).toBe(true);
});
