import { expect, test, type Page } from '@playwright/test';
import { makeJpeg, makeNumberedPng, type UploadFile } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

function drawPicture(seed: number): UploadFile {
  return { name: `shared ${String(seed)} é.png`, mimeType: 'image/png', buffer: makeNumberedPng(seed) };
}

/** Posts a form as the system's share sheet does: a navigation from outside the app. */
async function share(page: Page, baseUrl: string, files: readonly UploadFile[]): Promise<void> {
  await page.goto('about:blank');
  await page.setContent(
    `<form method="post" enctype="multipart/form-data" action="${baseUrl}/share">
      <input type="file" name="photos" multiple><button>Share</button>
    </form>`,
  );
  await page.locator('input').setInputFiles([...files]);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.waitForURL(`${baseUrl}/`);
}

test.describe('the share target', () => {
  test.use({ serviceWorkers: 'allow' });

  test('takes photos, asks, and adds them; what is put off waits, what is declined goes', async ({
    page,
    baseURL,
  }) => {
    const sent: string[] = [];
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/share') && request.serviceWorker() !== null) sent.push(request.url());
    });
    const winnow = new WinnowPage(page);
    await winnow.open();
    await winnow.waitForOffline();
    const question = page.getByRole('dialog', { name: /^Add \d shared files?\?$/ });

    await share(page, baseURL ?? '', [drawPicture(1), drawPicture(2)]);
    await expect(question).toContainText('shared 1 é.png and shared 2 é.png');
    await question.getByRole('button', { name: 'Ask me later' }).click();
    await page.reload();
    await question.getByRole('button', { name: 'Add 2 files' }).click();
    await winnow.waitForImport();
    await winnow.expectGridTotal(2);
    await expect.poll(() => page.evaluate(() => caches.has('winnow-shared'))).toBe(false);

    await share(page, baseURL ?? '', [drawPicture(3)]);
    await question.getByRole('button', { name: 'Decline 1 file' }).click();
    await expect.poll(() => page.evaluate(() => caches.has('winnow-shared'))).toBe(false);
    await page.reload();
    await winnow.expectGridTotal(2);
    await expect(question).toBeHidden();

    await share(page, baseURL ?? '', []);
    await expect(page.getByText('holds no files')).toBeVisible();
    expect(sent).toEqual([]);
  });
});

test('a file the system opens with the app is imported', async ({ page }) => {
  // Only an installed app is given a launch queue with files; the files themselves are real.
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'launchQueue', {
      value: {
        async setConsumer(consumer: (launch: { files: FileSystemHandle[] }) => void) {
          const canvas = new OffscreenCanvas(40, 30);
          canvas.getContext('2d')?.fillRect(0, 0, 20, 30);
          const folder = await navigator.storage.getDirectory();
          const handle = await folder.getFileHandle('opened.png', { create: true });
          const writing = await handle.createWritable();
          await writing.write(await canvas.convertToBlob());
          await writing.close();
          consumer({ files: [handle] });
        },
      },
    });
  });
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.waitForImport();
  await expect(winnow.photo('opened.png')).toBeVisible();
});

test('the shortcut to scanning asks first, and once', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.addCategory({ name: 'Receipts', prompts: ['a photo of a paper receipt'] });
  await winnow.open();
  await winnow.addPhotos([drawPicture(9)]);
  await winnow.waitForImport();
  await winnow.open('/?do=scan');
  const question = page.getByRole('dialog');
  await expect(question.getByRole('button', { name: 'Scan library' })).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
  await winnow.expectGridTotal(1);
  await expect(question).toBeHidden();
});

test('the library is asked to be kept once; the screen is kept awake only where it is wanted', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page sees only what is in here
    const note = (call: string): void => {
      const { dataset } = document.documentElement;
      dataset['calls'] = `${dataset['calls'] ?? ''}${call} `;
    };
    navigator.storage.persist = () => {
      note('persist');
      return Promise.resolve(false);
    };
    navigator.wakeLock.request = () => {
      note('awake');
      return Promise.reject(new DOMException('The battery is low.', 'NotAllowedError'));
    };
  });
  const readCalls = (): Promise<string> =>
    page.evaluate(() => document.documentElement.dataset['calls'] ?? '');
  const winnow = new WinnowPage(page);
  await winnow.open();
  expect(await readCalls()).toBe('');
  await winnow.addPhotos([drawPicture(21)]);
  await winnow.waitForImport();
  await expect.poll(readCalls).toBe('persist ');

  await winnow.open('/settings/storage');
  const device = page.getByRole('region', { name: 'This device' });
  await device.getByRole('switch', { name: /awake/ }).click();
  await winnow.addPhotos([drawPicture(22)]);
  await winnow.waitForImport();
  await expect.poll(readCalls).toBe('awake ');
});

test('room is counted by kind, previews are given back, and everything is deleted once it is typed out', async ({
  context,
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([
    drawPicture(31),
    { name: 'large.jpg', mimeType: 'image/jpeg', buffer: await makeJpeg(page, 2400, 1800) },
  ]);
  await winnow.waitForImport();
  await winnow.waitForIdle();
  await page.evaluate(async () => {
    localStorage.setItem('winnow-encoder', '{}');
    await caches.open('winnow-webgpu-runtime').then((cache) => cache.put('/runtime', new Response('12345')));
    const root = await navigator.storage.getDirectory();
    await root.getDirectoryHandle('winnow-models', { create: true });
  });
  const other = new WinnowPage(await context.newPage());
  await other.open();
  await other.expectGridTotal(2);

  await winnow.open('/settings/storage');
  await expect(page.getByText(/, 2 photos$/)).toBeVisible();
  const freeUp = page.getByRole('region', { name: 'Free up space' });
  await freeUp.getByRole('button', { name: /^Delete previews \(about / }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete previews/ })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(freeUp.getByRole('button', { name: /previews/ })).toBeHidden();
  await expect(freeUp.getByRole('button', { name: 'Delete the WebGPU runtime (5 bytes)' })).toBeVisible();
  await winnow.navigate('Timeline');
  await winnow.photo('large.jpg').click();
  await expect(page.getByRole('img', { name: 'large.jpg' })).toBeVisible();

  await winnow.open('/settings/storage');
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  const dialog = page.getByRole('dialog');
  const go = dialog.getByRole('button', { name: 'Delete everything, 2 photos included' });
  await expect(go).toBeDisabled();
  await dialog.getByRole('textbox').fill('Delete everything');
  await go.click();
  for (const window of [page, other.page]) {
    await expect(window.getByText('Drop photos anywhere')).toBeVisible();
  }
  const left = await page.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return { keys: Object.keys(localStorage), caches: await caches.keys(), names };
  });
  expect(left).toEqual({ keys: [], caches: [], names: [] });
});

test('a full disk: the import stops with a reason, the storage page says so, and nothing is lost', async ({
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([drawPicture(41)]);
  await winnow.waitForImport();
  await winnow.waitForIdle();
  // How a browser meets a full disk; a real one would have to be filled.
  await page.evaluate(() => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page sees only what is in here
    const fail = function (this: IDBObjectStore): never {
      throw new DOMException(`No room in ${this.name}`, 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = fail;
    IDBObjectStore.prototype.add = fail;
  });
  await winnow.addPhotos([drawPicture(42)]);
  await expect(winnow.importPanel).toContainText('no room left');
  await winnow.navigate('Settings');
  await page.getByRole('link', { name: 'Storage', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('no room left');
  await winnow.navigate('Timeline');
  await winnow.expectGridTotal(1);
  await winnow.photo(drawPicture(41).name).click();
  await expect(page.getByRole('img', { name: drawPicture(41).name })).toBeVisible();
});
