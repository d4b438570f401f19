import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startConfigFileSite } from './fixtures/configFileSite.ts';
import { makeNumberedPng, type UploadFile } from './fixtures/pictures.ts';
import { JobsPage } from './pages/jobsPage.ts';
import { ProfilesPage, readDatabaseNames } from './pages/profilesPage.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const FIRST = 'My photos';
const WORK_TIMEOUT_MS = 120_000;

function pictures(from: number, count: number): UploadFile[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `picture ${String(from + index)}.png`,
    mimeType: 'image/png',
    buffer: makeNumberedPng(from + index),
  }));
}

/** As low as a threshold can be; the model decides how many that is. */
const EVERYTHING = { name: 'Everything', prompts: ['a photo', 'a picture'], similarity: 0 };

/** A window with the first profile and another, named as given; it shows the first. */
async function openWith(
  page: Page,
  ...names: string[]
): Promise<{ winnow: WinnowPage; profiles: ProfilesPage }> {
  const profiles = new ProfilesPage(page);
  await profiles.open();
  for (const name of names) await profiles.add(name);
  return { winnow: new WinnowPage(page), profiles };
}

/** Locks of the queues that are held, by whichever window: one for each profile that is being worked on. */
async function countLeaders(page: Page): Promise<number> {
  return page.evaluate(
    async () =>
      ((await navigator.locks.query()).held ?? []).filter(
        ({ name }) => name?.startsWith('winnow-queues-') === true,
      ).length,
  );
}

async function openTab(
  context: BrowserContext,
): Promise<{ page: Page; winnow: WinnowPage; profiles: ProfilesPage }> {
  const page = await context.newPage();
  await page.goto('/');
  return { page, winnow: new WinnowPage(page), profiles: new ProfilesPage(page) };
}

/** Asks as a script on the page would; answers the status and the names of the categories, if any came. */
async function ask(page: Page, token: string, path: string, method = 'GET') {
  return page.evaluate(
    async (call) => {
      const response = await fetch(call.path, {
        method: call.method,
        headers: { Authorization: `Bearer ${call.token}` },
      });
      return { status: response.status, text: await response.text() };
    },
    { token, path, method },
  );
}

/** Activity has one scan, which has looked at so many photos. */
async function expectScanned(page: Page, photos: number): Promise<void> {
  await page.goto('/activity');
  const activity = page.getByRole('main');
  await expect(activity.getByText('Library scanned')).toHaveCount(1);
  await expect(activity.getByText(`${String(photos)} photos looked at`).first()).toBeVisible({
    timeout: WORK_TIMEOUT_MS,
  });
}

test('what is in one profile is nothing to another, and a window keeps to its own', async ({
  page,
  context,
}) => {
  const { winnow, profiles } = await openWith(page, 'Anna');
  await winnow.addCategory(EVERYTHING);
  await winnow.open();
  await winnow.addPhotos(pictures(1, 2));
  await winnow.waitForImport();
  await winnow.expectGridTotal(2);
  await winnow.waitForIdle();

  await profiles.switchTo('Anna');
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  for (const [tab, words] of [
    ['/settings/categories', 'No categories yet'],
    ['/tags', 'No tags yet'],
    ['/activity', 'Nothing has happened yet'],
  ] as const) {
    await page.goto(tab);
    await expect(page.getByRole('main')).toContainText(words);
  }

  // The same bytes are no duplicate here.
  await winnow.open();
  await winnow.addPhotos(pictures(1, 1));
  await winnow.waitForImport();
  expect([...(await winnow.readImportOutcomes())]).toEqual([]);
  await winnow.expectGridTotal(1);

  await page.reload();
  await profiles.expectCurrent('Anna');
  // A new window shows what was opened last; the choice of each is its own.
  const other = await openTab(context);
  await other.profiles.expectCurrent('Anna');
  await other.profiles.switchTo(FIRST);
  await other.winnow.expectGridTotal(2);
  await page.reload();
  await profiles.expectCurrent('Anna');
  await winnow.expectGridTotal(1);
});

test('two windows work on two profiles at once', async ({ page, context }) => {
  const { winnow } = await openWith(page, 'Anna');
  const other = await openTab(context);
  await other.profiles.switchTo('Anna');
  await winnow.open();
  await winnow.addPhotos(pictures(10, 12));
  await other.winnow.addPhotos(pictures(10, 7));
  await expect.poll(() => countLeaders(page)).toBe(2);
  for (const { window, photos } of [
    { window: winnow, photos: 12 },
    { window: other.winnow, photos: 7 },
  ]) {
    await window.expectGridTotal(photos);
    await window.waitForIdle();
  }
});

test('work that waits goes on when its profile is opened again', async ({ page }) => {
  const { winnow, profiles } = await openWith(page, 'Anna');
  const jobs = new JobsPage(page);
  await jobs.open();
  await jobs.pause('Smart search');
  await winnow.addPhotos(pictures(30, 5));
  await winnow.waitForImport();
  await expect(jobs.count('Smart search', 'Waiting')).toHaveText('5');
  await jobs.resume('Smart search');

  await profiles.switcher.click();
  await expect(page.getByText('goes on when this profile is opened again')).toBeVisible();
  await page.keyboard.press('Escape');
  await profiles.switchTo('Anna');
  await profiles.open();
  await expect(profiles.card(FIRST)).toContainText('5 photos');

  await profiles
    .card(FIRST)
    .getByRole('button', { name: `Open ${FIRST}` })
    .click();
  await profiles.expectCurrent(FIRST);
  await jobs.open();
  await expect(jobs.count('Smart search', 'Done')).toHaveText('5', { timeout: WORK_TIMEOUT_MS });
});

test('switching away from an import asks first', async ({ page }) => {
  const { winnow, profiles } = await openWith(page, 'Anna');
  await winnow.open();
  await winnow.addPhotos(pictures(50, 400));
  await winnow.importPanel.getByRole('button', { name: 'Pause' }).click();
  await profiles.choose('Anna');
  const question = page.getByRole('dialog', { name: 'Photos are still being added' });
  await expect(question).toContainText(`still to be added to ${FIRST}`);
  await question.getByRole('button', { name: 'Keep adding' }).click();
  await profiles.expectCurrent(FIRST);

  await profiles.choose('Anna');
  await question.getByRole('button', { name: 'Stop and open Anna' }).click();
  await profiles.expectCurrent('Anna');
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
});

test('a profile is renamed where it is, and no two have one name', async ({ page, context }) => {
  const { profiles } = await openWith(page, 'Anna');
  const other = await openTab(context);
  await other.profiles.switchTo('Anna');

  await profiles.card('Anna').getByRole('button', { name: 'Edit Anna' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(' my PHOTOS ');
  await dialog.getByRole('radio', { name: 'Violet' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Another profile has this name.')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Anna Lena');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(profiles.card('Anna Lena')).toBeVisible();
  await other.profiles.expectCurrent('Anna Lena');
});

test('deleting asks for the name and takes everything; a window that showed it says so', async ({
  page,
  context,
}) => {
  const { profiles } = await openWith(page, 'Anna');
  const other = await openTab(context);
  await other.profiles.switchTo('Anna');
  await other.winnow.addPhotos(pictures(80, 2));
  await other.winnow.waitForImport();
  const before = await readDatabaseNames(page);
  expect(before).toHaveLength(3);

  await profiles.open();
  const dialog = await profiles.askToDelete('Anna');
  await expect(dialog).toContainText('2 photos');
  const confirm = dialog.getByRole('button', { name: 'Delete profile and 2 photos' });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('Type Anna to confirm').fill('Ann');
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await profiles.delete('Anna');

  await expect(profiles.card('Anna')).toBeHidden();
  await expect(other.page.getByText('Anna was deleted')).toBeVisible();
  expect((await readDatabaseNames(page)).toSorted()).toEqual(['winnow-default', 'winnow.profiles']);
  await other.page.getByRole('button', { name: `Open ${FIRST}` }).click();
  await other.profiles.expectCurrent(FIRST);
});

test('the last profile is never gone: an empty one takes its place', async ({ page }) => {
  const { winnow, profiles } = await openWith(page);
  await winnow.addPhotos(pictures(90, 2));
  await winnow.waitForImport();
  await profiles.open();
  await expect(await profiles.askToDelete(FIRST)).toContainText('an empty one takes its place');
  await page.keyboard.press('Escape');
  await profiles.delete(FIRST);
  await profiles.expectCurrent(FIRST);
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  await expect.poll(() => readDatabaseNames(page)).not.toContain('winnow-default');
  await page.reload();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
});

test('Scan all profiles queues a scan in each, which runs where its profile is opened', async ({ page }) => {
  const { winnow, profiles } = await openWith(page, 'Anna', 'Ben');
  for (const name of ['Anna', FIRST]) {
    await profiles.switchTo(name);
    await winnow.addPhotos(pictures(100, 2));
    await winnow.waitForImport();
    await winnow.waitForIdle();
    await winnow.addCategory(EVERYTHING);
  }
  await page.goto('/jobs');
  await page.getByRole('button', { name: 'Scan all profiles' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Scan all profiles' }).click();
  const said = page.getByRole('region', { name: 'Notices' });
  await expect(said).toContainText(`Scanning ${FIRST}. Anna is scanned when it is opened.`);
  await expect(said).toContainText('Ben is not scanned: no category is enabled.');

  await profiles.switchTo('Anna');
  await expectScanned(page, 2);
});

test('everything about profiles by keyboard', async ({ page }) => {
  const { profiles } = await openWith(page);
  await page.getByRole('button', { name: 'Add profile', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Anna');
  await page.keyboard.press('Enter');
  await expect(profiles.card('Anna')).toBeVisible();

  await profiles.switcher.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: FIRST, exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(profiles.switcher).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await profiles.expectCurrent('Anna');
});

test('a file on the site is in force for every profile, each from its own start', async ({ page }) => {
  const site = await startConfigFileSite(
    'classification: { categories: [{ name: Pets, prompts: [a photo of a dog] }] }\n',
  );
  try {
    await page.goto(`${site.url}/settings/profiles`);
    const profiles = new ProfilesPage(page);
    await profiles.add('Anna');
    await profiles.switchTo('Anna');
    await page.goto(`${site.url}/settings/categories`);
    await expect(page.getByRole('main').getByText('Pets').first()).toBeVisible();
  } finally {
    await site.close();
  }
});

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a token is its own profile’s, whichever profile a window shows', async ({ page }) => {
    const { winnow, profiles } = await openWith(page, 'Anna');
    await winnow.waitForOffline();
    const tokens = new Map<string, string>();
    for (const name of ['Anna', FIRST]) {
      await profiles.switchTo(name);
      await winnow.addCategory({ ...EVERYTHING, name: `Of ${name}` });
      await winnow.addPhotos(pictures(120, 2));
      await winnow.waitForImport();
      await winnow.waitForIdle();
      await page.goto('/settings/api');
      await page.getByRole('button', { name: 'Create token' }).click();
      tokens.set(name, await page.getByLabel('New token', { exact: true }).inputValue());
    }
    const annas = tokens.get('Anna') ?? '';
    const mine = tokens.get(FIRST) ?? '';
    expect((await ask(page, annas, '/api/system-config')).text).toContain('Of Anna');
    expect((await ask(page, mine, '/api/system-config')).text).toContain(`Of ${FIRST}`);

    // This window shows the other profile: Anna's scan waits for a window of hers.
    expect((await ask(page, annas, '/api/classification/scan', 'POST')).status).toBe(204);
    await page.goto('/activity');
    await expect(page.getByRole('main').getByText('Library scanned')).toHaveCount(0);
    await profiles.switchTo('Anna');
    await expectScanned(page, 2);

    await profiles.open();
    await profiles.delete('Anna');
    await profiles.expectCurrent(FIRST);
    expect((await ask(page, annas, '/api/system-config')).status).toBe(401);
    expect((await ask(page, mine, '/api/system-config')).status).toBe(200);
  });
});
