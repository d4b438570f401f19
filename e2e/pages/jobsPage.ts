/** The Jobs page as a person reads and uses it. */
import { expect, type Locator, type Page } from '@playwright/test';

export type QueueTitle = 'Metadata & thumbnails' | 'Smart search' | 'Classification';
export type CountLabel = 'Active' | 'Waiting' | 'Delayed' | 'Failed' | 'Done';

export class JobsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/jobs');
    await expect(this.count('Classification', 'Done')).toHaveText(/^\d/);
  }

  queue(title: QueueTitle): Locator {
    return this.page.getByRole('listitem', { name: title });
  }

  count(title: QueueTitle, label: CountLabel): Locator {
    return this.queue(title)
      .locator('dl > div')
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .locator('dd');
  }

  async readCount(title: QueueTitle, label: CountLabel): Promise<number> {
    return Number((await this.count(title, label).innerText()).replaceAll(',', ''));
  }

  async pause(title: QueueTitle): Promise<void> {
    await this.queue(title).getByRole('button', { name: 'Pause' }).click();
    await expect(this.queue(title).getByText('Paused')).toBeVisible();
  }

  async resume(title: QueueTitle): Promise<void> {
    await this.queue(title).getByRole('button', { name: 'Resume' }).click();
  }

  concurrency(title: QueueTitle): Locator {
    return this.queue(title).getByRole('slider', { name: 'At a time' });
  }

  async waitForIdle(): Promise<void> {
    await expect(this.page.getByRole('main').getByText('Nothing to do')).toBeVisible({ timeout: 120_000 });
  }
}
