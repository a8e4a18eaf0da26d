// The dashboard's build. The floor is Chromium 94 (TV browsers); nothing is fetched from outside the app.
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Lets the browser fetch the Latin font with the page: words appear in their own letters at the first paint. */
function preloadLatinFont(): Plugin {
  return {
    name: 'preload-latin-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-opsz-normal.*\.woff2$/.test(file));
        if (font === undefined) return [];
        const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' as const }];
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), preloadLatinFont()],
  define: {
    'globalThis.__DEV__': false,
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  build: {
    target: 'chrome94',
    cssTarget: 'chrome94',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    // What writes a PDF is 970 kB, fetched when somebody asks for one; the wall's own size is held by a test.
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: 'http://127.0.0.1:4000', ws: true },
      '/auth': 'http://127.0.0.1:4000',
      '/health': 'http://127.0.0.1:4000',
    },
  },
});
