import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startHubServer, type HubServer } from './fixtures/hubServer.ts';
import { startModelsSite } from './fixtures/modelsSite.ts';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const run = promisify(execFile);

const ID = 'somebody/tiny-clip';
const REVISION = 'c0ffee'.padEnd(40, '0');
const VISION = 'onnx/vision_model_quantized.onnx';
const STARTER = join(import.meta.dirname, '..', 'public', 'models', 'starter');
const MODEL_FILES = [
  'config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  VISION,
  'onnx/text_model_quantized.onnx',
];

/** The starter's own files under another name: a real model, small enough to wait for. */
function readTinyModel(): Map<string, Buffer> {
  return new Map(MODEL_FILES.map((path) => [path, readFileSync(join(STARTER, ...path.split('/')))]));
}

/** Lets the page ask the test's hub instead of the public one, as a site owner with a mirror would. */
async function allowHub(context: BrowserContext, hub: HubServer): Promise<void> {
  const { port } = new URL(hub.base);
  // What is answered in a server's stead counts as from nowhere, and from nowhere no local server may be asked.
  await context.grantPermissions(['local-network-access']);
  const hosts = `http://localhost:${port} http://127.0.0.1:${port}`;
  await context.route('**/*', async (route) => {
    const isWorker = route.request().url().includes('/assets/modelsWorker');
    if (!isWorker && route.request().resourceType() !== 'document') {
      await route.fallback();
      return;
    }
    const response = await route.fetch({ maxRetries: 3 });
    const headers = response.headers();
    const policy = headers['content-security-policy']?.replace('connect-src', `connect-src ${hosts}`);
    await route.fulfill({
      response,
      headers: policy === undefined ? headers : { ...headers, 'content-security-policy': policy },
    });
  });
  await context.addInitScript((base) => {
    localStorage.setItem('winnow-model-hub', base);
  }, hub.base);
}

function cardOf(page: Page, title: string): Locator {
  return page.getByRole('list', { name: 'Models' }).getByRole('listitem').filter({ hasText: title });
}

async function lookUp(page: Page): Promise<Locator> {
  await page.getByLabel('Repository').fill(ID);
  await page.getByRole('button', { name: 'Look up' }).click();
  return page.getByRole('dialog', { name: `Download ${ID}?` });
}

async function useModel(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `Use ${title}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Use this model' }).click();
  await expect(cardOf(page, title).getByText('In use', { exact: true })).toBeVisible({ timeout: 60_000 });
}

test.describe('another model', () => {
  let hub: HubServer;

  test.beforeEach(async ({ context }) => {
    hub = await startHubServer({ id: ID, revision: REVISION, licence: 'mit', files: readTinyModel() });
    await allowHub(context, hub);
  });

  test.afterEach(async () => {
    await hub.close();
  });

  test('is downloaded after consent, paused, resumed after a reload, used, left and deleted', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const winnow = new WinnowPage(page);
    await winnow.open();
    await winnow.addPhotos(
      [1, 2, 3].map((seed) => ({
        name: `${String(seed)}.png`,
        mimeType: 'image/png',
        buffer: makeNumberedPng(seed),
      })),
    );
    await winnow.waitForImport();
    await winnow.waitForIdle();

    await winnow.open('/settings/models');
    const consent = await lookUp(page);
    await expect(consent.getByText(REVISION)).toBeVisible();
    await expect(consent.getByRole('link', { name: 'mit' })).toBeVisible();
    expect(hub.takeRequests().map(({ path }) => path)).toEqual(['config.json']);

    hub.plan(VISION, [{ kind: 'drip', pieceBytes: 40_000, everyMs: 50 }]);
    await consent.getByRole('button', { name: /^Download 3\.\d MB$/ }).click();
    const card = cardOf(page, ID);
    await expect(card.getByText(/a second/)).toBeVisible();
    await card.getByRole('button', { name: 'Pause' }).click();
    await expect(card.getByText(/^Paused at/)).toBeVisible();

    await page.reload();
    hub.takeRequests();
    await card.getByRole('button', { name: 'Resume' }).click();
    await expect(card.getByText(/^On this device, 3\.\d MB/)).toBeVisible();
    const [resumed] = hub.takeRequests();
    expect(resumed?.path).toBe(VISION);
    expect(resumed?.range).toMatch(/^bytes=[1-9]\d*-$/);

    await useModel(page, ID);
    await expect(page.getByText(`${ID}@${REVISION}:int8`)).toBeVisible();
    await page.reload();
    await expect(page.getByText(`${ID}@${REVISION}:int8`)).toBeVisible();
    await expect(card.getByRole('button', { name: 'Delete' })).toBeHidden();

    await useModel(page, 'Winnow starter model');
    await card.getByRole('button', { name: 'Delete' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete 3\.\d MB$/ })
      .click();
    await expect(card).toBeHidden();
    await page.reload();
    await expect(cardOf(page, 'CLIP ViT-B/32')).toBeVisible();
    await expect(card).toBeHidden();
  });

  test('with a wrong byte is refused, and right when it is asked for again', async ({ page }) => {
    const winnow = new WinnowPage(page);
    await winnow.open('/settings/models');
    hub.plan(VISION, [{ kind: 'wrong-byte' }]);
    await (await lookUp(page)).getByRole('button', { name: /^Download/ }).click();
    const card = cardOf(page, ID);
    const alert = card.getByRole('alert');
    await expect(alert).toContainText(`${VISION} is not the file that was expected`);
    await expect(alert.getByRole('button', { name: 'Use it anyway' })).toBeHidden();
    await expect(card.getByRole('button', { name: 'Use' })).toBeHidden();
    await alert.getByRole('button', { name: 'Start this file again' }).click();
    await card.getByRole('button', { name: 'Resume' }).click();
    await expect(card.getByText(/^On this device/)).toBeVisible();
  });

  test('stops where the browser has no room left, and goes on when there is some', async ({ page }) => {
    const winnow = new WinnowPage(page);
    await winnow.open('/settings/models');
    const browser = await page.context().newCDPSession(page);
    const origin = new URL(page.url()).origin;
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
    await (await lookUp(page)).getByRole('button', { name: /^Download/ }).click();
    const card = cardOf(page, ID);
    // Chromium reports another quota than the one in force, so only writing finds out.
    await expect(card.getByRole('alert')).toContainText(/no room left|left for Winnow; this needs/);
    await browser.send('Storage.overrideQuotaForOrigin', { origin });
    await card.getByRole('button', { name: /^(Resume|Try again)/ }).click();
    await expect(card.getByText(/^On this device/)).toBeVisible();
  });

  test('that does not exist, or cannot be reached, is said plainly', async ({ page }) => {
    const winnow = new WinnowPage(page);
    await winnow.open('/settings/models');
    await page.getByLabel('Repository').fill('nobody/nothing');
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page.getByRole('alert')).toContainText('does not exist');
    await hub.close();
    await page.getByLabel('Repository').fill(ID);
    await page.getByRole('button', { name: 'Look up' }).click();
    await expect(page.getByRole('alert')).toContainText('could not be reached');
  });
});

test('a site owner fetches a model, and the site gives it to its visitors itself', async ({ page }) => {
  const id = 'Xenova/clip-vit-base-patch16';
  const folder = mkdtempSync(join(tmpdir(), 'winnow-models-'));
  const hub = await startHubServer({ id, revision: REVISION, licence: 'mit', files: readTinyModel() });
  await run(process.execPath, ['tools/fetchModel.mjs', id, '--hub', hub.base], {
    env: { ...process.env, WINNOW_MODELS_DIR: folder },
  });
  await hub.close();
  const site = await startModelsSite(folder);
  try {
    await page.goto(`${site.url}/settings/models`);
    await page.getByRole('button', { name: 'Download CLIP ViT-B/16' }).click();
    const consent = page.getByRole('dialog');
    await expect(consent.getByText('This site', { exact: true })).toBeVisible();
    await consent.getByRole('button', { name: /^Download/ }).click();
    await expect(cardOf(page, 'CLIP ViT-B/16').getByText(/^On this device, 3\.\d MB/)).toBeVisible();

    const file = `${site.url}/models/${id}/config.json`;
    const part = await page.request.get(file, { headers: { Range: 'bytes=5-' } });
    expect(part.status()).toBe(206);
    expect(await part.body()).toEqual(readFileSync(join(STARTER, 'config.json')).subarray(5));
    expect((await page.request.get(`${site.url}/models/${id}/..%2f..%2f..%2fetc/passwd`)).status()).toBe(404);
    expect((await page.request.get(`${site.url}/models/${id}/none.onnx`)).status()).toBe(404);
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
