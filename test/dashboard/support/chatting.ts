import type { Locator, Page } from 'playwright-core';

/** Writes into the composer and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

/** The messages that are drawn, oldest first. */
export const messages = (page: Page): Locator => page.locator('article[data-message]');

export const repliesOn = (page: Page): Locator => page.locator('article[aria-label^="Smriti,"]');

export const mineOn = (page: Page): Locator => page.locator('article[aria-label^="You,"]');

/** The account's menu, at the side. */
export async function account(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: choice }).click();
}

/** Signs in with the form for trying. */
export async function signIn(
  page: Page,
  name: string,
  role: 'user' | 'admin' = 'user',
): Promise<void> {
  await account(page, 'Sign in');
  const form = page.getByRole('dialog', { name: 'Sign in' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Come in as').selectOption(role);
  await form.getByRole('button', { name: 'Come in' }).click();
  await form.waitFor({ state: 'detached' });
}
