import { defineConfig } from 'vitest/config';

/** What `npm run mutate` runs for each mutant: the tests of one rule (scripts/mutate.ts). */
export default defineConfig({
  test: {
    include: [process.env['RULE_TESTS'] ?? 'no rule was given'],
    env: { TZ: 'Asia/Shanghai', LOG_LEVEL: 'SILENT' },
  },
});
