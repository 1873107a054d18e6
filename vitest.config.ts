import { defineConfig } from 'vitest/config';

const browserTests = [
  'test/web/officer.test.ts',
  'test/web/officer/*-screen.test.ts',
  'test/web/desk/*.test.ts',
  'test/web/declare/{declare-in-browser,for-everybody,on-this-phone}.test.ts',
  'test/local/identity/issuer.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'Asia/Shanghai', LOG_LEVEL: 'SILENT', POWERTOOLS_DEV: 'false' },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...browserTests],
        },
      },
      // A page that was starved of two shared cores is looked at again; a rule that fails once has failed.
      { extends: true, test: { name: 'browser', include: browserTests, retry: 2 } },
    ],
    coverage: {
      provider: 'v8',
      include: ['functions/**', 'schemas/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
