import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on the screen: rules broken, with the elements; of one rule only when it is named. */
export async function violationsOn(page: Page, rule?: string): Promise<string[]> {
  // One frame, and only what is wrong: everything else that axe could tell takes most of its time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    // WCAG 2.2 asks for it (2.5.8), and axe only when it is told to.
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
  const { violations } = await (rule === undefined ? axe : axe.withRules(rule)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}

/** In the dark only the colours are others. */
export async function violationsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await violationsOn(page, 'color-contrast');
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
