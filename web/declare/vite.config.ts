import { defineConfig } from 'vite';

const entries: Record<string, string> = { main: 'index.html', 'service-worker': 'service-worker.ts' };

/** The citizens' site: static files only. The service worker keeps its name, because its scope is its address. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Phones and the browsers inside other apps are years old, and everybody must get through (requirements A1, A10).
    target: ['chrome92', 'safari15.4'],
    manifest: 'files.json',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: entries,
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
