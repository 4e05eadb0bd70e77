import { mergeConfig } from 'vitest/config';
import { base } from './vitest.config.ts';

/** The process that tries mutants (`npm run mutation`): one, so that what is killed is known to all tests. */
export default mergeConfig(base, {
  test: {
    runner: './test/config/mutation-runner.ts',
    include: ['test/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
