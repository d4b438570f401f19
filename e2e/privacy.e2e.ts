import { expect, test, type BrowserContext } from '@playwright/test';
import { z } from 'zod';
import { HOSTILE, withCamera } from './fixtures/hostileStrings.ts';
import { makeJpeg, makeNumberedPng } from './fixtures/pictures.ts';
import { readSharedPhotos } from './fixtures/sharedPhotos.ts';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

const violationSchema = z.object({
  'csp-report': z.object({
    'violated-directive': z.string(),
    'document-uri': z.string(),
    'source-file': z.string().optional(),
    'script-sample': z.string().optional(),
  }),
});

/** Asks the browser to report what the policy forbids, workers' tries included; the shipped policy reports to nobody. */
async function recordViolations(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.route('**/*', async (route) => {
    if (new URL(route.request().url()).pathname === '/violations') {
      const report: unknown = route.request().postDataJSON();
      violations.push(JSON.stringify(violationSchema.parse(report)['csp-report']));
      await route.fulfill({ status: 204 });
      return;
    }
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'];
    if (policy === undefined && ['document', 'script'].includes(route.request().resourceType())) {
      violations.push(`${route.request().url()} was served without a policy`);
    }
    await route.fulfill({
      response,
      headers: {
        ...response.headers(),
        'content-security-policy': `${policy ?? ''}; report-uri /violations`,
      },
    });
  });
  return violations;
}

/** Addresses outside the site that anything in the browser asked for. */
function recordElsewhere(context: BrowserContext, baseUrl: string | undefined): string[] {
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (/^(?:https?|wss?):/.test(url) && !url.startsWith(baseUrl ?? '')) elsewhere.push(url);
  });
  return elsewhere;
}

// What the page still fetches when a test is done is nobody's failure.
test.afterEach(({ context }) => context.unrouteAll({ behavior: 'ignoreErrors' }));

test('import of every format, a scan and its results contact nobody and break no rule of the policy', async ({
  context,
  page,
  baseURL,
}) => {
  const violations = await recordViolations(context);
  const elsewhere = recordElsewhere(context, baseURL);
  const winnow = new WinnowPage(page);
  await winnow.open();
  const formats = readSharedPhotos().filter(({ path }) => /\.(?:heic|tiff?|avif|webp|gif|bmp)$/i.test(path));
  await winnow.addPhotos([
    { name: 'one.png', mimeType: 'image/png', buffer: makeNumberedPng(77) },
    { name: 'two.jpg', mimeType: 'image/jpeg', buffer: await makeJpeg(page, 2400, 1800) },
  ]);
  await winnow.waitForImport();
  if (formats.length > 0) await winnow.addPhotos(formats.slice(0, 6).map(({ path }) => path));
  await winnow.waitForIdle();
  await winnow.addCategory({ name: 'Everything', prompts: ['a photo'], similarity: 0 });
  await winnow.navigate('Timeline');
  await winnow.scanLibrary();

  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(elsewhere).toEqual([]);
  expect(violations).toEqual([]);
});

test('the policy is enforced: markup, evaluated text and foreign addresses get nowhere', async ({ page }) => {
  await page.goto('/');
  const outcome = await page.evaluate(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page sees only what is in here
    const attempt = async (act: () => unknown): Promise<string> => {
      try {
        await act();
        return 'allowed';
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    return {
      markup: await attempt(() => {
        document.body.insertAdjacentHTML('beforeend', '<b>bold</b>');
      }),
      // Not from here: what a test evaluates is itself let off the policy.
      code: await new Promise<string>((resolve) => {
        setTimeout(() => {
          // oxlint-disable-next-line no-implied-eval, no-new-func -- that it fails is what is tested
          void attempt(() => new Function('return 1')).then(resolve);
        });
      }),
      worker: await attempt(() => new Worker('https://example.com/worker.js')),
      elsewhere: await attempt(() => fetch('https://example.com/')),
      inline: await attempt(() => {
        const script = document.createElement('script');
        script.textContent = 'window.__hacked = 1';
        document.body.append(script);
      }),
      hacked: '__hacked' in window,
    };
  });
  expect(outcome).toMatchObject({
    markup: 'TypeError',
    code: 'EvalError',
    worker: 'TypeError',
    elsewhere: 'TypeError',
    inline: 'TypeError',
    hacked: false,
  });
});

test('names, camera, categories, prompts, tags and YAML are text on every page, and no page asks for anything elsewhere', async ({
  context,
  page,
  baseURL,
}) => {
  // Every page, with each answer of the site looked at.
  test.slow();
  const violations = await recordViolations(context);
  const elsewhere = recordElsewhere(context, baseURL);
  const winnow = new WinnowPage(page);
  await winnow.open();
  const jpeg = await makeJpeg(page, 640, 480);
  await winnow.addPhotos([
    { name: `${HOSTILE[0]}.jpg`, mimeType: 'image/jpeg', buffer: withCamera(jpeg, HOSTILE[1], HOSTILE[2]) },
    { name: `${HOSTILE[1]}.png`, mimeType: 'image/png', buffer: Buffer.from('not a picture') },
  ]);
  await winnow.waitForImport();
  await expect(winnow.importPanel.getByText(HOSTILE[1], { exact: false })).toBeVisible();
  await winnow.addCategory({ name: HOSTILE[1], prompts: [...HOSTILE], similarity: 0 });
  await winnow.navigate('Timeline');
  await winnow.scanLibrary();

  await page.goto('/settings/configuration');
  await page.getByRole('button', { name: 'Import YAML' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill(`classification:\n  enabled: true\n  categories: []\n  ${JSON.stringify(HOSTILE[2])}: 1\n`);
  await expect(dialog.locator('code', { hasText: HOSTILE[2] })).toBeVisible();

  await page.goto('/photos/1');
  await expect(page.getByText(HOSTILE[2], { exact: false }).first()).toBeVisible();
  for (const path of PAGE_PATHS) {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    const found = await page.evaluate(() => ({
      hacked: '__hacked' in window,
      elements: document.querySelectorAll('img[src="x"], svg[onload], script:not([src])').length,
    }));
    expect(found, path).toEqual({ hacked: false, elements: 0 });
  }
  expect(elsewhere).toEqual([]);
  expect(violations).toEqual([]);
});
