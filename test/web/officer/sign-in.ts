import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aPage, smallPhone } from '../a-browser.ts';

/** Signs in on a phone of its own through the real sign-in page, and waits for the day. */
export async function signIn(
  browser: Browser,
  address: string,
  username: string,
  options: BrowserContextOptions = smallPhone,
): Promise<Page> {
  const page = await aPage(browser, options);
  // Undo lasts ten seconds; the tests move the page's own clock over them.
  await page.clock.install();
  // A test must not dial; that a link to the phone was tapped is kept.
  await page.addInitScript(() => {
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="tel:"]') : null;
      if (link === null) return;
      event.preventDefault();
      document.documentElement.dataset['dialled'] = link.getAttribute('href') ?? '';
    });
  });
  await page.goto(address);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('baobei');
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await page.getByRole('navigation', { name: '按事项查看' }).waitFor();
  return page;
}

/** Lets the ten seconds of undo pass and waits until the entry is saved. */
export async function letItBeSent(page: Page): Promise<void> {
  await page.clock.fastForward(10_000);
  await page.getByRole('status').getByText('已保存').first().waitFor();
}

/** A question of the verification by its heading. */
export async function asked(page: Page, question: string): Promise<void> {
  await page.getByRole('heading', { name: question }).waitFor();
}

/** Answers a group of chips. */
export async function chip(page: Page, group: RegExp | string, answer: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByRole('radio', { name: answer, exact: true }).check();
}
