import type { Browser, Page } from 'playwright-core';
import type { RunningSystem } from '../../support/running-system.ts';
import { aPage } from '../a-browser.ts';
import { desktop } from './a-desk.ts';

/** A page of the desk at an address, by somebody who has signed in. */
export async function signInToDesk(
  { browser, running }: { browser: Browser; running: RunningSystem },
  username: string,
  hash: string,
): Promise<Page> {
  const page = await aPage(browser, desktop);
  await page.goto(`${running.system.deskUrl}/${hash}`);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('baobei');
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  return page;
}
