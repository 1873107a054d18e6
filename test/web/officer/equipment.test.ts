import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../schemas/imei.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aFinding, idOf } from '../some-findings.ts';
import { aPhone } from './a-phone.ts';
import { anEquipment } from './fake-equipment.ts';
import { letItBeSent } from './sign-in.ts';
import { community } from './some-reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
pictureFailures(() => browser);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const loan = `86000002000001${checkDigitOf('86000002000001')}`;

describe('the phone of a community', () => {
  it('is received, sent to be repaired with what is lent, and told when its SIM is elsewhere (F1, F3)', async () => {
    const { page, equipment, open } = await aPhone(browser);
    equipment.put(anEquipment(community), {
      at: '2026-01-17T22:00:00.000Z',
      device: 'other',
      model: '35000000',
    });
    await open('#/settings');
    const card = page.getByRole('region', { name: '本机（一卡一机）' });
    await card.getByText('已配发，待确认收到').waitFor();
    await card.getByText('17000000001').waitFor();
    await card.getByText('号码插在别的手机里').waitFor();
    await expectGoodToUse(page);
    await card.getByRole('button', { name: '确认收到' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await card.getByText('在用').waitFor();
    await card.getByRole('button', { name: '送修' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(/备用机串号/).fill(`${loan.slice(0, 14)}${(Number(loan[14]) + 1) % 10}`);
    await sheet.getByRole('button', { name: '确定' }).click();
    await sheet.getByText(/终端串号（IMEI）应为 15 位数字/).waitFor();
    await sheet.getByLabel(/备用机串号/).fill(loan);
    await sheet.getByRole('button', { name: '确定' }).click();
    await card.getByText('送修中').waitFor();
    expect(equipment.held()).toMatchObject({ state: 'in-repair', loan: { imei: loan } });
    await card.getByRole('button', { name: '修好取回' }).waitFor();
  });

  it('is found in another one with what is asked, and the officer says why (F3)', async () => {
    const { page, findings, asked, open } = await aPhone(browser);
    await page.clock.install();
    const at = new Date('2026-01-17T22:00:00.000Z');
    const evidence = [
      {
        ...{
          ref: 'pair',
          at: at.toISOString(),
          feed: 'sim-device' as const,
          run: '0mkho6o44-d84d6f8d5b0b4ed2',
          line: 2,
        },
        told: { number: '17000000001', model: '35000000', community: '410105001006' },
      },
    ];
    const { person: _nobody, ...found } = aFinding({
      n: 1,
      rule: 'sim-separated',
      place: community,
      openedAt: at,
      evidence,
    });
    findings.put({ ...found, maskedName: '17000000001' });
    await open(`#/findings/${idOf(found)}`);
    await page.getByRole('heading', { name: '机卡分离' }).waitFor();
    await page.getByText('所在手机配发给').waitFor();
    await page.getByRole('button', { name: '说明原因' }).click();
    const sheet = page.getByRole('dialog', { name: '说明原因' });
    await sheet.getByRole('radio', { name: '维修，使用备用机' }).check();
    await expectGoodToUse(page);
    await sheet.getByRole('button', { name: '保存' }).click();
    await letItBeSent(page);
    await expect
      .poll(() => asked.filter(({ method }) => method === 'POST').map(({ body }) => body))
      .toEqual([{ kind: 'explanation', reason: 'repair-loan' }]);
    await page.getByText('说明原因：维修，使用备用机').first().waitFor();
  });
});
