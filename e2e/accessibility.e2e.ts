import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { makePictures } from './fixtures/pictures.ts';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

/** Colours aside, a page is the same in both themes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Shows the page in that theme. Colours on their way from one to the other are neither's. */
async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    // Two frames: the first one finds the theme changed and starts the transitions.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

/** What axe finds on the page as it stands, in both themes. WCAG 2.2's size of targets is left out unless it is asked for. */
async function findViolations(page: Page): Promise<string[]> {
  await showTheme(page, 'light');
  const light = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  await showTheme(page, 'dark');
  const dark = await new AxeBuilder({ page }).withRules(COLOUR_RULES).analyze();
  return [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}

test.describe.configure({ mode: 'parallel' });

const PICTURES = makePictures(6, 900, 'photo');

const isOfSettings = (path: string): boolean => path.startsWith('/settings');

for (const { name, paths } of [
  {
    name: 'page of the library',
    paths: [...PAGE_PATHS.filter((path) => !isOfSettings(path)), '/photos/999', '/no/such/page'],
  },
  { name: 'page of the settings', paths: PAGE_PATHS.filter(isOfSettings) },
]) {
  test(`axe finds nothing on any ${name}, in either theme`, async ({ page }) => {
    // Many pages: on a busy machine that takes longer than one journey may.
    test.slow();
    const winnow = new WinnowPage(page);
    await winnow.open();
    await winnow.addPhotos(PICTURES);
    await winnow.waitForImport();
    await winnow.addCategory({ name: 'Receipts', prompts: ['a photo of a paper receipt'] });
    for (const path of paths) {
      await winnow.open(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      expect(await findViolations(page), path).toEqual([]);
    }
  });
}

test('axe finds nothing on the empty timeline and in what opens over and beside the pages, in either theme', async ({
  page,
}) => {
  const winnow = new WinnowPage(page);
  const dialog = page.getByRole('dialog');
  await winnow.open();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  expect(await findViolations(page), 'empty timeline').toEqual([]);
  await winnow.addPhotos([
    ...PICTURES,
    { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
  ]);
  await winnow.waitForImport();
  await page.locator('[data-total] a').first().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(2);
  expect(await findViolations(page), 'selection, and an import with a refusal').toEqual([]);

  for (const [key, name] of [
    ['t', 'dialog of tags'],
    ['Control+k', 'palette'],
    ['?', 'keys'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    expect(await findViolations(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }

  await winnow.open('/settings/categories');
  await page.getByRole('button', { name: 'Add category' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Receipts');
  await page.getByLabel('Prompts', { exact: true }).fill('a photo of a paper receipt');
  await expect(page.getByText(/of 6 photos match/)).toBeVisible();
  expect(await findViolations(page), 'editor of a category, with its preview').toEqual([]);
});

/** The Tab key, until it has come to that; what it comes to on the way must be on the screen and show its focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
      return;
    }
  }
  throw new Error(`The Tab key does not come to ${String(target)}.`);
}

test('from import to undo by keyboard alone; the focus is never lost', async ({ page }) => {
  const winnow = new WinnowPage(page);
  const dialog = page.getByRole('dialog');
  const chosen = page.getByRole('gridcell', { selected: true });
  const focused = page.locator(':focus');
  await winnow.open();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const choosing = page.waitForEvent('filechooser');
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Add photos' }));
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(PICTURES);
  await winnow.waitForImport();
  // The button is gone with the welcome.
  await expect(focused).toHaveCount(1);

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByRole('button', { name: 'Add photos' }));
  await tabTo(page, page.locator('[data-total] a[tabindex="0"]'));
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chosen).toHaveCount(3);
  await page.keyboard.press('t');
  await expect(dialog.getByLabel('Tag', { exact: true })).toBeFocused();
  await page.keyboard.type('Trips/Lisbon');
  await page.keyboard.press('Enter');
  await expect(page.getByText('3 photos tagged Trips/Lisbon.')).toBeVisible();
  await expect(page.locator('[data-photo-id]:focus')).toHaveCount(1);

  await page.keyboard.press('e');
  await winnow.expectGridTotal(3);
  // What was archived had the focus: the photo in its place has it now.
  await expect(page.locator('[data-photo-id]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await winnow.expectGridTotal(6);
  const name = (await page.locator('[data-photo-id]:focus').getAttribute('aria-label')) ?? '';

  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name })).toBeFocused();
  await page.keyboard.press('z');
  await expect(page.getByRole('button', { name: 'Fit to the window' })).toBeVisible();
  await page.keyboard.press('0');
  await expect(page.getByRole('button', { name: 'Zoom to full size' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(winnow.photo(name)).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Categories');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Settings$/ })).toHaveCount(1);
  await expect(focused).toHaveCount(1);
  const add = page.getByRole('button', { name: 'Add category' }).first();
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Pets');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a photo of a dog');
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('Pets').first()).toBeVisible();
  await expect(focused).toHaveCount(1);
});
