import { mergeConfig } from 'vitest/config';
import { base } from './vitest.config.ts';

/** Tests of whole sessions notice much, late: they would make the search ten times as long. */
const BOARD = [
  'air',
  'cell-bounds',
  'comfort-watch',
  'current',
  'fault-record',
  'faults',
  'force-cells',
  'heating',
  'kneading',
  'letting-go',
  'line-age',
  'parts',
  'posture',
  'refusals',
  'sensor-attacks',
  'session',
  'spot-time',
  'stops',
];

/** The tests that have to notice a mutant (`npm run mutation`): each mutant runs those that pass through it. */
export default mergeConfig(base, {
  test: {
    include: [
      'test/safety/**/*.test.ts',
      'test/protocol/**/*.test.ts',
      ...BOARD.map((name) => `test/sim/board/${name}.test.ts`),
    ],
  },
});
