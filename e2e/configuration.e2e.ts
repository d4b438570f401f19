import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startConfigFileSite, type ConfigFileSite } from './fixtures/configFileSite.ts';
import { makePictures } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

/** Matches whatever there is: the threshold is as low as it can be. */
const EVERYTHING = `# Ours
classification:
  categories:
    - name: Everything # all of it
      prompts: ['a photo', 'a picture']
      similarity: 0
      action: tag_and_archive
`;

const NO_CATEGORIES = 'classification: { categories: [] }\n';

const PICTURES = makePictures(3, 500);

/** How many photos the category had: matching depends on the model, and a score may lie below 0. */
async function addAndClassify(winnow: WinnowPage): Promise<number> {
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.waitForIdle();
  await winnow.navigate('Archive');
  const archived = await winnow.gridTotal();
  expect(archived).toBeGreaterThan(0);
  return archived;
}

test('YAML goes out as it came in, and every configuration can be gone back to', async ({ page }) => {
  const winnow = new WinnowPage(page);
  const dialog = await winnow.openImport();
  await dialog.getByLabel('Configuration').fill(EVERYTHING);
  await expect(
    dialog.getByText('Everything: added; similarity 0.00, tag and archive, 2 prompts'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Configuration imported.')).toBeVisible();
  const archived = await addAndClassify(winnow);

  await winnow.open('/settings/configuration');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export YAML' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('winnow.config.yaml');
  expect(readFileSync(await download.path(), 'utf8')).toBe(EVERYTHING);

  const again = await winnow.openImport();
  await again
    .locator('input[type=file]')
    .setInputFiles({ name: 'new.yaml', mimeType: 'application/yaml', buffer: Buffer.from(NO_CATEGORIES) });
  await expect(again.getByText('Everything: removed')).toBeVisible();
  await expect(again.getByText(`${String(archived)} tags are taken off`)).toBeVisible();
  await winnow.page.keyboard.press('Escape');
  await expect(
    page.getByRole('list', { name: 'History' }).getByRole('listitem', { name: 'Configuration 2' }),
  ).toBeHidden();
  await winnow.importYaml(NO_CATEGORIES);
  await expect(page.getByText(`Configuration imported: ${String(archived)} tags taken off`)).toBeVisible();
  await winnow.navigate('Timeline');
  await winnow.expectGridTotal(PICTURES.length);

  await winnow.open('/settings/configuration');
  const history = page.getByRole('list', { name: 'History' });
  const first = history.getByRole('listitem', { name: 'Configuration 1', exact: true });
  await first.getByRole('button', { name: 'Look at' }).click();
  const look = page.getByRole('dialog', { name: 'Configuration 1' });
  await look.getByLabel('Compare with').selectOption({ label: 'Configuration 2, in force' });
  await expect(look.getByText('Everything: removed')).toBeVisible();
  await expect(look.getByLabel('Document')).toHaveValue(EVERYTHING);
  await look.getByRole('button', { name: 'Restore' }).click();
  const restore = page.getByRole('dialog', { name: 'Restore configuration 1?' });
  await expect(restore.getByText('Everything: added')).toBeVisible();
  await restore.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Configuration 1 restored.')).toBeVisible();
  await expect(history.getByRole('listitem', { name: 'Configuration 3 In force' })).toContainText('Restored');
});

test('a text is checked as it stands, and shown as text whatever it says', async ({ page }) => {
  const dialog = await new WinnowPage(page).openImport();
  const field = dialog.getByLabel('Configuration');
  const save = dialog.getByRole('button', { name: 'Save' });
  await field.fill('classification: { categories: [{ name: A, prompts: [], similarity: 2 }] }');
  await expect(dialog.getByRole('alert')).toContainText('2 errors');
  await expect(dialog.getByRole('alert')).toContainText(
    'classification.categories[0].similarity must be between 0 and 1',
  );
  await expect(save).toBeDisabled();

  await field.fill('classification: [');
  await expect(dialog.getByRole('alert')).toContainText('The document is not valid YAML');

  const hostile = '<img src=x onerror="document.title=1">';
  await field.fill(
    `classification: { categories: [{ name: '${hostile}', prompts: [x] }] }\n'<b>mine</b>': 1\n`,
  );
  await expect(dialog.getByText(`${hostile}: added`)).toBeVisible();
  await expect(dialog.getByRole('code').getByText('<b>mine</b>')).toBeVisible();
  await expect(dialog.locator('img')).toHaveCount(0);

  await dialog.locator('input[type=file]').setInputFiles({
    name: 'large.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.alloc(1_000_001, 35),
  });
  await expect(dialog.getByText('large.yaml is larger than 1 MB')).toBeVisible();
});

test('a change made in another tab is said before it is put aside', async ({ page, context }) => {
  const winnow = new WinnowPage(page);
  await winnow.importYaml(EVERYTHING);
  const dialog = await winnow.openImport();
  await dialog.getByLabel('Configuration').fill(EVERYTHING.replace('similarity: 0', 'similarity: 0.4'));
  await expect(dialog.getByText('Everything: similarity 0.00 → 0.40')).toBeVisible();

  const other = await context.newPage();
  await other.goto('/settings/categories');
  await other.getByRole('switch', { name: 'Enabled', exact: true }).uncheck();
  await expect(other.getByText('Classification is off.')).toBeVisible();

  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Classification: switched off');
  await expect(dialog.getByRole('region', { name: 'What changes' })).toContainText(
    'Classification: switched on',
  );
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('listitem', { name: 'Configuration 3 In force' })).toBeVisible();
});

test('a stricter similarity is asked about: cancelled, nothing happens; saved, it is said afterwards', async ({
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.importYaml(EVERYTHING);
  const archived = await addAndClassify(winnow);
  await winnow.open('/settings/categories');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = page.getByRole('form', { name: 'Edit Everything' });
  await form.getByRole('slider', { name: 'Similarity' }).fill('1');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Save Everything with a higher similarity?' });
  await expect(question).toContainText('From 0.00 to 1.00.');
  await expect(question).toContainText(`${String(archived)} photos lose the tag Auto/Everything`);
  await expect(question.getByRole('button', { name: 'Save and rescan' })).toBeVisible();
  await expect(page.getByText('Category Everything saved')).toBeHidden();

  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  // What was typed is still there, and nothing was saved: neither the configuration nor a clean-up.
  await expect(form.getByRole('slider', { name: 'Similarity' })).toHaveValue('1');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await winnow.open('/settings/configuration');
  const history = page.getByRole('list', { name: 'History' });
  await expect(history.getByRole('listitem', { name: /^Configuration/ })).toHaveCount(1);
  await winnow.navigate('Archive');
  await winnow.expectGridTotal(archived);

  const raise = async (to: string, choice: 'Save only' | 'Save and rescan'): Promise<void> => {
    await winnow.open('/settings/categories');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await form.getByRole('slider', { name: 'Similarity' }).fill(to);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: choice }).click();
    await expect(page.getByText(/^Category Everything saved/)).toBeVisible();
  };
  await raise('0.01', 'Save only');
  await winnow.navigate('Timeline');
  await winnow.expectGridTotal(PICTURES.length);
  await winnow.navigate('Activity');
  await expect(page.getByText('Category Everything became stricter.')).toBeVisible();
  await expect(page.getByRole('listitem', { name: 'Library scanned' })).toHaveCount(0);

  await raise('1', 'Save and rescan');
  await winnow.waitForIdle();
  await winnow.navigate('Activity');
  await expect(page.getByRole('listitem', { name: 'Library scanned' })).toContainText('unchanged');
  await winnow.navigate('Timeline');
  await winnow.expectGridTotal(PICTURES.length);
});

test('without a configuration file nothing fails at the start', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const answered = page.waitForResponse(/\/winnow\.config\.yaml$/);
  await page.goto('/settings/categories');
  expect((await answered).status()).toBe(204);
  await expect(page.getByRole('button', { name: 'Add category' }).first()).toBeEnabled();
  expect(errors).toEqual([]);
});

test.describe('with a configuration file beside the app', () => {
  let site: ConfigFileSite;

  test.beforeEach(async () => {
    site = await startConfigFileSite(EVERYTHING);
  });

  test.afterEach(async () => {
    await site.close();
  });

  test('the file decides: pages are read-only, and what it removes is cleaned up at the next start', async ({
    page,
  }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const winnow = new WinnowPage(page);
    await winnow.open(`${site.url}/settings/categories`);
    await expect(page.getByText(`${site.url}/winnow.config.yaml`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add category' })).toBeDisabled();
    await expect(page.getByRole('switch', { name: 'Everything' })).toBeDisabled();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    const form = page.getByRole('form', { name: 'Everything' });
    await expect(form.getByLabel('Name', { exact: true })).toBeDisabled();
    await expect(form.getByText(`${site.url}/winnow.config.yaml`)).toBeVisible();
    await expect(form.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
    await form.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Scan library' }).first()).toBeEnabled();
    const archived = await addAndClassify(winnow);
    await winnow.navigate('Jobs');
    await expect(page.getByRole('slider').first()).toBeDisabled();
    await winnow.open(`${site.url}/settings/configuration`);
    await expect(page.getByRole('button', { name: 'Import YAML' })).toBeDisabled();

    site.write('classification: { categories: [{ name: Everything }] }');
    await page.reload();
    await expect(page.getByRole('alert').first()).toContainText('The configuration file is not valid');
    await expect(page.getByText('classification.categories[0].prompts')).toBeVisible();
    await winnow.navigate('Archive');
    await winnow.expectGridTotal(archived);

    site.write(EVERYTHING.replace('similarity: 0', 'similarity: 1'));
    await winnow.open(`${site.url}/`);
    await winnow.expectGridTotal(PICTURES.length);
    await winnow.waitForIdle();
    await winnow.navigate('Activity');
    await expect(
      page.getByText('By the configuration file: Category Everything became stricter.'),
    ).toBeVisible();
    await expect(page.getByRole('listitem', { name: 'Library scanned' })).toContainText('unchanged');
    expect(said).toContain('Winnow: Category Everything became stricter.');

    // The server fails: the last good copy holds, and the pages stay read-only.
    site.breakFile();
    await winnow.open(`${site.url}/settings/categories`);
    await expect(page.getByText('The last good copy is in force.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add category' })).toBeDisabled();
  });

  test.describe('offline', () => {
    test.use({ serviceWorkers: 'allow' });

    test('a file that was never valid keeps the pages read-only, and they say why', async ({
      page,
      context,
    }) => {
      site.write('classification: {}');
      const winnow = new WinnowPage(page);
      await winnow.open(`${site.url}/settings/configuration`);
      await expect(page.getByRole('alert').first()).toContainText('The configuration file is not valid');
      await winnow.waitForOffline();
      await context.setOffline(true);
      await page.reload();
      await expect(
        page.getByText('It was not valid when it was last read, so what was in force before stays in force.'),
      ).toBeVisible();
      await expect(page.getByRole('button', { name: 'Import YAML' })).toBeDisabled();
    });

    test('the last good copy holds', async ({ page, context }) => {
      const winnow = new WinnowPage(page);
      await winnow.open(`${site.url}/settings/configuration`);
      await winnow.waitForOffline();
      await context.setOffline(true);
      await page.reload();
      await expect(page.getByText('The last good copy is in force.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Import YAML' })).toBeDisabled();
    });
  });
});

function startWithoutFile(): string {
  return execFileSync(process.execPath, ['tools/start.mjs'], {
    env: { ...process.env, WINNOW_CONFIG_FILE: '/no/such/file.yaml' },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

test('a file that cannot be read keeps the server from starting, and says why', () => {
  expect(startWithoutFile).toThrow(
    /WINNOW_CONFIG_FILE names a file that cannot be read.*\/no\/such\/file\.yaml/s,
  );
});
