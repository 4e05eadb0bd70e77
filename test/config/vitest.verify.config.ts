import { mergeConfig } from 'vitest/config';
import { base } from './vitest.config.ts';

/** The long checks: kills, cables, soak. Run one part with `npm run verify -- kills`. */
export default mergeConfig(base, {
  test: {
    include: ['test/verify/**/*.test.ts', 'test/browser/**/*.verify.ts'],
    globalSetup: 'test/config/build.ts',
    testTimeout: 1_800_000,
  },
});
