import { expect, test } from '@playwright/test';
import { startChangingSite } from './fixtures/changingSite.ts';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { readSharedPhotos } from './fixtures/sharedPhotos.ts';
import { z } from 'zod';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

const manifestSchema = z.object({
  name: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string() })),
  screenshots: z.array(z.object({ src: z.string() })),
  shortcuts: z.array(z.object({ url: z.string() })),
  share_target: z.object({ action: z.string(), method: z.string() }),
  file_handlers: z.array(z.object({ accept: z.record(z.string(), z.array(z.string())) })),
});

const receipts = readSharedPhotos().filter(({ expectedCategory }) => expectedCategory === 'receipt');

test.use({ serviceWorkers: 'allow' });

test('after the first visit, and a restart of the browser, the whole main job works with the server gone', async ({
  playwright,
}, testInfo) => {
  test.skip(receipts.length === 0, 'needs the shared photos');
  const site = await startChangingSite();
  const folder = testInfo.outputPath('browser');
  const launch = () =>
    playwright.chromium.launchPersistentContext(folder, {
      ...testInfo.project.use.launchOptions,
      baseURL: site.url,
    });
  try {
    const before = await launch();
    const first = new WinnowPage(await before.newPage());
    await first.open(site.url);
    await first.waitForOffline();
    await before.close();
    await site.stop();

    const context = await launch();
    await context.setOffline(true);
    const page = await context.newPage();
    const winnow = new WinnowPage(page);
    await winnow.open(site.url);
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
    await context.close();
  } finally {
    await site.close();
  }
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
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    expect((await request.get(src)).ok(), src).toBe(true);
  }
  for (const { url } of manifest.shortcuts) expect((await request.get(url)).ok()).toBe(true);
  expect(manifest.share_target).toMatchObject({ action: '/share', method: 'POST' });
  expect(Object.keys(manifest.file_handlers[0]?.accept ?? {})).toEqual(
    expect.arrayContaining(['image/jpeg', 'image/heic']),
  );
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

test('a missing file is a 404, never the page itself', async ({ request }) => {
  for (const path of ['/models/starter/onnx/none.onnx', '/assets/none.js']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  // Asked for at every start, so that there is none is no error.
  expect((await request.get('/winnow.config.yaml')).status()).toBe(204);
});
