import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { antdStyles } from './build/antd-styles.ts';

/** The administrators' desk: plain files for a bucket, split by screen; charts come when they are looked at. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: fileURLToPath(new URL('../../dist/web/desk', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome109', 'safari16'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The first screen, and ECharts, which is loaded after the figures are there.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // What the first screen needs comes together: cut by which later screens share it, it would be twenty files, some of a hundred bytes.
      output: { codeSplitting: { groups: [{ name: 'first-screen', tags: ['$initial'] }] } },
      // Libraries mark modules for React's server side ("use client"): there is none here.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  plugins: [antdStyles()],
});
