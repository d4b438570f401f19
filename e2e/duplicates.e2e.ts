import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { makePng, type UploadFile } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

/** Copies are found once everything else is done. */
const WORK_TIMEOUT_MS = 240_000;

/** A soft pattern with every frequency in it, another for each seed; x and y from 0 to 1. */
function makeScene(seed: number): (x: number, y: number) => number {
  const waves = Array.from({ length: 40 }, (_, wave) => ({
    across: (wave * (seed + 3)) % 11,
    down: (wave * 5 + seed) % 9,
    phase: (wave * wave * seed) % 7,
  }));
  return (x, y) =>
    128 +
    waves.reduce(
      (sum, { across, down, phase }) => sum + 9 * Math.cos(across * x * 3 + down * y * 3 + phase),
      0,
    );
}

function picture(
  name: string,
  width: number,
  height: number,
  light: (x: number, y: number) => number,
): UploadFile {
  const buffer = makePng(width, height, (x, y) =>
    Math.min(255, Math.max(0, Math.round(light((x + 0.5) / width, (y + 0.5) / height)))),
  );
  return { name, mimeType: 'image/png', buffer };
}

const lake = makeScene(4);
const PICTURES: readonly UploadFile[] = [
  picture('lake.png', 480, 320, lake),
  picture('lake small.png', 240, 160, lake),
  // Turned clockwise by a quarter.
  picture('lake turned.png', 200, 300, (x, y) => lake(y, 1 - x)),
  picture('forest.png', 480, 320, makeScene(9)),
];

async function begin(page: Page): Promise<WinnowPage> {
  const winnow = new WinnowPage(page);
  await winnow.open('/duplicates');
  await expect(page.getByRole('heading', { name: 'No duplicates' })).toBeVisible();
  await winnow.addPhotos(PICTURES);
  await expect(page.getByRole('article', { name: '3 copies' })).toBeVisible({ timeout: WORK_TIMEOUT_MS });
  return winnow;
}

test('copies stand side by side, the best is kept, and undo brings the others back', async ({ page }) => {
  const winnow = await begin(page);
  await expect(page.getByRole('checkbox', { name: 'Keep lake.png' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Keep lake small.png' })).not.toBeChecked();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await page.getByRole('button', { name: 'Keep best of all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep the best copy of 1 picture?' });
  await dialog.getByRole('button', { name: 'Move 2 photos to the trash' }).click();
  await expect(page.getByRole('heading', { name: 'No duplicates' })).toBeVisible();
  await winnow.undo('2 photos moved to the trash.');
  await expect(page.getByRole('article', { name: '3 copies' })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Keep lake turned.png' }).check();
  await page.getByRole('button', { name: 'Keep 2, move 1 to the trash: lake.png' }).click();
  await expect(page.getByRole('article', { name: '2 copies' })).toBeVisible();
  await winnow.open('/trash');
  await expect(winnow.photo('lake small.png')).toBeVisible();
  await winnow.open('/duplicates');
  await expect(page.getByRole('article', { name: '2 copies' })).toBeVisible();
});

test('what is no duplicate stays apart until one asks to see it again', async ({ page }) => {
  const winnow = await begin(page);
  await page.getByRole('button', { name: 'Not duplicates: lake.png' }).click();
  await expect(page.getByRole('heading', { name: 'No duplicates' })).toBeVisible();
  await winnow.open('/duplicates');
  await expect(page.getByText('1 group is left out because you said: not duplicates.')).toBeVisible();
  await page.getByRole('button', { name: 'Show them again' }).click();
  await expect(page.getByRole('article', { name: '3 copies' })).toBeVisible();
});
