import { mergeConfig } from 'vitest/config';
import { base } from './vitest.config.ts';

/** The tests that have to notice a mutant (`npm run mutation`): each mutant runs those that pass through it. */
export default mergeConfig(base, {
  test: {
    include: ['test/safety/**/*.test.ts', 'test/protocol/**/*.test.ts', 'test/sim/board/**/*.test.ts'],
  },
});
