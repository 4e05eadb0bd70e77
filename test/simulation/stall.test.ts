import { describe, expect, it } from 'vitest';
import { decodeLine } from '../../src/protocol/line.ts';
import type { MessageOf } from '../../src/protocol/messages.ts';
import { Random } from '../../src/units/random.ts';
import { judgeStroke } from './judge.ts';
import { type Asked, prepare, type World } from './play.ts';

const STALL_MS = 200;
/** Between two stalls: time to hear, to answer, and to be in the middle of something again. */
const LEAST_AWAKE_MS = 60;
const LEAST_QUEUE_MS = 250;
const LONGEST_MS = 1_900_000;

/** The queue in every frame of telemetry while the board plays and the host still has batches to send. */
function queueMs(lines: readonly string[]): readonly number[] {
  const frames: number[] = [];
  const lastCommit = lines.findLastIndex((line) => line.includes(',cmt,'));
  for (const line of lines.slice(0, lastCommit)) {
    const decoded = line.startsWith('in ') ? decodeLine(line.slice(3), 'board') : null;
    if (decoded?.ok !== true || decoded.message.name !== 'tm') continue;
    const { state, queueMs: queued } = decoded.message as MessageOf<'tm'>;
    if (state === 'playing') frames.push(queued);
  }
  return frames;
}

/** Plays to the end, asleep for 200 ms again and again from the moment that `begins`; returns how often. */
function playStalled({ world }: World, seed: number, mostAwakeMs: number, begins: () => boolean): number {
  const random = new Random(seed);
  let count = 0;
  let nextMs = 0;
  while (world.session.outcome === null && world.nowMs < LONGEST_MS) {
    world.step();
    if (world.nowMs < nextMs || !begins()) continue;
    world.stallHost(STALL_MS);
    nextMs = world.nowMs + STALL_MS + random.integer(LEAST_AWAKE_MS, mostAwakeMs);
    count += 1;
  }
  return count;
}

/** What the body felt, and where, at each moment of the plan. After its end the plan clock runs until the disarm. */
function delivered({ truth, composed }: World): readonly string[] {
  const { endTick } = composed.score.plan;
  return truth
    .filter(({ planTick }) => planTick > 0 && planTick < endTick)
    .map(({ planTick, carriageMm, widthMm, kneadHz, forceN, depthMm }) =>
      [planTick, carriageMm, widthMm, kneadHz, ...forceN, ...depthMm].join(' '),
    );
}

async function calm(asked: Asked): Promise<World> {
  const played = await prepare(asked);
  played.world.runToEnd(LONGEST_MS);
  expect(played.world.session.outcome).toMatchObject({ exit: 'ok' });
  return played;
}

const CASES: readonly (Asked & { readonly mostAwakeMs: number })[] = [
  { file: 'programs/swedish-back.yaml', statureMm: 1500, seed: 2, mostAwakeMs: 900 },
  { file: 'programs/shiatsu-back-line.yaml', statureMm: 1900, seed: 3, mostAwakeMs: 900 },
  // The longest batches of all, and a host that sleeps three quarters of the time.
  { file: 'programs/kneading.yaml', statureMm: 1700, seed: 1, mostAwakeMs: 80 },
];

describe('a host that is stalled for 200 ms at random moments (H30)', () => {
  it.each(CASES)(
    'does not reach the body: $file, seed $seed, awake for $mostAwakeMs ms at most',
    async (asked) => {
      const planned = delivered(await calm(asked));
      const stalled = await prepare(asked);
      // From the first batch on: before it, a stall only moves the moment at which the plan begins.
      const begun = (): boolean => (stalled.world.session.state.telemetry?.planTick ?? 0) > 0;
      expect(playStalled(stalled, asked.seed, asked.mostAwakeMs, begun)).toBeGreaterThan(300);
      expect(stalled.world.session.outcome).toMatchObject({ exit: 'ok' });

      const felt = delivered(stalled);
      const differs = planned.findIndex((sample, at) => sample !== felt[at]);
      expect(felt[differs]).toBe(planned[differs]);
      expect(felt.length).toBe(planned.length);
      expect(Math.min(...queueMs(stalled.lines))).toBeGreaterThanOrEqual(LEAST_QUEUE_MS);
    },
  );

  it('nor from the first hello on: only the beginning moves', async () => {
    for (const seed of [11, 12, 13]) {
      const asked = { file: 'programs/demo.yaml', statureMm: 1700, seed };
      const expected = await calm(asked);
      const stalled = await prepare(asked);
      playStalled(stalled, seed, 900, () => true);
      expect(stalled.world.session.outcome).toMatchObject({ exit: 'ok' });
      expect(Math.min(...queueMs(stalled.lines))).toBeGreaterThanOrEqual(LEAST_QUEUE_MS);
      for (const stroke of expected.composed.score.plan.strokes) {
        const before = judgeStroke(stroke, expected.truth, expected.profile);
        const after = judgeStroke(stroke, stalled.truth, stalled.profile);
        expect(Math.abs(after.placeErrorMm - before.placeErrorMm), stroke.words).toBeLessThan(0.5);
        for (const [index, roller] of before.rollers.entries()) {
          const other = after.rollers[index];
          expect(Math.abs((other?.meanN ?? 0) - roller.meanN), stroke.words).toBeLessThan(1);
          if (stroke.technique !== 'hold') continue;
          expect(Math.abs((other?.heldS ?? 0) - roller.heldS), stroke.words).toBeLessThan(0.1);
        }
      }
    }
  });
});
