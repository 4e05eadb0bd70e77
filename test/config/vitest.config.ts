import { defineConfig } from 'vitest/config';

/** serialport 13 aborts the whole process on the first byte inside a worker thread, hence forks. */
export const config = defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/verify/**', 'node_modules/**', 'dist/**'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
