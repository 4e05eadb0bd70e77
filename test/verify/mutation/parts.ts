/** What guards people, and the tests that have to notice when it is changed. */

export interface Part {
  readonly name: string;
  /** Folders, or single files. */
  readonly sources: readonly string[];
  /** Folders, or single files. Whole sessions notice much, late: they are left out. */
  readonly tests: readonly string[];
}

const BOARD_TESTS = [
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

const BOARD_SOURCES = [
  'line-age',
  'fault-latch',
  'fault-record',
  'spot-time',
  'letting-go',
  'air-watch',
  'heat-watch',
  'guard',
  'watch',
];

/** The smallest work first. */
export const PARTS: readonly Part[] = [
  {
    name: 'src/safety',
    sources: ['src/safety'],
    tests: ['test/safety', 'test/engine/watching.test.ts', 'test/store/health-checks.test.ts'],
  },
  {
    name: 'src/protocol',
    sources: ['src/protocol'],
    tests: [
      'test/protocol',
      'test/sim/board/session.test.ts',
      'test/image',
      'test/backend/chair-link/store-refusals.test.ts',
      'test/backend/chair-link/wire-refusals.test.ts',
      'test/sim/store/program-store.test.ts',
    ],
  },
  {
    name: 'sim/board',
    sources: BOARD_SOURCES.map((name) => `sim/board/${name}.ts`),
    tests: BOARD_TESTS.map((name) => `test/sim/board/${name}.test.ts`),
  },
];
