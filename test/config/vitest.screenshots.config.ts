import { mergeConfig } from 'vitest/config';
import { base } from './vitest.config.ts';

/** Makes the pictures of the README anew. */
export default mergeConfig(base, {
  test: { include: ['test/browser/screenshots.ts'], globalSetup: 'test/config/build.ts' },
});
