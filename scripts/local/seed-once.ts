import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { progressBar } from './progress-bar.ts';
import type { System } from './system-shape.ts';

/** Regions, their staff, desks and rules: about what the first start writes, for the bar. */
const expectedItems = 165_500;

/** Seeds a data folder that was not seeded to the end yet; writing twice changes nothing. */
export async function seedOnce(system: System): Promise<void> {
  const marker = join(system.dataFolder, 'seeded');
  if (existsSync(marker)) return;
  const bar = progressBar('Seeding the divisions of Henan', expectedItems, process.stdout);
  const { seed } = await import('../seed/seed.ts');
  const written = await seed(system, { report: (count) => bar.show(count) });
  bar.end(`${written} items`);
  writeFileSync(marker, `${written}\n`);
}
