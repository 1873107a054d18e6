import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The officer's app: plain files for a bucket; the service worker keeps the app itself, never what it shows. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Old dedicated phones: their system browser may be some years behind.
  build: {
    outDir: fileURLToPath(new URL('../../dist/web/officer', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome92', 'safari15.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: 'script-defer',
      includeAssets: ['icon.svg'],
      manifest: {
        name: '报备 · 专管员',
        short_name: '专管员',
        description: '社区（村）专管员核查来返豫人员报备',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#0b4a5c',
        theme_color: '#0b4a5c',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/v1\//, /^\/config\.json$/],
      },
    }),
  ],
});
