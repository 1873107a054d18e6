import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
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
