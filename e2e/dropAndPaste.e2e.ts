import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

/** Drops paths of this machine onto the page the way the system does, folders included. */
async function dropPaths(page: Page, paths: string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await expect(page.getByText('Drop photos and folders to add them')).toBeVisible();
  await devTools.send('Input.dispatchDragEvent', { type: 'drop', x: 400, y: 300, data });
}

test('a dropped folder comes in with its folders, and loose files beside it', async ({ page }, testInfo) => {
  const folder = testInfo.outputPath('Trip');
  mkdirSync(join(folder, 'Day 1', 'Evening'), { recursive: true });
  // More than the hundred entries a browser hands over at once.
  for (let index = 0; index < 130; index++) {
    writeFileSync(join(folder, 'Day 1', `IMG_${index}.png`), makeNumberedPng(7000 + index));
  }
  writeFileSync(join(folder, 'Day 1', 'Evening', 'last.png'), makeNumberedPng(7500));
  writeFileSync(join(folder, 'notes.txt'), 'not a picture');
  const loose = testInfo.outputPath('loose.png');
  writeFileSync(loose, makeNumberedPng(7600));

  const winnow = new WinnowPage(page);
  await winnow.open();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  await dropPaths(page, [folder, loose]);
  await winnow.waitForImport();

  await winnow.expectGridTotal(132);
  expect(Object.fromEntries(await winnow.readImportOutcomes())).toEqual({
    'Trip/notes.txt': 'reject:not-an-image',
  });
});

test('a pasted picture is imported', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  const base64 = makeNumberedPng(8000).toString('base64');
  await page.evaluate((encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }));
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, base64);
  await winnow.waitForImport();
  await expect(winnow.photo('pasted.png')).toBeVisible();
});

test('cancelling keeps what was imported and says so', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos(
    Array.from({ length: 400 }, (_, index) => ({
      name: `many-${index}.png`,
      mimeType: 'image/png',
      buffer: makeNumberedPng(20_000 + index),
    })),
  );
  await expect.poll(() => winnow.gridTotal(), { timeout: 60_000 }).toBeGreaterThan(8);
  await winnow.importPanel.getByRole('button', { name: 'Cancel' }).click();
  await expect(winnow.importPanel.getByText('Adding was stopped')).toBeVisible();

  const said = await winnow.importPanel.getByRole('status').innerText();
  const [, kept = 0, leftOut = 0] = (
    /^(\d+) imported, (\d+) left out because you cancelled$/.exec(said) ?? []
  ).map(Number);
  expect(kept + leftOut).toBe(400);
  expect(kept).toBeGreaterThan(8);
  expect(kept).toBeLessThan(400);
  await winnow.expectGridTotal(kept);
});
