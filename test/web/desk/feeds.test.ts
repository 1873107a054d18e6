import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedRelease } from '../../../schemas/feed-guard.ts';
import { afternoon } from '../../support/builders.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aDesk, closePages, type Desk } from './a-desk.ts';
import { store } from './fake-feeds.ts';
import { caseId } from './some-cases.ts';
import { putSomeFindings } from './some-findings.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
closePages(() => browser);
pictureFailures(() => browser);

const csv = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('证件号码,检测结果\n') });

interface Store {
  /** What was put there. */
  put: string[];
  /** How it answers from now on; undefined: it is not reached. */
  answer: number | undefined;
}

/** The desk with a store that takes files, and gives out the lists of rejected rows. */
async function withStore(region = '41'): Promise<Desk & { files: Store }> {
  const desk = await aDesk(browser, region);
  const files: Store = { put: [], answer: 200 };
  const allowed = { 'Access-Control-Allow-Origin': '*' };
  await desk.page.route(`${store}/**`, (route) => {
    const request = route.request();
    if (request.method() !== 'PUT')
      return route.fulfill({
        headers: { ...allowed, 'Content-Disposition': 'attachment; filename="rejected.csv"' },
        body: 'line,column,reason\n',
      });
    if (files.answer === undefined) return route.abort();
    if (files.answer === 200) {
      files.put.push(request.postDataBuffer()?.toString() ?? '');
      desk.api.feeds.put();
    }
    return route.fulfill({ status: files.answer, headers: allowed });
  });
  return { ...desk, files };
}

const sentIn = ({ api }: Pick<Desk, 'api'>) => api.asked.filter(({ path }) => path.endsWith('/uploads'));

describe('a kind of feed', () => {
  it('says which columns its file needs and what they may be called', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption({ label: '核酸检测结果' });
    const columns = page.getByRole('group', { name: '核酸检测结果文件的列' });
    await columns
      .getByRole('row', { name: /检测结果 必需 取值：阴性、阳性、待检 检测结果、核酸结果/ })
      .waitFor();
    await columns.getByRole('row', { name: /检测机构 可有 文字/ }).waitFor();
    await expectGoodToUse(page);
  });

  it('that tells whereabouts is off and can’t be chosen', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const choice = page.getByLabel('数据类别');
    for (const name of ['铁路到达', '民航到达', '公路到达', '场所码扫码']) {
      const option = choice.getByRole('option', { name: `${name}（未启用）` });
      expect(await option.isDisabled()).toBe(true);
      await page.getByRole('row', { name: new RegExp(`^${name} 未启用`) }).waitFor();
    }
  });

  it('that tells whereabouts is on once a written mandate is recorded, and its file is sent (D3)', async () => {
    const desk = await withStore();
    const { page, open } = desk;
    await open('#/comparison');
    const mandates = page.getByRole('group', { name: '书面授权' });
    await mandates.getByRole('row', { name: /^场所码扫码 .*已终止.*专项排查结束/ }).waitFor();
    await mandates.getByRole('row', { name: /^民航到达 .*已到期/ }).waitFor();
    await page.getByRole('button', { name: '登记授权' }).click();
    const dialog = page.getByRole('dialog', { name: '登记书面授权' });
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    for (const sentence of [
      '请选择数据类别。',
      '请填写文号。',
      '请填写发文机关。',
      '请写明理由（至少 4 个字）。',
    ])
      await dialog.getByText(sentence).waitFor();
    await expectGoodToUse(page);
    await dialog.getByLabel('铁路到达').check();
    await dialog.getByLabel('文号').fill('示例〔2026〕9号');
    await dialog.getByLabel('发文机关').fill('省疫情防控指挥部');
    await dialog.getByLabel('用途和理由').fill('排查来豫未报备人员');
    await dialog.getByLabel('截止日期').fill('2026-01-19');
    await dialog.getByText('截止日期早于起始日期').waitFor();
    await dialog.getByLabel('截止日期').fill('2026-02-28');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('status').getByText('“铁路到达”已启用').waitFor();
    await mandates
      .getByRole('row', { name: /^铁路到达 示例〔2026〕9号 .*2026-01-20 至 2026-02-28 生效中/ })
      .waitFor();
    await page.getByRole('row', { name: /^铁路到达 尚未收到/ }).waitFor();
    await page.getByLabel('数据类别').first().selectOption({ label: '铁路到达' });
    await page.locator('input[type=file]').setInputFiles(csv('到达.csv'));
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText('“到达.csv”已送达').waitFor();
    expect(sentIn(desk).map(({ path }) => path)).toEqual(['/v1/feeds/rail/uploads']);
    await expectGoodToUse(page);
  });

  it('that tells whereabouts is off as soon as its mandate is ended, and a second mandate is refused before', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const record = async () => {
      await page.getByRole('button', { name: '登记授权' }).click();
      const dialog = page.getByRole('dialog', { name: '登记书面授权' });
      await dialog.getByLabel('公路到达').check();
      await dialog.getByLabel('文号').fill('示例〔2026〕9号');
      await dialog.getByLabel('发文机关').fill('省疫情防控指挥部');
      await dialog.getByLabel('用途和理由').fill('排查来豫未报备人员');
      await dialog.getByRole('button', { name: '登记', exact: true }).click();
      return dialog;
    };
    await record();
    await page.getByText('“公路到达”已启用').waitFor();
    const second = await record();
    await second.getByRole('alert').getByText('现有授权：示例〔2026〕9号').waitFor();
    await second.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '终止授权：公路到达 示例〔2026〕9号' }).click();
    const dialog = page.getByRole('dialog', { name: '终止书面授权' });
    await dialog.getByRole('button', { name: '终止', exact: true }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('终止的理由').fill('授权撤回，停止接收');
    await dialog.getByRole('button', { name: '终止', exact: true }).click();
    await page.getByRole('status').getByText('“公路到达”不再接收').waitFor();
    await page.getByRole('row', { name: /^公路到达 未启用/ }).waitFor();
    await page.getByRole('row', { name: /^公路到达 .*已终止.*授权撤回，停止接收/ }).waitFor();
  });

  it('whose last usable file is too old is told as a silent source', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByText('1 类数据逾时未报').waitFor();
    await page.getByText('核酸检测结果。请联系报送单位').waitFor();
    await page.getByRole('row', { name: /^核酸检测结果 逾时 3 小时未报/ }).waitFor();
    await page.getByRole('row', { name: /^健康码 按时/ }).waitFor();
    await page.getByRole('row', { name: /^次密接 尚未收到 尚无/ }).waitFor();
  });
});

describe('a file', () => {
  it('is sent, read and done before one’s eyes', async () => {
    const desk = await withStore();
    const { page, api, open } = desk;
    api.feeds.clear();
    await open('#/comparison');
    await page.getByText('还没有收到文件。').waitFor();
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText('请选择一个文件。').waitFor();
    await page.locator('input[type=file]').setInputFiles(csv('昨日结果.csv'));
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByRole('status').getByText('“昨日结果.csv”已送达，正在等待读取。').waitFor();
    const line = page.getByRole('listitem').filter({ hasText: '昨日结果.csv' });
    await line.getByText('读取中').waitFor();
    await line.getByText('已完成').waitFor();
    expect((await line.locator('dl').innerText()).replace(/\s+/g, ' ')).toBe(
      '总行数 3 匹配 1 待确认 0 转属地 0 未匹配 1 重复 0 拒收 1',
    );
    await line.getByText('合计相符').waitFor();
    await page.getByText('“昨日结果.csv”已收到').waitFor();
    expect(sentIn(desk).map(({ body }) => body)).toEqual([{ name: '昨日结果.csv' }]);
    expect(desk.files.put).toEqual([csv('').buffer.toString()]);
    await expectGoodToUse(page);
  });

  it('of SIM and device pairs speaks of numbers and communities, not of people (F3)', async () => {
    const { page, api, open } = await withStore();
    const pairs = { kind: 'sim-device', name: '机卡配对.csv' } as const;
    api.feeds.answerLetter(pairs);
    const held = { adverse: 1_200, people: 52_091, at: afternoon.toISOString() };
    api.feeds.answerLetter({ ...pairs, name: '机卡配对-批量.csv', state: 'held', held });
    await open('#/comparison');
    const line = page.getByRole('listitem').filter({ hasText: '机卡配对.csv' });
    expect((await line.locator('dl').innerText()).replace(/\s+/g, ' ')).toBe(
      '总行数 3 在册号码 1 非在册 1 重复 0 拒收 1',
    );
    await line.getByText('合计相符').waitFor();
    await line.getByText('号码已换 0').waitFor();
    expect(await line.getByText('转属地查找').count()).toBe(0);
    await page.getByText('将一次判定 1,200 个社区（村）机卡分离，占在册 52,091 个号码的 2.3%').waitFor();
  });

  it('that is a spreadsheet or something else is not sent', async () => {
    const desk = await withStore();
    const { page, open } = desk;
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.locator('input[type=file]').setInputFiles(csv('结果.xlsx'));
    await page.getByText('这是电子表格，请用“另存为 CSV”导出后再选。').waitFor();
    await page.locator('input[type=file]').setInputFiles(csv('结果.pdf'));
    await page.getByText('请选择 .csv 或 .csv.gz 文件。').waitFor();
    await page.getByRole('button', { name: '送出' }).click();
    expect(sentIn(desk)).toEqual([]);
  });

  it('that did not get through says why, and is the same file when it is sent again', async () => {
    const { page, open, files } = await withStore();
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/uploads')) keys.push(request.headers()['idempotency-key']);
    });
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.locator('input[type=file]').setInputFiles(csv('结果.csv'));
    const send = page.getByRole('button', { name: '送出' });
    for (const [answer, said] of [
      [undefined, '文件没有送完，连接中断了。请检查网络，再点“送出”；会重新送，不会成为两份。'],
      [403, '存储桶没有收下文件（403）。'],
      [503, '系统正忙'],
    ] as const) {
      files.answer = answer;
      await send.click();
      await page.getByRole('alert').getByText(said).waitFor();
    }
    await expectGoodToUse(page);
    // It was there before the answer was lost.
    files.answer = 412;
    await send.click();
    await page.getByText('“结果.csv”已送达').waitFor();
    expect([keys.length, new Set(keys).size]).toEqual([4, 1]);
    expect(files.put).toEqual([]);
  });

  it('that was taken and is not begun for two minutes is told so', async () => {
    const { page, api, open } = await withStore();
    api.feeds.stall();
    await page.clock.install();
    await open('#/comparison');
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.locator('input[type=file]').setInputFiles(csv('结果.csv'));
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByText('“结果.csv”已送达，正在等待读取。').waitFor();
    await page.clock.fastForward(121_000);
    await page.getByText('“结果.csv”送达已超过两分钟').waitFor();
  });

  it('can be sent by the keyboard', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByLabel('数据类别').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('input[type=file]').setInputFiles(csv('健康码.csv'));
    await page.getByRole('button', { name: '选择文件' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('“健康码.csv”已送达').waitFor();
  });
});

describe('the files that came', () => {
  it('tell why one was not used, which did not end, and where each row went', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await line('核酸.csv').getByText('表头缺少必需的列。').waitFor();
    await line('核酸.csv').getByText('涉及的列：检测结果、结果时间').waitFor();
    await line('核酸.csv').getByText('province-41 送').waitFor();
    await line('健康码.csv').getByText('由存储桶送入').waitFor();
    await line('次密接.csv').getByText('超过 6 小时没有结束').waitFor();
    await line('健康码.csv').getByText('1,204,310').waitFor();
    await line('健康码.csv').getByText('先前已记 31').waitFor();
    await page.getByText('这些数是什么意思').click();
    await page.getByText('不是在管人员，只留计数，内容即时丢弃。').waitFor();
  });

  it('give the province their rejected rows for 72 hours', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    const arrives = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载拒收的行：健康码.csv' }).click();
    expect((await arrives).suggestedFilename()).toBe('rejected.csv');
    await page.getByText('拒收清单已过 72 小时删除').waitFor();
    expect(await page.getByRole('button', { name: /^下载拒收的行/ }).count()).toBe(1);
  });

  it('tell the province what came of each row of a list from outside, to answer the letter with', async () => {
    const { page, api, open } = await withStore();
    api.feeds.answerLetter({ sentBy: { sub: 'province-41', place: '41' } });
    await open('#/comparison');
    const line = page.getByRole('listitem').filter({ hasText: '外省名单.csv' });
    await line.getByText('不含姓名和证件；下载会留痕').waitFor();
    const arrives = page.waitForEvent('download');
    await line.getByRole('button', { name: '下载各行结果：外省名单.csv' }).click();
    await arrives;
    await expectGoodToUse(page);
  });

  it('are seen by a county, which neither sends nor fetches', async () => {
    const { page, open } = await withStore('410105');
    await open('');
    await page.getByRole('link', { name: '比对' }).click();
    await page.getByText('表头缺少必需的列。').waitFor();
    await page.getByLabel('数据类别').selectOption('pcr');
    await page.getByRole('group', { name: '核酸检测结果文件的列' }).waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^下载(拒收的行|各行结果)/ }).count()).toBe(0);
    // By whose order whereabouts are told, every level may know.
    await page.getByRole('group', { name: '书面授权' }).getByText('专项排查结束').waitFor();
    expect(await page.getByRole('button', { name: /登记授权|^终止/ }).count()).toBe(0);
  });

  it('that can’t be told for now say so, and are asked for again', async () => {
    const { page, api, open } = await withStore();
    await open('#/exports');
    await page.getByText('可下载至').first().waitFor();
    api.fail(503);
    await page.getByRole('link', { name: '比对' }).click();
    await page.getByText('系统正忙').waitFor();
    api.fail(undefined);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('表头缺少必需的列。').waitFor();
  });

  it('are told in English', async () => {
    const { page, open } = await withStore();
    await open('#/comparison');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('1 silent source').waitFor();
    await page.getByText('The header lacks columns that are needed.').waitFor();
    await page.getByText('Columns: result, result at').waitFor();
    await page.getByLabel('Kind of data').selectOption('pcr');
    await page.getByRole('row', { name: /result must one of: negative, positive, pending/ }).waitFor();
    await expectGoodToUse(page);
  });
});

const byCity: FeedRelease = {
  ...{ by: { sub: 'city-4102', place: '4102' }, at: '2026-01-20T04:00:00.000Z', reason: 'known-event' },
};

describe('a file that would flag too many people at once', () => {
  it('stands first and is told on the overview; it takes a reason to release it, and somebody of another unit', async () => {
    const { page, api, open } = await withStore();
    api.feeds.hold();
    await open('#/regions/41');
    const need = page.getByRole('listitem').filter({ hasText: '比对文件待放行' });
    await need.getByRole('link', { name: '1' }).click();
    const line = page.getByRole('listitem').filter({ hasText: '健康码-批量.csv' });
    await line.getByText('待放行').waitFor();
    await line.getByText('将一次标记 12,400 人，占在管 1,204,000 人的 1%').waitFor();
    const list = page.locator('.feed-runs > li');
    expect(await list.first().innerText()).toContain('健康码-批量.csv');
    await expectGoodToUse(page);
    const button = line.getByRole('button', { name: '放行“健康码-批量.csv”' });
    await button.click();
    await line.getByText('请选择放行理由。').waitFor();
    await line.getByLabel('放行理由').selectOption({ label: '已抽查核对，内容属实' });
    await button.click();
    await line.getByText('您已放行，等待另一单位的人放行。').waitFor();
    await line.getByText(/放行：河南省 province-41 · 已抽查核对，内容属实/).waitFor();
    expect(await button.count()).toBe(0);
    expect(api.asked.filter(({ path }) => path.endsWith('/release'))).toMatchObject([
      { body: { reason: 'sample-checked' } },
    ]);
    await expectGoodToUse(page);
  });

  it('is noted when the province releases it after a city, and only then', async () => {
    const { page, api, open } = await withStore();
    api.feeds.hold([byCity]);
    await open('#/comparison');
    const line = page.getByRole('listitem').filter({ hasText: '健康码-批量.csv' });
    await line.getByText('您放行后立即记入').waitFor();
    await line.getByLabel('放行理由').selectOption('source-confirmed');
    await line.getByRole('button', { name: /^放行/ }).click();
    await line.getByText('读取中').waitFor();
    expect(await line.locator('.feed-held ol > li').count()).toBe(2);
  });

  it('is not for another city, nor for a county, to release: they are told who does', async () => {
    for (const [region, told] of [
      ['4101', '已有一个市放行，等待省级放行。'],
      ['410105', '由省级和市级放行。'],
    ] as const) {
      const { page, api, open } = await withStore(region);
      api.feeds.hold([byCity]);
      await open('#/comparison');
      const line = page.getByRole('listitem').filter({ hasText: '健康码-批量.csv' });
      await line.getByText(told).waitFor();
      expect(await line.getByRole('button', { name: /^放行/ }).count()).toBe(0);
    }
  });

  it('is told in English', async () => {
    const { page, api, open } = await withStore('4102');
    api.feeds.hold([byCity]);
    await open('#/comparison');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('It would flag 12,400 of 1,204,000 active people at once (1%)').waitFor();
    await page.getByText(/^Your unit has released it|^You have released it/).waitFor();
  });
});

describe('the comparison history of a case', () => {
  it('is folded, and opened once, on record', async () => {
    const { page, api, open } = await withStore('410105');
    const asked = () => api.asked.filter(({ path }) => path.endsWith('/comparisons')).length;
    await open(`#/declarations/${caseId(3)}`);
    const views = page.getByRole('group', { name: '谁看过' });
    await views.getByRole('row', { name: /county-410105/ }).waitFor();
    const before = await views.getByRole('row', { name: /county-410105/ }).count();
    expect(asked()).toBe(0);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const facts = page.getByRole('list', { name: '比对记录' }).getByRole('listitem');
    await facts.filter({ hasText: /健康码.*健康码颜色红码.*第 51,203 行/s }).waitFor();
    expect((await facts.first().innerText()).replace(/\s+/g, ' ')).toMatch(
      /^核酸检测结果 2026-01-20 03:10 检测结果 阳性 .*检测机构 市疾控中心 采样地区代码 金水区 出处：.*“核酸-夜间.csv”，第 3 行$/,
    );
    await views
      .getByRole('row', { name: /county-410105/ })
      .nth(before)
      .waitFor();
    expect(asked()).toBe(1);
    await expectGoodToUse(page);
    await page.getByRole('button', { name: '收起' }).click();
    expect(await facts.count()).toBe(0);
  });

  it('lists what the rules found of it, and leads to each', async () => {
    const { page, api, open } = await withStore('410105');
    putSomeFindings(api.findings);
    await open(`#/declarations/${caseId(3)}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const found = page.getByRole('list', { name: '由此发现的线索' }).getByRole('listitem');
    await found.filter({ hasText: /应检未检.*待核查.*2026-01-20 10:10 发现/ }).waitFor();
    await expectGoodToUse(page);
    await found.getByRole('link').click();
    await page.getByText('系统按管理记录判断').waitFor();
  });

  it('says which row was found to be wrong, and which counts at another declaration', async () => {
    const { page, open } = await withStore('410105');
    await open(`#/declarations/${caseId(3)}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    const facts = page.getByRole('list', { name: '比对记录' }).getByRole('listitem');
    await facts.nth(1).getByText('数据有误，2026-01-19 02:10 已更正，不再作为依据').waitFor();
    await facts.nth(2).getByText('规则按那一份判断').waitFor();
  });

  it('says so when no feed has mentioned the person', async () => {
    const { page, open } = await withStore('410105');
    await open(`#/regions/410105/declarations?shown=${caseId(5)}`);
    await page.getByRole('button', { name: '查看比对记录' }).click();
    await page.getByText('没有数据来源提到此人。').waitFor();
  });
});
