import { defineConfig, mergeConfig } from 'vitest/config';

/** serialport 13 aborts the whole process on the first byte inside a worker thread, hence forks. */
export const base = defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { pool: 'forks', maxWorkers: '100%', testTimeout: 300_000, hookTimeout: 120_000 },
});

/** Tests that run the real command, built, in real time. They mostly wait, and want the computer for themselves. */
const REAL_TIME = [
  'test/app/command/**/*.test.ts',
  'test/config/built.test.ts',
  'test/simulation/line-kinds.test.ts',
];
/** A browser takes a whole core: two at a time, when all else is done. */
const BROWSER = ['test/browser/**/*.test.ts'];
const ELSEWHERE = ['test/verify/**', 'node_modules/**', 'dist/**'];

export default mergeConfig(base, {
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'virtual',
          // Nothing under test keeps state in its modules: they are loaded once a process, not once a file.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...REAL_TIME, ...BROWSER, ...ELSEWHERE],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'real-time',
          include: REAL_TIME,
          exclude: ELSEWHERE,
          globalSetup: 'test/config/build.ts',
          sequence: { groupOrder: 1 },
          maxWorkers: 3,
          maxConcurrency: 16,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          exclude: ELSEWHERE,
          globalSetup: 'test/config/build.ts',
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
        },
      },
    ],
  },
});
