import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const winnow = new WinnowPage(page);
    await winnow.open();
    await expect(page.getByText('Drop photos anywhere')).toBeVisible();
    const empty = await new AxeBuilder({ page }).analyze();
    expect(empty.violations, 'empty timeline').toEqual([]);

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
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        path,
      ).toEqual([]);
    }
  });
}

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
