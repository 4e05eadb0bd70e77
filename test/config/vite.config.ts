import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const top = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The browser's half of the panel, built beside the command that serves it. Nothing inline: the policy of the page forbids it. */
export default defineConfig({
  root: top('src/panel'),
  logLevel: 'warn',
  build: {
    outDir: top('dist/panel'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
