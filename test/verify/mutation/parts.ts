/** What guards people, and the tests that have to notice when it is changed. */

export interface Part {
  readonly name: string;
  /** Folders, or single files. */
  readonly sources: readonly string[];
  /** Folders, or single files. Whole sessions notice much, late: they are left out. */
  readonly tests: readonly string[];
}

/** Of the board every source has the tests that look at it alone: what whole sessions notice takes an hour for each. */
const BOARD: Readonly<Record<string, readonly string[]>> = {
  'line-age': ['line-age', 'session'],
  'fault-latch': ['fault-latch', 'fault-record'],
  'fault-record': ['fault-record', 'two-places'],
  'two-places': ['two-places', 'fault-record', 'calibration'],
  'spot-time': ['spot-time'],
  'letting-go': ['letting-go-alone'],
  'air-watch': ['air-watch', 'air'],
  'heat-watch': ['heat-watch'],
  'current-watch': ['current-watch', 'current'],
  watch: ['watch', 'force-watch', 'force-cells'],
  guard: ['guard', 'session'],
  rules: ['rules', 'commit'],
  'zone-ceilings': ['zone-ceilings'],
  'commit-force': ['commit-force'],
  commit: ['commit', 'commit-force', 'refusals'],
};

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
  ...Object.entries(BOARD).map(([source, tests]) => ({
    name: 'sim/board',
    sources: [`sim/board/${source}.ts`],
    tests: tests.map((name) => `test/sim/board/${name}.test.ts`),
  })),
];
