import { expect, test } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { readSharedPhotos } from './fixtures/sharedPhotos.ts';
import { z } from 'zod';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

const manifestSchema = z.object({
  name: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string() })),
});

const receipts = readSharedPhotos().filter(({ expectedCategory }) => expectedCategory === 'receipt');

test.use({ serviceWorkers: 'allow' });

test('after the first visit the whole main job works with the network cut', async ({ context, page }) => {
  test.skip(receipts.length === 0, 'needs the shared photos');
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.waitForOffline();

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  await winnow.addPhotos(receipts.slice(0, 5).map(({ path }) => path));
  await winnow.waitForImport();
  await winnow.addCategory({
    name: 'Receipts',
    prompts: ['a photo of a paper receipt', 'a receipt from a store'],
    action: 'Tag and archive',
  });
  await winnow.navigate('Timeline');
  const summary = await winnow.scanLibrary();
  await expect(summary).toContainText('Receipts');
  await winnow.navigate('Archive');
  await expect.poll(() => winnow.gridTotal()).toBeGreaterThanOrEqual(4);
});

test('every page opens offline at its own address', async ({ context, page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([{ name: 'one.png', mimeType: 'image/png', buffer: makeNumberedPng(9) }]);
  await winnow.waitForImport();
  await winnow.waitForOffline();
  await context.setOffline(true);
  for (const path of PAGE_PATHS) {
    await winnow.open(path);
    await expect(page.getByRole('main')).toBeVisible();
  }
});

test('nothing is requested from anywhere else', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && baseURL !== undefined && !url.startsWith(baseURL)) elsewhere.push(url);
  });
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([{ name: 'one.png', mimeType: 'image/png', buffer: makeNumberedPng(77) }]);
  await winnow.waitForImport();
  await winnow.waitForIdle();
  expect(elsewhere).toEqual([]);
});

test('it can be installed: manifest and icons are what a browser asks for', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const response = await request.get(href ?? '');
  expect(response.ok()).toBe(true);
  const manifest = manifestSchema.parse(JSON.parse(await response.text()));
  expect(manifest.name).toBe('Winnow');
  for (const icon of manifest.icons) expect((await request.get(icon.src)).ok()).toBe(true);
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

test('a missing file is a 404, never the page itself', async ({ request }) => {
  for (const path of ['/models/starter/onnx/none.onnx', '/assets/none.js', '/winnow.config.yaml']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});
