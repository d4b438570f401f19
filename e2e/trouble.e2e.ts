import { expect, test } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

test('a model that is not there: photos are imported and wait, with the reason, and go on by themselves', async ({
  page,
}) => {
  let isMissing = true;
  await page.route('**/models/starter/onnx/vision_model_quantized.onnx', async (route) => {
    if (isMissing) await route.fulfill({ status: 404, body: 'Not found' });
    else await route.continue();
  });
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([{ name: 'one.png', mimeType: 'image/png', buffer: makeNumberedPng(4242) }]);
  await winnow.waitForImport();
  await winnow.expectGridTotal(1);

  await winnow.navigate('Jobs');
  await expect(page.getByRole('alert')).toContainText('vision_model_quantized.onnx');
  await expect(page.getByText('Nothing to do')).toBeHidden();

  isMissing = false;
  await winnow.waitForIdle();
  await expect(page.getByRole('alert')).toBeHidden();
});
