/** Plays a program on a simulated Firmata chair in virtual time, and judges by the truth log. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TruthSample } from '../../sim/truth.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { FirmataWorld } from '../../src/app/firmata-world.ts';
import { type Composed, compose } from '../../src/app/score.ts';
import { askedForceN } from '../../src/chair/asked-force.ts';
import { readProgram } from '../../src/program/read-program.ts';

export const STATURE_MM = 1700;
const SLICE_MS = 5_000;

export interface FirmataPlay {
  readonly world: FirmataWorld;
  readonly composed: Composed;
  readonly samples: TruthSample[];
}

export function firmataWorld(
  text: string,
  options: {
    readonly stiffnessNPerMm?: number;
    readonly chair?: string;
    readonly seed?: number;
    readonly onLine?: (direction: 'out' | 'in', text: string) => void;
  } = {},
): FirmataPlay {
  const profile = loadProfile(options.chair ?? 'tsubo-firmata');
  const program = readProgram(text, 'test.yaml');
  if (!program.ok) throw new Error(JSON.stringify(program.errors));
  const composed = compose(program.value, { statureMm: STATURE_MM, ceilingN: 40 }, profile);
  const samples: TruthSample[] = [];
  const world = new FirmataWorld({
    profile,
    statureMm: STATURE_MM,
    seed: options.seed ?? 7,
    ...(options.stiffnessNPerMm === undefined ? {} : { stiffnessNPerMm: options.stiffnessNPerMm }),
    choose: () => ({ kind: 'score', score: composed.score }),
    onTruth: (sample) => samples.push(sample),
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  });
  return { world, composed, samples };
}

/** Steps to the end, or until `limitMs` of virtual time. */
export async function playOut({ world }: FirmataPlay, limitMs: number): Promise<void> {
  await world.open();
  while (world.nowMs < limitMs && !world.runToEnd(Math.min(limitMs, world.nowMs + SLICE_MS)))
    await nextTurn();
}

/** Of what was asked, once a roller is through its approach; newtons. */
export function judgeForce({ composed, samples }: FirmataPlay): {
  rmsN: number;
  peakN: number;
  count: number;
} {
  let sum = 0;
  let count = 0;
  let peakN = 0;
  for (const { planTick: tick, forceN, peakN: peaks } of samples) {
    const stroke = composed.score.plan.strokes.find((one) => tick >= one.startTick && tick < one.endTick);
    if (stroke === undefined) continue;
    for (const channel of [0, 1] as const) {
      peakN = Math.max(peakN, peaks[channel]);
      const asked = askedForceN(stroke, channel, tick);
      const spans = stroke.batches.flatMap(({ forces }) => forces);
      const seeking = spans.some(
        (span) =>
          span.channel === channel &&
          span.mode === 'approach' &&
          tick >= span.startTick &&
          tick < span.startTick + span.ticks,
      );
      if (asked < 3 || seeking) continue;
      sum += (forceN[channel] - asked) ** 2;
      count += 1;
    }
  }
  return { rmsN: Math.sqrt(sum / Math.max(1, count)), peakN, count };
}
