/** What guards people, and the tests that have to notice when it is changed. */

export interface Part {
  readonly name: string;
  /** Folders, or single files. */
  readonly sources: readonly string[];
  /** Folders, or single files. Whole sessions notice much, late: they are left out. */
  readonly tests: readonly string[];
  /** Of a source the tests that look at it alone, where they notice enough: all the others take long for each source. */
  readonly own: Readonly<Record<string, readonly string[]>>;
}

/** File names to what they are short for. */
function own(
  sources: string,
  tests: string,
  names: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(names).map(([source, of]) => [
      `${sources}/${source}.ts`,
      of.map((name) => `${tests}/${name}.test.ts`),
    ]),
  );
}

const BOARD = own('sim/board', 'test/sim/board', {
  'line-age': ['line-age'],
  'fault-latch': ['fault-latch', 'fault-record'],
  'fault-record': ['fault-record', 'two-places'],
  'two-places': ['two-places', 'fault-record'],
  'spot-time': ['spot-time'],
  'letting-go': ['letting-go-alone'],
  'runs-in': ['runs-in-alone', 'runs-in'],
  'air-watch': ['air-watch'],
  'heat-watch': ['heat-watch'],
  'current-watch': ['current-watch-alone'],
  watch: ['watch', 'force-watch'],
  guard: ['guard', 'guard-places'],
  rules: ['rules', 'commit'],
  'zone-ceilings': ['zone-ceilings'],
  'commit-force': ['commit-force'],
  commit: ['commit', 'commit-force'],
});

/** The smallest work first. */
export const PARTS: readonly Part[] = [
  {
    name: 'src/safety',
    sources: ['src/safety'],
    tests: ['test/safety', 'test/engine/watching.test.ts', 'test/store/health-checks.test.ts'],
    own: own('src/safety', 'test/safety', {
      queue: ['queue', 'queue-batches'],
      extremes: ['extremes'],
      'force-gate': ['force-order', 'force-gate'],
      'spot-budget': ['spot-budget', 'exposure'],
      'gate-pads': ['gate-pads'],
      'planned-dose': ['planned-dose'],
      exposure: ['exposure'],
      stages: ['stages'],
      'gate-batch': ['gate-batch', 'force-gate'],
    }),
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
    own: {
      ...own('src/protocol', 'test/protocol', {
        line: ['line', 'vectors'],
        'field-text': ['line', 'vectors'],
        slopes: ['slopes'],
        'send-window': ['send-order', 'sending-window'],
        'text-bytes': ['text-bytes'],
      }),
      ...own('src/protocol/program-image', 'test/protocol/program-image', {
        'byte-reader': ['byte-reader', 'bodies'],
        'bytes-text': ['bodies'],
        'count-strokes': ['bodies'],
        'decode-body': ['bodies', 'vectors'],
        header: ['bodies', 'vectors'],
        'judge-image': ['bodies', 'vectors'],
        signature: ['bodies', 'signature', 'vectors'],
        'step-reader': ['bodies', 'values', 'vectors'],
        'value-codec': ['bodies', 'values', 'vectors'],
      }),
    },
  },
  { name: 'sim/board', sources: Object.keys(BOARD), tests: [], own: BOARD },
];
