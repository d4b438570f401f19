/**
 * The app as a person drives it: by roles and names only, so that a journey reads like what somebody does.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import type { UploadFile } from '../fixtures/pictures.ts';

/** The longest a whole import or scan may take on a small, busy machine. */
const WORK_TIMEOUT_MS = 240_000;

/** Every page there is, by its address; `/photos/1` is the first photo of a new library. */
export const PAGE_PATHS = [
  '/',
  '/search',
  '/search?type=png',
  '/archive',
  '/archive/recent',
  '/review',
  '/favourites',
  '/tags',
  '/duplicates',
  '/trash',
  '/activity',
  '/jobs',
  '/settings/categories',
  '/settings/models',
  '/settings/storage',
  '/settings/profiles',
  '/settings/configuration',
  '/settings/api',
  '/settings/appearance',
  '/photos/1',
];

export interface CategoryWords {
  readonly name: string;
  readonly prompts: readonly string[];
  readonly similarity?: number;
  readonly action?: 'Tag only' | 'Tag and archive';
}

export class WinnowPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
  }

  async navigate(
    name:
      'Timeline' | 'Search' | 'Archive' | 'Favourites' | 'Tags' | 'Trash' | 'Activity' | 'Jobs' | 'Settings',
  ): Promise<void> {
    const back = this.page.getByRole('button', { name: 'Back', exact: true });
    if (new URL(this.page.url()).pathname.startsWith('/photos/')) await back.click();
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
  }

  /** Winnow starts again in that language. */
  async speakGerman(): Promise<void> {
    await this.open('/settings/appearance');
    await this.page.getByLabel('Language').selectOption('Deutsch');
    await this.page.getByRole('button', { name: 'Start again in Deutsch' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  }

  async addPhotos(files: readonly string[] | readonly UploadFile[]): Promise<void> {
    const input = this.page.locator('input[type=file][multiple]:not([webkitdirectory])').first();
    await input.setInputFiles(files);
  }

  /** The docked panel that follows an import. */
  get importPanel(): Locator {
    return this.page.getByRole('region', { name: 'Import' });
  }

  async waitForImport(): Promise<void> {
    await expect(this.importPanel.getByText(/\d imported/)).toBeVisible({ timeout: WORK_TIMEOUT_MS });
  }

  /**
   * What became of each file the panel names: `reject:<reason>` or `duplicate`, by file name. Files it does not name
   * were imported.
   */
  async readImportOutcomes(): Promise<Map<string, string>> {
    const more = this.importPanel.getByRole('button', { name: /^Show \d/ });
    for (const list of await this.importPanel.locator('details').all()) {
      if ((await list.getAttribute('open')) === null) await list.locator('summary').click();
    }
    while ((await more.count()) > 0) await more.first().click();
    const rows = await this.importPanel.locator('details li').evaluateAll((items) =>
      items.map((item) => ({
        name: item.querySelector('bdi')?.textContent ?? '',
        reason: item.getAttribute('data-reason'),
      })),
    );
    return new Map(
      rows
        .filter(({ name }) => name !== '')
        .map(({ name, reason }) => [name, reason === null ? 'duplicate' : `reject:${reason}`]),
    );
  }

  /** Waits until the service worker controls the page and everything it promises is stored. */
  async waitForOffline(): Promise<void> {
    await this.page.waitForFunction(
      async () => {
        const registration = await navigator.serviceWorker.ready;
        return registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
      },
      null,
      { timeout: WORK_TIMEOUT_MS },
    );
  }

  /** Number of photos the grid on this page stands for. */
  async gridTotal(): Promise<number> {
    const text = await this.page.locator('[data-total]').first().getAttribute('data-total');
    return Number(text);
  }

  async expectGridTotal(total: number): Promise<void> {
    await expect(this.page.locator('[data-total]').first()).toHaveAttribute('data-total', String(total), {
      timeout: WORK_TIMEOUT_MS,
    });
  }

  /** Takes back what that notice tells of. Other notices may still be there, and this one may yet have to come. */
  async undo(notice: string | RegExp): Promise<void> {
    const notices = this.page.getByRole('region', { name: 'Notices' }).locator('div');
    await notices.filter({ hasText: notice }).last().getByRole('button', { name: 'Undo' }).click();
  }

  photo(fileName: string): Locator {
    return this.page.getByRole('link', { name: fileName, exact: true });
  }

  /** Waits until every queue is empty, as the Jobs page shows it. */
  async waitForIdle(): Promise<void> {
    await this.navigate('Jobs');
    await expect(this.page.getByRole('main').getByText('Nothing to do')).toBeVisible({
      timeout: WORK_TIMEOUT_MS,
    });
  }

  /** Opens the question that a configuration is written into. */
  async openImport(): Promise<Locator> {
    await this.open('/settings/configuration');
    await this.page.getByRole('button', { name: 'Import YAML' }).click();
    return this.page.getByRole('dialog', { name: 'Import YAML' });
  }

  async importYaml(yaml: string): Promise<void> {
    const dialog = await this.openImport();
    await dialog.getByLabel('Configuration').fill(yaml);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }

  async addCategory({ name, prompts, similarity, action }: CategoryWords): Promise<void> {
    await this.open('/settings/categories');
    await this.page.getByRole('button', { name: 'Add category' }).first().click();
    const form = this.page.getByRole('form').or(this.page.getByRole('dialog')).last();
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByLabel('Prompts', { exact: true }).fill(prompts.join('\n'));
    if (similarity !== undefined) {
      await form.getByRole('slider', { name: 'Similarity' }).fill(String(similarity));
    }
    if (action !== undefined)
      await form.getByLabel('Action', { exact: true }).selectOption({ label: action });
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(form).toBeHidden();
  }

  /** Presses Scan library, says yes, and waits for the closing summary. */
  async scanLibrary(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Scan library' }).first().click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Scan library' }).click();
    const summary = this.page.getByRole('region', { name: 'Scan summary' });
    await expect(summary).toBeVisible({ timeout: WORK_TIMEOUT_MS });
    return summary;
  }
}
