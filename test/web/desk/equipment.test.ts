import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages } from './a-desk.ts';
import type { FakeApi } from './fake-api.ts';
import { imeiOf } from './some-equipment.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const county = '#/regions/410105/equipment';
const rowsIn = (page: Page) => page.getByRole('group', { name: '各社区（村）的号码和终端' }).getByRole('row');
const shownAs = (page: Page, code: string) => page.locator(`a.list-name[href$="shown=${code}"]`);
const rowOf = (page: Page, code: string) => rowsIn(page).filter({ has: shownAs(page, code) });
const drawerOf = (page: Page) => page.getByRole('dialog', { name: '社区（村）的号码和终端' });
const sentBy = (api: FakeApi, method: string) => api.asked.filter((call) => call.method === method);

describe('the devices of communities (F1)', () => {
  it('are counted above the county, and the number of those without leads to them', async () => {
    const { page, open } = await aDesk(browser, '4101');
    await open('#/regions/4101');
    await page.getByRole('link', { name: '终端' }).click();
    await page.getByRole('group', { name: '下级配发情况' }).waitFor();
    expect(await page.title()).toMatch(/终端/);
    await page
      .getByRole('row', { name: /^金水区/ })
      .getByRole('link')
      .last()
      .click();
    await page.getByText('已显示').waitFor();
    expect(page.url()).toMatch(/#\/regions\/410105\/equipment\?only=without$/);
    expect(await rowsIn(page).filter({ hasText: '未配发' }).count()).toBe((await rowsIn(page).count()) - 1);
  });

  it('are shown page by page; of some only: without, not yet received, in another device, by name or number', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(county);
    await page.getByText(/^已显示 50 个，共 \d+ 个$/).waitFor();
    await page.getByRole('button', { name: '再看一些' }).click();
    await page.getByText('已显示 100 个').waitFor();
    await page.getByRole('link', { name: '待签收 1' }).click();
    await rowOf(page, '410105001006').getByText('待签收').waitFor();
    expect(await rowsIn(page).count()).toBe(2);
    await page.getByRole('link', { name: '在别的手机里 1' }).click();
    const elsewhere = rowOf(page, '410105001003');
    await elsewhere.getByText('别的手机').waitFor();
    expect(await elsewhere.getByRole('link', { name: /^查看线索：体育社区/ }).getAttribute('href')).toBe(
      '#/regions/410105001003/findings?rule=sim-separated',
    );
    await page.getByRole('link', { name: /^全部/ }).click();
    await page.getByLabel('按名称、代码或号码查找').fill('410105001007');
    await page.getByText('已显示 1 个，共 1 个').waitFor();
    await rowOf(page, '410105001007').getByText('本机').waitFor();
  });

  it('are issued against what was seen; what is wrong is said at its field, also what another community has', async () => {
    const { page, open, api } = await aDesk(browser, '410105');
    await open(`${county}?only=without&shown=410105001010`);
    const drawer = drawerOf(page);
    await drawer.getByLabel('专属号码').fill('17000999999');
    await drawer.getByLabel(/^SIM 卡号/).fill('8986 0099 0000 0000 001');
    await drawer.getByLabel(/^终端串号/).fill('860000010000001');
    await drawer.getByLabel('型号').fill('二型');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('请逐位核对').waitFor();
    expect(await drawer.getByLabel(/^终端串号/).getAttribute('aria-invalid')).toBe('true');
    expect(await drawer.getByLabel('专属号码').getAttribute('aria-invalid')).toBe('false');
    await expectGoodToUse(page);
    await drawer.getByLabel(/^终端串号/).fill(imeiOf('86000001000000'));
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('该终端已配发给别的社区（村）。').waitFor();
    await drawer.getByLabel(/^终端串号/).fill(imeiOf('86000009000001'));
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('已保存。').waitFor();
    await drawer.getByRole('list', { name: '经过' }).getByText('配发').waitFor();
    const last = api.asked.findLast(({ method }) => method === 'PUT');
    expect(last?.headers['if-match']).toBe('"0"');
    expect(last?.body).toEqual({
      sim: { number: '17000999999', iccid: '8986009900000000001' },
      device: { imei: imeiOf('86000009000001'), model: '二型' },
    });
  });

  it('are shown again when somebody else was faster, and replaced only once that was seen', async () => {
    const { page, open, api } = await aDesk(browser, '410105');
    await open(`${county}?shown=410105001003`);
    const drawer = drawerOf(page);
    await drawer.getByRole('radio', { name: '更换卡或终端' }).check();
    await drawer.getByLabel(/^终端串号/).fill(imeiOf('86000009000002'));
    api.equipment.overtake('410105001003', '三型');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByRole('alert').getByText('别人刚改过这个社区（村）').waitFor();
    await drawer.locator('dd').getByText('三型').waitFor();
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('已保存。').waitFor();
    expect(sentBy(api, 'PUT').map(({ headers }) => headers['if-match'])).toEqual(['"1"', '"2"']);
    await drawer.getByRole('radio', { name: '收回' }).check();
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.locator('.form-wrong').filter({ hasText: /\S/ }).waitFor();
    await drawer.getByLabel('说明').fill('社区合并');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('已收回').first().waitFor();
    await drawer.getByText('社区合并').waitFor();
  });

  it('are received, repaired with a loan and reported lost by the township, which issues nothing', async () => {
    const { page, open, api } = await aDesk(browser, '410105001');
    await open('#/regions/410105001/equipment?shown=410105001006');
    const drawer = drawerOf(page);
    await drawer.getByRole('radio', { name: '代为签收' }).check();
    expect(await drawer.getByRole('radio', { name: /配发|更换|收回/ }).count()).toBe(0);
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('使用中').waitFor();
    await drawer.getByRole('radio', { name: '送修' }).check();
    await drawer.getByLabel(/^备用机串号/).fill(imeiOf('86000002000001'));
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText(`备用机 ${imeiOf('86000002000001')}`).waitFor();
    await drawer.getByRole('radio', { name: '报失' }).check();
    await drawer.getByLabel('说明').fill('丢失');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByRole('radio', { name: '已找回' }).waitFor();
    expect(sentBy(api, 'POST').map(({ body }) => body)).toEqual([
      { kind: 'receipt' },
      { kind: 'repair', loan: imeiOf('86000002000001') },
      { kind: 'loss', note: '丢失' },
    ]);
    expect(await page.getByRole('heading', { name: '用文件配发' }).count()).toBe(0);
  });
});

describe('issuing from a file', () => {
  const head = '型号,社区代码,号码,SIM 卡号,IMEI';
  const line = (code: string, n: number, imei = imeiOf(`8600000900000${n}`)) =>
    `二型,${code},1700099999${n},898600990000000000${n},${imei}`;
  const choose = (page: Page, ...lines: string[]) =>
    page.getByLabel('选择 CSV 文件').setInputFiles({
      name: '终端.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${[head, ...lines].join('\r\n')}`),
    });
  const outcome = (page: Page, name: RegExp) =>
    page.getByRole('group', { name: '逐行结果' }).getByRole('row', { name });

  it('is tried first, names each wrong line by column and reason, and does the others when it is confirmed', async () => {
    const { page, open, api } = await aDesk(browser, '410105');
    await open(county);
    await choose(
      page,
      line('410105001010', 1),
      line('410105001003', 2, '123'),
      line('410105001010', 3),
      line('410105001006', 4, imeiOf('86000001000000')),
    );
    await outcome(page, /^3 不对 IMEI：终端串号（IMEI）应为 15 位数字/).waitFor();
    await outcome(page, /^4 不对 社区代码：文件中另一行已有相同内容。/).waitFor();
    await outcome(page, /^5 不对 IMEI：该终端已配发给别的社区（村）。/).waitFor();
    await outcome(page, /^2 配发 .*410105001010 17000999991/).waitFor();
    await page.getByText('共 4 行 · 配发 1 · 不对 3').waitFor();
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '确认配发 1 行' }).click();
    await page.getByText('已配发或更换 1 个社区（村）。').waitFor();
    await page.getByText('有 3 行没有办').waitFor();
    const sent = sentBy(api, 'POST').map(({ body }) => body as { isDryRun: boolean; rows: object[] });
    expect(sent.map(({ isDryRun, rows }) => [isDryRun, rows.length])).toEqual([
      [true, 3],
      [false, 3],
    ]);
    await page.getByRole('link', { name: /^未配发/ }).click();
    await page.getByText(/^已显示 \d+ 个，共 \d+ 个$/).waitFor();
    await expect.poll(() => rowOf(page, '410105001010').count()).toBe(0);
  });

  it('is sent in parts, and goes on where it stood when one of them was not answered', async () => {
    const { page, open, api } = await aDesk(browser, '410105');
    await open(county);
    await page.getByText('已显示 50 个').waitFor();
    api.equipment.failPart(2);
    await choose(page, ...Array.from({ length: 201 }, (_, n) => `二型,${410105900000 + n},${n},${n}9,${n}8`));
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('共 201 行 · 不对 201').waitFor();
    await page.getByText('没有可以配发的行。').waitFor();
    const sent = sentBy(api, 'POST');
    expect(sent.map(({ body }) => (body as { rows: object[] }).rows.length)).toEqual([200, 1, 1]);
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
  });

  it('begins with a template that holds the communities without, which stay texts in a spreadsheet', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(county);
    await page.getByText('已显示 50 个').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下载模板/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('终端配发-410105.csv');
    const [first, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(first).toBe('\uFEFF社区代码,社区名称,号码,SIM 卡号,IMEI,型号');
    expect(lines[0]).toMatch(/^\t410105001010,经八路街道.+,,,,$/);
    expect(lines.every((one) => one.startsWith('\t410105'))).toBe(true);
    await choose(page, '二型,410105001010,17000999991');
    await page.getByText('第 2 行：有 3 列，应为 5 列。').waitFor();
  });

  it('is read in English, in large type and in the dark', async () => {
    const { page, open } = await aDesk(browser, '410105');
    await open(`${county}?shown=410105001003`);
    await drawerOf(page).getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Issue from a file' }).waitFor();
    await page.getByRole('button', { name: 'Large type' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectGoodToUse(page);
    await shownAs(page, '410105001003').click();
    const drawer = page.getByRole('dialog', { name: 'Number and device of a community' });
    await drawer.getByRole('radio', { name: 'Replace SIM or device' }).check();
    await drawer.getByLabel('Official number').waitFor();
    await expectGoodToUse(page);
  });
});
