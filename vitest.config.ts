import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    // Two browsers, two engines and a build share two cores: a page that was starved of both is looked at again.
    retry: 2,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'Asia/Shanghai', LOG_LEVEL: 'SILENT', POWERTOOLS_DEV: 'false' },
    coverage: {
      provider: 'v8',
      include: ['functions/**', 'schemas/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
