import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { WinnowPage } from './pages/winnowPage.ts';

/** What axe finds on a part of the page; whole pages are accessibility.e2e.ts's. */
async function expectAccessible(page: Page, what: string, part = 'body'): Promise<void> {
  // What fades in is neither there nor gone.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    what,
  ).toEqual([]);
}

test('a first visit: samples, first results, the palette, the keys, and the samples gone again', async ({
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await expect(page.getByText('Drop photos anywhere')).toBeVisible();
  await expectAccessible(page, 'welcome');

  // Whoever comes with a backup is led to where it is put back.
  await page.getByRole('link', { name: 'Restore a backup' }).click();
  await expect(page.getByRole('button', { name: 'Choose a backup' })).toBeInViewport();
  await winnow.navigate('Timeline');

  await page.getByRole('button', { name: 'Try with sample photos' }).click();
  const results = page.getByRole('region', { name: 'First results' });
  // Of what the samples show, receipts are what the starter model knows best.
  await expect(results.getByRole('link', { name: /^Receipts, \d+ photos?$/ })).toBeVisible({
    timeout: 240_000,
  });
  await expect(results.getByText(/photos tagged\./)).toBeVisible({ timeout: 240_000 });
  await expect(page.getByText('24 photos here are samples.')).toBeVisible();
  await expectAccessible(page, 'first results', '[aria-label="First results"]');

  // From anywhere to a tag, by its letters.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill('aurec');
  await expect(palette.getByRole('option').first()).toContainText('Auto/Receipts');
  await expectAccessible(page, 'palette', 'dialog');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tags\/Auto\/Receipts$/);

  // The keys are listed, and those of one character can be turned off.
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await expectAccessible(page, 'keys', 'dialog');
  await sheet.getByRole('switch').uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();

  await winnow.navigate('Timeline');
  await page.getByRole('button', { name: 'Remove the samples' }).click();
  await winnow.expectGridTotal(0);
  // A library that has had photos is not welcomed again.
  await page.reload();
  await expect(page.getByRole('button', { name: 'Add photos', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try with sample photos' })).toBeHidden();
  await winnow.navigate('Trash');
  await winnow.expectGridTotal(24);
});
