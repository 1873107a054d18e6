import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRequest, aTraveller, aTrip, hoursAfter } from '../../support/builders.ts';
import { aRunningSystem, type RunningSystem } from '../../support/running-system.ts';
import { aBrowser, pictureFailures } from '../a-browser.ts';
import { signInToDesk } from './sign-in-to-desk.ts';

const start = new Date('2026-01-20T14:10:00+08:00');
const list = '#/regions/410105001/declarations?from=2026-01-20&to=2026-01-27';

let running: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  running = await aRunningSystem({ at: start.toISOString(), only: ['410105', '410102'] });
  browser = await aBrowser();
  await running.citizen({
    method: 'POST',
    path: '/v1/declarations',
    body: aRequest({
      travellers: [aTraveller({ name: '欧阳志远' })],
      trip: aTrip({
        expectedArrivalAt: hoursAfter(50, start).toISOString(),
        destination: { community: '410105001003', address: '文化路 56 号院' },
      }),
    }),
  });
  await running.system.idle();
});

afterAll(async () => {
  await browser.close();
  await running.stop();
});

pictureFailures(() => browser);

const signIn = (username: string, hash: string): Promise<Page> =>
  signInToDesk({ browser, running }, username, hash);

describe('an administrator on the running system', () => {
  it('signs in, comes to the address that was asked for, and sees a person for a reason on record', async () => {
    const page = await signIn('county-410105', list);
    await page.getByRole('link', { name: '欧*远' }).click();
    await page.getByText('个人信息已脱敏').waitFor();
    await page.getByRole('button', { name: '显示个人信息' }).click();
    const dialog = page.getByRole('dialog', { name: '显示个人信息' });
    await dialog.getByRole('radio', { name: '督查核实' }).check();
    await dialog.getByLabel('理由').fill('抽查核查质量');
    await dialog.getByRole('button', { name: '记录并显示' }).click();
    await page.getByText('欧阳志远').first().waitFor();
    await page.getByRole('row', { name: /county-410105.*督查核实.*抽查核查质量/ }).waitFor();
  });

  it('of the city has the whole list written into a file, and fetches it', async () => {
    const page = await signIn('city-4101', '#/regions/4101/declarations?from=2026-01-20&to=2026-01-27');
    await page.getByRole('button', { name: '导出为文件' }).click();
    const dialog = page.getByRole('dialog', { name: '导出为文件' });
    await dialog.getByRole('radio', { name: 'CSV' }).check();
    await dialog.getByRole('radio', { name: '分析研判' }).check();
    await dialog.getByRole('button', { name: '记录并导出' }).click();
    await page.getByRole('link', { name: '查看进度' }).click();
    const arrives = page.waitForEvent('download');
    await page.getByRole('row', { name: /郑州市.*2026-01-20 至 2026-01-27.*不限.*1.*可下载至/ }).waitFor();
    await page.getByRole('button', { name: /^下载/ }).click();
    const file = await arrives;
    expect(file.suggestedFilename()).toBe('报备名单-4101-2026-01-20-2026-01-27.csv');
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/,欧\*远,.*,410105001003,.*,4101 2026-01-20 14:10 [\w-]{22}$/);
    expect(lines.join()).not.toContain('欧阳');
    expect(page.url()).toContain('#/exports');
  });

  it('of another county sees nothing of it', async () => {
    const page = await signIn('county-410102', list);
    await page.getByRole('link', { name: '回到本辖区' }).waitFor();
    await expect(page.getByText('欧*远').count()).resolves.toBe(0);
  });

  it('who is a community’s officer is sent to the officers’ app', async () => {
    const page = await signIn('officer-410105001003', '');
    await page.getByText('专管员请使用专管员端').waitFor();
  });
});
