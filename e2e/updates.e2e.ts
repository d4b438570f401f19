import { expect, test, type Locator, type Page } from '@playwright/test';
import { startChangingSite, type ChangingSite } from './fixtures/changingSite.ts';
import { makeNumberedPng, type UploadFile } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

test.use({ serviceWorkers: 'allow' });

let site: ChangingSite;
test.beforeEach(async () => {
  site = await startChangingSite();
});
test.afterEach(() => site.close());

function bar(page: Page): Locator {
  return page.getByRole('region', { name: 'New version' });
}

async function readVersion(page: Page): Promise<string | null> {
  return page.evaluate(() => document.querySelector('meta[name=version]')?.getAttribute('content') ?? null);
}

function drawPictures(count: number): UploadFile[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `picture ${String(index)}.png`,
    mimeType: 'image/png',
    buffer: makeNumberedPng(7_000 + index),
  }));
}

async function visitFirst(page: Page): Promise<WinnowPage> {
  const winnow = new WinnowPage(page);
  await winnow.open(site.url);
  await winnow.waitForOffline();
  return winnow;
}

test('a new version is announced, waits for work in any window, and starts when the person says so', async ({
  context,
  page,
}) => {
  const winnow = await visitFirst(page);
  site.publish('two');
  await page.reload();
  await expect(bar(page)).toContainText('A new version of Winnow is ready.');
  const restart = bar(page).getByRole('button', { name: 'Restart now' });
  await expect(restart).toBeEnabled();
  await bar(page).getByRole('button', { name: 'Later' }).click();
  await expect(bar(page)).toBeHidden();

  const other = await context.newPage();
  await other.goto(site.url);
  await expect(bar(other)).toBeVisible();
  expect(await readVersion(other)).toBeNull();
  const otherRestart = bar(other).getByRole('button', { name: 'Restart now' });

  await winnow.addPhotos(drawPictures(400));
  await winnow.importPanel.getByRole('button', { name: 'Pause' }).click();
  await expect(bar(other)).toContainText('once another window has finished');
  await expect(otherRestart).toBeDisabled();
  await page.reload();
  await winnow.addPhotos(drawPictures(300));
  await winnow.importPanel.getByRole('button', { name: 'Pause' }).click();
  await expect(bar(page)).toContainText('once the photos on their way are added');
  await expect(restart).toBeDisabled();
  await winnow.importPanel.getByRole('button', { name: 'Resume' }).click();
  await winnow.waitForImport();
  await expect(restart).toBeEnabled();

  const reloaded = page.waitForEvent('load');
  await restart.click();
  await reloaded;
  expect(await readVersion(page)).toBe('two');
  await winnow.expectGridTotal(300);
  // The other window is told, and keeps what its person is looking at.
  await expect(bar(other)).toContainText('updated in another window');
  expect(await readVersion(other)).toBeNull();
});

test('a version that cannot be fetched whole changes nothing, and the one in use goes on without a network', async ({
  page,
}) => {
  const winnow = await visitFirst(page);
  site.publish('two', { isWhole: false });
  const warned = page.waitForEvent('console', (message) =>
    message.text().includes('could not be fetched whole'),
  );
  await page.reload();
  await warned;
  await expect(bar(page)).toBeHidden();

  await site.stop();
  await page.reload();
  expect(await readVersion(page)).toBeNull();
  await winnow.addPhotos(drawPictures(2));
  await winnow.waitForImport();
  await winnow.waitForIdle();
});
