import { expect, test, type Page } from '@playwright/test';
import { makePictures } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const CONFIG = '/api/system-config';
const SCAN = '/api/classification/scan';

/** A configuration file as a site would serve it. */
const FILE = `classification:
  categories:
    - name: Pets
      prompts: [a photo of a dog]
`;

interface Call {
  readonly path: string;
  readonly token?: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** Calls the API from the page, as a script on it would. */
function call(page: Page, made: Call): Promise<Answer> {
  return page.evaluate(async ({ path, token, method = 'GET', body, headers = {} }) => {
    const response = await fetch(path, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: Object.fromEntries(response.headers), json };
  }, made);
}

function configWith(...names: string[]): string {
  const categories = names.map((name) => ({
    name,
    prompts: [`a photo of ${name}`],
    similarity: 0.9,
    action: 'tag',
    enabled: true,
  }));
  return JSON.stringify({
    classification: { enabled: true, categories },
    job: { classification: { concurrency: 1 } },
  });
}

async function openApiTab(page: Page): Promise<WinnowPage> {
  const winnow = new WinnowPage(page);
  await winnow.open('/settings/api');
  await winnow.waitForOffline();
  // In the first moments after a page was claimed, Chromium may still send a request past the worker.
  await expect.poll(() => page.evaluate(async (path) => (await fetch(path)).status, CONFIG)).toBe(401);
  return winnow;
}

async function createToken(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create token' }).click();
  const field = page.getByLabel('New token', { exact: true });
  await expect(field).toHaveValue(/^winnow_[\w-]{43}$/);
  return field.inputValue();
}

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a token opens the configuration, and open windows follow what a script changes', async ({
    context,
    page,
  }) => {
    await openApiTab(page);
    const token = await createToken(page);
    await expect(page.getByRole('main')).toContainText('Never');

    const window2 = await context.newPage();
    await window2.goto('/settings/categories');
    await expect(window2.getByText('No categories yet')).toBeVisible();

    const read = await call(page, { path: CONFIG, token });
    expect(read).toMatchObject({ status: 200, json: { classification: { enabled: true, categories: [] } } });
    const body = configWith('Receipts', 'Pets');
    const put = await call(page, {
      path: CONFIG,
      method: 'PUT',
      token,
      body,
      headers: { 'If-Match': read.headers['etag'] ?? '' },
    });
    expect(put).toMatchObject({ status: 200, json: JSON.parse(body) });
    await expect(window2.getByRole('main').getByText('Pets').first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('Never');

    // What was read first is out of date by now.
    const stale = await call(page, {
      path: CONFIG,
      method: 'PUT',
      token,
      body: configWith(),
      headers: { 'If-Match': read.headers['etag'] ?? '' },
    });
    expect(stale.status).toBe(412);
    const faulty = await call(page, { path: CONFIG, method: 'PUT', token, body: '{"classification":{}}' });
    expect(faulty).toMatchObject({
      status: 400,
      json: { error: { errors: [{ path: 'classification.categories' }] } },
    });
    const large = body.padEnd(1_000_001);
    expect((await call(page, { path: CONFIG, method: 'PUT', token, body: large })).status).toBe(413);
    expect((await call(page, { path: CONFIG, method: 'DELETE', token })).status).toBe(405);
    expect((await call(page, { path: '/api/assets', token })).status).toBe(404);
    expect((await call(page, { path: CONFIG, token })).json).toEqual(JSON.parse(body));
  });

  test('the examples on the page do what they say', async ({ page }) => {
    await openApiTab(page);
    const token = await createToken(page);
    const body = configWith('Receipts');
    expect((await call(page, { path: CONFIG, method: 'PUT', token, body })).status).toBe(200);

    const examples = await page.locator('pre').allTextContents();
    expect(examples).toHaveLength(3);
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    // As in a console, where `await` stands at the top.
    for (const code of examples) await page.evaluate(`(async () => {\n${code}\n})()`);
    await expect.poll(() => heard.length).toBe(3);
    expect(heard[1]).toMatch(/^200/);
    expect(heard[2]).toBe('204');

    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('main')).not.toContainText(token);
    await page.reload();
    await expect(page.getByRole('main')).toContainText(token.slice(0, 11));
    await expect(page.getByRole('main')).not.toContainText(token);
  });

  test('a wrong, a replaced and a revoked token open nothing', async ({ page }) => {
    await openApiTab(page);
    const first = await createToken(page);
    expect((await call(page, { path: CONFIG, token: `${first}x` })).status).toBe(401);

    await page.getByRole('button', { name: 'Replace token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace token' }).click();
    await expect(page.getByLabel('New token', { exact: true })).not.toHaveValue(first);
    const second = await page.getByLabel('New token', { exact: true }).inputValue();
    expect((await call(page, { path: CONFIG, token: first })).status).toBe(401);
    expect((await call(page, { path: CONFIG, token: second })).status).toBe(200);

    await page.getByRole('button', { name: 'Revoke token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect((await call(page, { path: CONFIG, token: second })).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click();
    await expect(page.getByRole('button', { name: 'Create token' })).toBeVisible();
    const refused = await call(page, { path: SCAN, method: 'POST', token: second });
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toContain('Bearer');
  });

  test('a scan asked for while no window is open runs when one opens', async ({ page }) => {
    const winnow = await openApiTab(page);
    const token = await createToken(page);
    await call(page, { path: CONFIG, method: 'PUT', token, body: configWith('Receipts') });
    await winnow.open();
    await winnow.addPhotos(makePictures(3, 300, 'photo'));
    await winnow.waitForImport();
    await winnow.waitForIdle();

    // A document of the same origin that is not the app: nothing here runs queues.
    await page.goto('/api/openapi.json');
    expect((await call(page, { path: SCAN, method: 'POST', token })).status).toBe(204);
    expect((await call(page, { path: SCAN, method: 'POST', token })).status).toBe(204);

    await winnow.open('/activity');
    const scans = page.getByRole('main').getByText('Library scanned');
    await expect(scans).toHaveCount(1);
    await expect(
      page
        .getByRole('main')
        .getByText(/3 photos looked at/)
        .first(),
    ).toBeVisible();
  });

  test('where the site has a configuration file, nothing is replaced, and a scan goes all the same', async ({
    context,
    page,
  }) => {
    await openApiTab(page);
    const token = await createToken(page);
    const body = configWith('Receipts');
    expect((await call(page, { path: CONFIG, method: 'PUT', token, body })).status).toBe(200);
    await context.route('**/winnow.config.yaml', (route) =>
      route.fulfill({ contentType: 'text/yaml', body: FILE }),
    );
    const refused = await call(page, { path: CONFIG, method: 'PUT', token, body: configWith() });
    expect(refused.status).toBe(409);
    expect((await call(page, { path: CONFIG, token })).json).toEqual(JSON.parse(body));
    expect((await call(page, { path: SCAN, method: 'POST', token })).status).toBe(204);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'A file decides' })).toBeVisible();
    expect((await call(page, { path: CONFIG, token })).json).toMatchObject({
      classification: { categories: [{ name: 'Pets' }] },
    });
  });

  test('a form on another site gets nowhere', async ({ page, baseURL }) => {
    await openApiTab(page);
    // The same server under another name is another site.
    const other = (baseURL ?? '').replace('localhost', '127.0.0.1');
    // With a page of its own: Winnow's policy lets no form of Winnow's be sent anywhere.
    await page.route(`${other}/elsewhere`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
    );
    await page.goto(`${other}/elsewhere`);
    const address = `${String(baseURL)}${SCAN}`;
    const answered = page.waitForResponse((response) => response.url() === address);
    await page.evaluate((action) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = action;
      document.body.append(form);
      form.submit();
    }, address);
    expect((await answered).status()).toBe(403);
  });

  test('the description is there offline, without a token', async ({ context, page }) => {
    await openApiTab(page);
    await context.setOffline(true);
    const { status, json } = await call(page, { path: '/api/openapi.json' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ openapi: '3.1.0' });
    const token = await createToken(page);
    expect((await call(page, { path: CONFIG, token })).status).toBe(200);
  });
});

test('where no service worker runs the page says so, and nothing pretends to answer', async ({ page }) => {
  await page.goto('/settings/api');
  await expect(page.getByRole('heading', { name: 'The API is not active in this window yet' })).toBeVisible();
  const status = await page.evaluate(async (path) => (await fetch(path)).status, CONFIG);
  expect(status).toBe(404);
});
