import { it } from 'vitest';
import { aBrowser } from '../../a-browser.ts';
import { aDesk, desktop } from '../a-desk.ts';

it('shots', async () => {
  const browser = await aBrowser();
  for (const [name, region, hash, wait] of JSON.parse(process.env['SHOTS'] ?? '[]') as [
    string,
    string,
    string,
    string,
  ][]) {
    const { page, open } = await aDesk(browser, region, desktop);
    await open(hash);
    await page.getByText(wait).first().waitFor(); await page.locator('.calendar').first().waitFor({timeout: 5000}).catch(() => undefined);
    await page.waitForTimeout(300);
    for (const [size, viewport] of Object.entries({
      wide: { width: 1280, height: 900 },
      phone: { width: 360, height: 740 },
    })) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(500);
        await page.screenshot({
          path: `/tmp/dr/${name}-${size}-${colorScheme}.png`,
          fullPage: process.env['FULL'] !== undefined,
        });
      }
    }
    await page.close();
  }
  await browser.close();
});
