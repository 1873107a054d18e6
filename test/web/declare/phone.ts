import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aTravellerDraft } from './drafts.ts';

/** A phone of 360 pixels in Henan whose clock shows `at`. */
export async function aPhone(browser: Browser, at: Date, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 360, height: 780 },
    serviceWorkers: 'block',
    // Colours on their way from one to another would be judged as they pass.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.clock.install({ time: at });
  return page;
}

export const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** Waits until a group of questions stands on the screen. */
export const atStep = (page: Page, title: string) =>
  page.getByRole('heading', { level: 1, name: title }).waitFor();

export interface Person {
  name: string;
  documentNumber: string;
  phone: string;
}

export function aPerson(part: Partial<Person> = {}): Person {
  const { name, documentNumber, phone } = aTravellerDraft();
  return { name, documentNumber, phone, ...part };
}

/** Fills in the nth traveller of the first group. */
export async function fillPerson(
  page: Page,
  { name, documentNumber, phone }: Person,
  nth = 0,
): Promise<void> {
  await page.getByLabel('姓名叫什么？').nth(nth).fill(name);
  await page.getByLabel('证件号码是多少？').nth(nth).fill(documentNumber);
  await page.getByLabel('手机号码是多少？').nth(nth).fill(phone);
}

/** Fills in when and from where: tomorrow afternoon, from Shenzhen. */
export async function fillWhen(page: Page): Promise<void> {
  await atStep(page, '什么时候、从哪里来');
  await page.getByRole('radio', { name: /^返豫/ }).check();
  await page.getByRole('button', { name: '后天', exact: true }).click();
  await page.getByRole('button', { name: '下午' }).click();
  await page.getByLabel('出发的省份').selectOption({ label: '广东省' });
  await page.getByLabel('出发的城市').selectOption({ label: '深圳市' });
  await page.getByLabel('出发的县（市、区）').selectOption({ label: '龙华区' });
  await page.getByLabel('出发地的详细地址').fill('龙华街道景龙社区');
}

/** Fills in how: by train. */
export async function fillHow(page: Page): Promise<void> {
  await atStep(page, '怎么来');
  await page.getByRole('radio', { name: '火车/高铁' }).check();
  await page.getByLabel(/^车次/).fill('g79');
}

/** Says no to every question about health. */
export async function fillHealth(page: Page): Promise<void> {
  await atStep(page, '健康和风险地区');
  for (const no of await page.getByRole('radio', { name: '没有' }).all()) await no.check();
}

/** Fills in all groups for a party, from a poster's address, up to the last one; for others when somebody helps. */
export async function fillForm(
  page: Page,
  url: string,
  party: Person[],
  helper?: { name: string; phone: string },
): Promise<void> {
  await page.goto(`${url}/?community=410105001003`);
  await page.getByRole('button', { name: helper === undefined ? /我要报备/ : /帮别人填/ }).click();
  await atStep(page, '谁来');
  if (helper !== undefined) {
    await page.getByLabel('您的姓名').fill(helper.name);
    await page.getByLabel('您的手机号码').fill(helper.phone);
  }
  for (const [index, person] of party.entries()) {
    if (index > 0) await page.getByRole('button', { name: '添加同行人' }).click();
    await fillPerson(page, person, index);
  }
  await next(page);
  await fillWhen(page);
  await next(page);
  await atStep(page, '到哪里去');
  await page.getByText('体育社区居民居委会').waitFor();
  await page.getByLabel('住在那里的什么地方？').fill('3号楼2单元');
  await next(page);
  await fillHow(page);
  await next(page);
  await fillHealth(page);
  await next(page);
  await atStep(page, '核对并提交');
}

/** Confirms and sends; the receipt is on the screen afterwards. */
export async function declareNow(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /以上内容属实/ }).check();
  await page.getByRole('button', { name: '提交报备' }).click();
  await page.getByRole('heading', { name: '报备回执' }).waitFor();
}
