import { mergeConfig } from 'vitest/config';
import { config } from './vitest.config.ts';

/** The long checks: kills, cables, soak. Run one part with `npm run verify -- kills`. */
export default mergeConfig(config, {
  test: { include: ['test/verify/**/*.test.ts'], exclude: [], testTimeout: 1_800_000 },
});
