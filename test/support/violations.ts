import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Looked {
  document: { getAnimations(): object[] };
  CSSTransition: new () => object;
  framesStill?: number;
}

/** For three frames no colour was on its way to another: it would be judged as it passes. */
function isStill(): boolean {
  const looked = globalThis as unknown as Looked;
  const moves = looked.document.getAnimations().some((one) => one instanceof looked.CSSTransition);
  looked.framesStill = moves ? 0 : (looked.framesStill ?? 0) + 1;
  return looked.framesStill >= 3;
}

/** What axe finds on the screen: rules broken, with the elements; of one rule only when it is named. */
export async function violationsOn(page: Page, rule?: string): Promise<string[]> {
  // To read its code takes a page half as long as to look: a document that has it keeps it.
  if (!(await page.evaluate<boolean>('globalThis.framesStill = 0, "axe" in globalThis')))
    await page.evaluate(axe);
  await page.waitForFunction(isStill);
  const options: RunOptions = {
    // Only what is wrong: everything else that axe could tell takes most of its time.
    resultTypes: ['violations'],
    // WCAG 2.2 asks for it (2.5.8), and axe only when it is told to.
    rules: { 'target-size': { enabled: true } },
    ...(rule !== undefined && { runOnly: { type: 'rule', values: [rule] } }),
  };
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => ({ violations }))`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}

/** In the dark only the colours are others. */
export async function violationsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await violationsOn(page, 'color-contrast');
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
