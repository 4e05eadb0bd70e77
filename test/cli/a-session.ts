/** Engine states to draw and tell: one small session, at any of its moments. */
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import type { Batch, ChannelIndex, ForceSpan } from '../../src/chair/segment.ts';
import type { Scene } from '../../src/cli/scene.ts';
import type { ChairIdentity, Telemetry } from '../../src/engine/chair-events.ts';
import { type EngineState, initialEngine, type Phase } from '../../src/engine/engine-state.ts';
import { EMPTY_TALLY } from '../../src/engine/stroke-tally.ts';

export const IDENTITY: ChairIdentity = {
  model: 'tsubo-duo',
  serial: 'sim-1',
  simulated: true,
  envelope: '0123456789abcdef',
  protocolMajor: 1,
  protocolMinor: 0,
};

/** Landmarks evenly over the track of a person of about 170 cm: C7 at 537 mm, sacrum at 19 mm. */
export const SCENE: Scene = {
  title: 'Swedish and shiatsu, back',
  landmarks: LANDMARKS.map((name, index) => ({
    name,
    trackMm: 537 - (518 * index) / (LANDMARKS.length - 1),
  })),
  channels: ['left', 'right'],
};

const REST: PlannedStroke = {
  index: 0,
  technique: 'rest',
  words: 'Rest, 5 s',
  line: 1,
  side: 'both',
  channels: [],
  fromName: '',
  toName: '',
  fromMm: 0,
  toMm: 0,
  askedN: 0,
  cruiseMmPerS: 0,
  startTick: 0,
  endTick: 5_000,
  plannedS: 5,
  plateaus: [],
  batches: [],
};

/** Come up for 3 s, press from then on, let go 2 s before the end. */
function pressing(
  startTick: number,
  endTick: number,
  channels: readonly ChannelIndex[],
  forceN: number,
): Batch {
  const forces = channels.flatMap((channel): ForceSpan[] => [
    { channel, startTick, ticks: 3_000, mode: 'approach', endMilliN: 5_000 },
    { channel, startTick: startTick + 3_000, ticks: 2_000, mode: 'press', endMilliN: forceN * 1000 },
    {
      channel,
      startTick: startTick + 5_000,
      ticks: endTick - startTick - 7_000,
      mode: 'press',
      endMilliN: forceN * 1000,
    },
    { channel, startTick: endTick - 2_000, ticks: 2_000, mode: 'release', endMilliN: 0 },
  ]);
  return { fromTick: startTick, restTick: endTick, segments: [], forces, kneads: [] };
}

/** Sweep 0:00 to 0:31, hold on the left 0:31 to 0:58, rest to 1:03. */
export const STROKES: readonly PlannedStroke[] = [
  {
    ...REST,
    technique: 'sweep',
    words: 'Sweep from C7 to sacrum, both sides, 15 N, 50 mm/s, 3 times',
    channels: [0, 1],
    fromName: 'C7',
    toName: 'sacrum',
    fromMm: 537,
    toMm: 19,
    askedN: 15,
    cruiseMmPerS: 50,
    endTick: 31_000,
    plannedS: 31,
    plateaus: [{ fromTick: 5_000, toTick: 29_000, forceN: 15 }],
    batches: [pressing(0, 31_000, [0, 1], 15)],
  },
  {
    ...REST,
    index: 1,
    technique: 'hold',
    words: 'Hold at L3 + 20 mm, left side, 30 N, 20 s',
    line: 9,
    side: 'left',
    channels: [0],
    fromName: 'L3 + 20 mm',
    toName: 'L3 + 20 mm',
    fromMm: 126,
    toMm: 126,
    askedN: 30,
    startTick: 31_000,
    endTick: 58_000,
    plannedS: 20,
    plateaus: [{ fromTick: 36_000, toTick: 56_000, forceN: 30 }],
    batches: [pressing(31_000, 58_000, [0], 30)],
  },
  { ...REST, index: 2, line: 12, startTick: 58_000, endTick: 63_000 },
];

const READY: Telemetry = {
  boardMs: 100_000,
  planTick: 0,
  state: 'playing',
  carriageMm: 0,
  widthMm: 70,
  depthMm: [0, 0],
  forceN: [0, 0],
  kneadPerMin: 0,
  queueMs: 900,
  rate: 1,
  seat: true,
  cover: true,
  contact: [false, false],
  skipped: [false, false],
  moving: false,
  pressing: false,
  latched: false,
};

export const PLAYING: Phase = { kind: 'playing', sent: 3, paused: false };

/** The session's state as of host time `atMs`, when this telemetry came. */
export function stateAt(atMs: number, phase: Phase, telemetry: Partial<Telemetry> | null): EngineState {
  return {
    ...initialEngine(0),
    phase,
    score: { plan: { strokes: STROKES, endTick: 63_000 }, zones: [], envelope: IDENTITY.envelope },
    tallies: STROKES.map(() => EMPTY_TALLY),
    identity: IDENTITY,
    telemetry: telemetry === null ? null : { ...READY, ...telemetry },
    telemetryAtMs: atMs,
    roundTripMs: 4,
  };
}
