import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anArrival, entry } from '../../support/steps.ts';
import { aBrowser, expectGoodToUse, pictureFailures } from '../a-browser.ts';
import { aPhone } from './a-phone.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
pictureFailures(() => browser);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

describe('a case on the phone', () => {
  it('says what was told on arrival, and beneath it what the form said otherwise', async () => {
    const { page, detail, open } = await aPhone(browser);
    detail.verifications = [
      entry(
        anArrival({
          journey: { transport: 'car', plate: '豫A12345' },
          symptoms: { present: true, which: ['fever'] },
          riskStays: { present: false },
        }),
      ),
    ];
    await open('#/cases/AAAAAAAAAAAAAAAAAAAAAA');
    await page.getByRole('heading', { name: '健康与风险' }).waitFor();
    const facts = await page.locator('.facts > div').allInnerTexts();
    const asked = facts.map((fact) => fact.replace(/\s+/g, ' ')).filter((fact) => /所述|所填/.test(fact));
    expect(asked).toEqual([
      '交通（到达时所述） 自驾 · 豫A12345',
      '交通（报备时所填） 火车 · G1805',
      '症状（到达时所述） 发热',
      '症状（报备时所填） 无',
      '14 天内到过中高风险区（到达时所述） 无',
    ]);
    await expectGoodToUse(page);
  });
});
