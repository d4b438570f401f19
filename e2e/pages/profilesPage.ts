/** Profiles as a person handles them: the tab in Settings, and the switcher in the frame. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ProfilesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/settings/profiles');
    await expect(this.cards.first()).toBeVisible();
  }

  get cards(): Locator {
    return this.page.getByRole('list', { name: 'Profiles', exact: true }).last().getByRole('listitem');
  }

  card(name: string): Locator {
    return this.page.getByRole('listitem', { name, exact: true });
  }

  /** What the frame says is open in this window. */
  get switcher(): Locator {
    return this.page.getByRole('button', { name: /^Profile: / });
  }

  async expectCurrent(name: string): Promise<void> {
    await expect(this.switcher).toHaveAccessibleName(`Profile: ${name}`);
  }

  async add(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add profile', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Add profile' }).click();
    await expect(this.card(name)).toBeVisible();
  }

  /** By the switcher; answers before a question that may come up. */
  async choose(name: string): Promise<void> {
    await this.switcher.click();
    await this.page
      .getByRole('list', { name: 'Profiles', exact: true })
      .first()
      .getByRole('button', { name, exact: true })
      .click();
  }

  async switchTo(name: string): Promise<void> {
    await this.choose(name);
    await this.expectCurrent(name);
  }

  /** Opens the question; nothing is deleted yet. */
  async askToDelete(name: string): Promise<Locator> {
    await this.card(name)
      .getByRole('button', { name: `Delete ${name}` })
      .click();
    const dialog = this.page.getByRole('dialog', { name: `Delete ${name}?` });
    await expect(dialog.getByText('It cannot be undone.')).toBeVisible();
    return dialog;
  }

  async delete(name: string): Promise<void> {
    const dialog = await this.askToDelete(name);
    await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
    await dialog.getByRole('button', { name: /^Delete profile/ }).click();
    await expect(this.page.getByText(`${name} was deleted.`)).toBeVisible();
  }
}

/** Names of Winnow's databases in this browser. */
export function readDatabaseNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
}
