import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { JobsPage } from './pages/jobsPage.ts';
import { WinnowPage } from './pages/winnowPage.ts';

/** Several claims of the queue, so that one is caught in the middle of the work. */
const PHOTOS = 256;
const LOOK_OFTEN = [50];
const TAKE_OVER_TIMEOUT_MS = 60_000;

async function isLeading(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    // Of the two tabs the one that waits for the lock follows.
    const mine = await new Promise<string | undefined>((resolve) => {
      void navigator.locks.request(`probe ${Math.random()}`, async (lock) => {
        const { held = [] } = await navigator.locks.query();
        resolve(held.find(({ name }) => name === lock?.name)?.clientId);
      });
    });
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name, clientId }) => name === 'winnow-queues-default' && clientId === mine);
  });
}

/** Two tabs of one library, the first of which runs the queues, with photos waiting to be encoded. */
async function openTabs(context: BrowserContext): Promise<{ leader: JobsPage; follower: JobsPage }> {
  const leader = new JobsPage(await context.newPage());
  await leader.open();
  await expect.poll(() => isLeading(leader.page)).toBe(true);
  const follower = new JobsPage(await context.newPage());
  await follower.open();
  expect(await isLeading(follower.page)).toBe(false);
  await follower.pause('Smart search');
  // Little in hand, so that most still waits when the leader goes.
  await follower.concurrency('Smart search').fill('1');
  const winnow = new WinnowPage(follower.page);
  await winnow.addPhotos(
    Array.from({ length: PHOTOS }, (_, index) => ({
      name: `picture ${index}.png`,
      mimeType: 'image/png',
      buffer: makeNumberedPng(index),
    })),
  );
  await winnow.waitForImport();
  await expect(follower.count('Smart search', 'Waiting')).toHaveText(String(PHOTOS));
  return { leader, follower };
}

/** True where a write of any table goes through. */
async function canWrite(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('winnow-default');
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
          const answer = (isThrough: boolean) => () => {
            database.close();
            resolve(isThrough);
          };
          transaction.addEventListener('complete', answer(true));
          setTimeout(answer(false), 500);
          transaction.objectStore('jobs').count();
        });
      }),
  );
}

/**
 * Stops a page's script with work in hand: no event, no timer, no message, as if it were frozen (a page under test counts as
 * visible, and those the browser does not freeze). Between transactions, as browsers freeze: a transaction left open
 * would keep everybody else from the database. Answers the way to wake it.
 */
async function stopWithoutAWord(page: Page, other: JobsPage): Promise<() => Promise<unknown>> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Debugger.enable');
  await expect(async () => {
    const paused = new Promise((resolve) => {
      devTools.once('Debugger.paused', resolve);
    });
    await devTools.send('Debugger.pause');
    await paused;
    const isFit = (await canWrite(other.page)) && (await other.readCount('Smart search', 'Active')) > 0;
    if (!isFit) await devTools.send('Debugger.resume');
    expect(isFit).toBe(true);
  }).toPass({ intervals: [50], timeout: 30_000 });
  return () => devTools.send('Debugger.disable');
}

/** Until some photos are done and some wait; progress is seen in the tab that does not work. */
async function resumeUntilInTheMiddle(follower: JobsPage): Promise<void> {
  await follower.resume('Smart search');
  await expect
    .poll(() => follower.readCount('Smart search', 'Done'), {
      timeout: TAKE_OVER_TIMEOUT_MS,
      intervals: LOOK_OFTEN,
    })
    .toBeGreaterThan(0);
  expect(await follower.readCount('Smart search', 'Waiting')).toBeGreaterThan(0);
}

async function expectAllDoneOnce(jobs: JobsPage): Promise<void> {
  await jobs.waitForIdle();
  await expect(jobs.count('Smart search', 'Done')).toHaveText(String(PHOTOS));
  await expect(jobs.count('Smart search', 'Failed')).toHaveText('0');
}

test('the tab that runs the queues is closed in the middle, and the other goes on', async ({ context }) => {
  const { leader, follower } = await openTabs(context);
  await resumeUntilInTheMiddle(follower);
  await leader.page.close();
  await expect.poll(() => isLeading(follower.page), { timeout: TAKE_OVER_TIMEOUT_MS }).toBe(true);
  await expectAllDoneOnce(follower);
});

test('the tab that runs the queues stops without a word, the other takes over, and waking changes nothing', async ({
  context,
}) => {
  const { leader, follower } = await openTabs(context);
  await resumeUntilInTheMiddle(follower);
  const wake = await stopWithoutAWord(leader.page, follower);
  await expect.poll(() => isLeading(follower.page), { timeout: TAKE_OVER_TIMEOUT_MS }).toBe(true);
  await expectAllDoneOnce(follower);

  await wake();
  expect(await isLeading(leader.page)).toBe(false);
  await expectAllDoneOnce(leader);
  // The one that woke follows now, and takes over in its turn.
  await follower.page.close();
  await expect.poll(() => isLeading(leader.page), { timeout: TAKE_OVER_TIMEOUT_MS }).toBe(true);
});

test('a tab that is told it will be frozen hands over at once', async ({ context }) => {
  const { leader, follower } = await openTabs(context);
  await leader.page.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await expect.poll(() => isLeading(follower.page)).toBe(true);
  await leader.page.evaluate(() => document.dispatchEvent(new Event('resume')));
  await follower.resume('Smart search');
  await expectAllDoneOnce(follower);
  expect(await isLeading(leader.page)).toBe(false);
});

test('two tabs that ask for a scan at once get one', async ({ context }) => {
  const { leader, follower } = await openTabs(context);
  await follower.resume('Smart search');
  await follower.waitForIdle();
  await new WinnowPage(follower.page).addCategory({ name: 'Receipts', prompts: ['a photo of a receipt'] });
  const tabs = [leader.page, follower.page];
  for (const page of tabs) {
    await page.goto('/');
    await page.getByRole('button', { name: 'Scan library' }).first().click();
  }
  // Found beforehand: once the first tab has begun, the other's question is gone.
  const buttons = await Promise.all(
    tabs.map((page) =>
      page.getByRole('dialog').getByRole('button', { name: 'Scan library' }).elementHandle(),
    ),
  );
  await Promise.all(
    buttons.map((button) =>
      button.evaluate((element) => {
        element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      }),
    ),
  );
  for (const page of tabs) {
    await expect(page.getByRole('region', { name: 'Scan summary' })).toContainText(`${PHOTOS} photos`);
  }
  await leader.page.goto('/activity');
  await expect(leader.page.getByRole('listitem').filter({ hasText: 'Library scanned' })).toHaveCount(1);
});
