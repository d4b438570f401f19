import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { makePictures } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const PICTURES = makePictures(4, 700);

/** The first name comes with each picture, the second with none, whatever the model makes of them. */
const CATEGORIES = `classification:
  categories:
    - { name: Everything, prompts: [a photo, a picture, nothing, noise, a pattern], similarity: 0, action: tag_and_archive }
    - { name: Nothing, prompts: [a photo], similarity: 1 }
`;

async function begin(page: Page): Promise<WinnowPage> {
  const winnow = new WinnowPage(page);
  await winnow.importYaml(CATEGORIES);
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.waitForIdle();
  return winnow;
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('what a person corrected is said on the photo, and no scan overrides it', async ({ page }) => {
  const winnow = await begin(page);
  await winnow.open('/archive');
  await page.locator('[data-total] a').first().click();
  const photoUrl = page.url();
  const corrections = page.getByRole('list', { name: 'Corrections' });

  await page.getByRole('button', { name: 'Always this: Nothing' }).click();
  await expect(corrections).toContainText('You put Auto/Nothing on; it stays, whatever the score.');
  await page.getByRole('button', { name: 'Not this: Everything' }).click();
  await expect(corrections).toContainText('You took Everything off; it stays off.');
  await expectNoViolations(page);

  await winnow.open('/');
  await winnow.scanLibrary();
  await winnow.open(photoUrl);
  await expect(page.getByRole('link', { name: 'Auto/Nothing', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Auto/Everything', exact: true })).toBeHidden();

  await page.getByRole('button', { name: 'Allow again: Everything may tag this photo' }).click();
  await expect(corrections).not.toContainText('You took Everything off; it stays off.');
  await page.getByRole('button', { name: 'Leave it to Winnow: Nothing' }).click();
  await expect(corrections).toBeHidden();
  await expect(page.getByRole('link', { name: 'Auto/Nothing', exact: true })).toBeHidden();
  await winnow.undo('at the next scan.');
  await expect(corrections).toContainText('You put Auto/Nothing on');
});

test('a photo brought back says so, and can be left to the category again', async ({ page }) => {
  const winnow = await begin(page);
  await winnow.open('/archive');
  await page.locator('[data-total] a').first().click();
  const photoUrl = page.url();
  await page.getByRole('button', { name: 'Move to timeline' }).click();
  await expect(page.getByText('1 photo moved to the timeline.')).toBeVisible();
  await winnow.open(photoUrl);
  const corrections = page.getByRole('list', { name: 'Corrections' });
  await expect(corrections).toContainText('You brought it back; Everything will not archive it again.');
  await page.getByRole('button', { name: 'Allow again: Everything may archive this photo' }).click();
  await expect(page.getByText('Everything may archive this photo again.')).toBeVisible();
  await expect(corrections).toBeHidden();
});

test('a category says how much was corrected, and takes corrections back one by one or all at once', async ({
  page,
}) => {
  const winnow = await begin(page);
  await winnow.open('/archive');
  const links = page.locator('[data-total] a');
  await expect(links.nth(1)).toBeVisible();
  const photoUrls = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  for (const url of photoUrls) {
    await winnow.open(url);
    await page.getByRole('button', { name: 'Not this: Everything' }).click();
    await expect(page.getByText('You took Everything off; it stays off.')).toBeVisible();
  }
  await winnow.open('/settings/categories');
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  const review = page.getByRole('region', { name: /corrected/ });
  await expect(review).toContainText(`${String(photoUrls.length)} corrected`);
  await expect(review).toContainText(`${String(photoUrls.length)} taken off`);
  await expect(review).toContainText('To suggest a similarity it takes at least 5');
  await review.getByText('Show the photos').click();
  await expect(review.getByRole('button', { name: /^Allow again: picture/ })).toHaveCount(photoUrls.length);
  await expectNoViolations(page);

  await review
    .getByRole('button', { name: /^Allow again: picture/ })
    .first()
    .click();
  await expect(review).toContainText(`${String(photoUrls.length - 1)} corrected`);
  await review.getByRole('button', { name: 'Withdraw all corrections' }).click();
  await expect(review).toBeHidden();
  await winnow.undo('corrections withdrawn.');
  await expect(review).toContainText(`${String(photoUrls.length - 1)} corrected`);
});
