import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

/** Colours aside, a page is the same in both themes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands, in both themes. WCAG 2.2's size of targets is left out unless it is asked for. */
async function findViolations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // Colours on their way from one theme to the other are neither's.
  await page.evaluate(async () => {
    // Two frames: the first one finds the theme changed and starts the transitions.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
  const dark = await new AxeBuilder({ page }).withRules(COLOUR_RULES).analyze();
  return [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}

test('axe finds nothing on any page, in either theme', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  expect(await findViolations(page), 'empty timeline').toEqual([]);

  await winnow.addPhotos(
    [1, 2, 3].map((seed) => ({
      name: `photo ${seed}.png`,
      mimeType: 'image/png',
      buffer: makeNumberedPng(900 + seed),
    })),
  );
  await winnow.waitForImport();
  await winnow.addCategory({ name: 'Receipts', prompts: ['a photo of a paper receipt'] });
  for (const path of PAGE_PATHS) {
    await winnow.open(path);
    await expect(page.getByRole('main')).toBeVisible();
    expect(await findViolations(page), path).toEqual([]);
  }
});

test('the main job by keyboard alone', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open('/settings/categories');
  const addCategory = page.getByRole('button', { name: 'Add category' }).first();
  await addCategory.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Pets');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a photo of a dog');
  await page.getByRole('button', { name: 'Save', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('Pets').first()).toBeVisible();
});
