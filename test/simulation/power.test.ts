import { describe, expect, it } from 'vitest';
import { BEAT_MS, Session } from '../../src/app/session.ts';
import { ChairLinkPort } from '../../src/backend/chair-link/chair-link-port.ts';
import { kneadedAfter, movedMm, pressedForMs } from './aftermath.ts';
import { prepare, stepFor, stepToTick, type World } from './play.ts';
import { SHORT_PROGRAM } from './short-program.ts';

const OFF_MS = 3_000;
const AFTERWARDS_MS = 5_000;

function middleOf({ composed }: World, technique: string): number {
  const plateau = composed.score.plan.strokes.find((stroke) => stroke.technique === technique)?.plateaus[0];
  if (plateau === undefined) throw new Error(`no ${technique}`);
  return (plateau.fromTick + plateau.toTick) / 2;
}

/** A second session of the same host on the same line, as a person makes it by starting the command again. */
async function secondSession({ world, composed }: World, start: boolean): Promise<Session> {
  const now = (): number => world.nowMs;
  let nonce = 4_000;
  const session = new Session({
    port: new ChairLinkPort({ link: world.line.host, now, nonce: () => nonce++ }),
    now,
    choose: () => ({ kind: 'score', score: composed.score }),
    onReady: (ready) => {
      if (start) ready.start();
    },
  });
  await session.open();
  return session;
}

function stepBoth({ world }: World, session: Session, durationMs: number): void {
  for (let step = 0; step < durationMs; step += 1) {
    world.step();
    if (world.nowMs % BEAT_MS === 0) session.tick(world.nowMs);
  }
}

describe('the mains plug is pulled (H20)', () => {
  const cases = ['hold', 'sweep', 'knead'].flatMap((technique) =>
    (['tsubo-duo', 'tsubo-mono'] as const).map((chair) => ({ technique, chair })),
  );

  it.each(cases)(
    'mid-$technique on $chair: lets go, and nothing moves when power is back',
    async ({ technique, chair }) => {
      const played = await prepare({ file: 'x', text: SHORT_PROGRAM, statureMm: 1700, seed: 5, chair });
      const { world, truth } = played;
      stepToTick(played, middleOf(played, technique));
      const cutMs = world.chair.nowMs;
      expect(Math.max(...(truth.at(-1)?.forceN ?? []))).toBeGreaterThan(8);
      world.chair.powerOff();
      stepFor(played, OFF_MS);
      expect(pressedForMs(truth, cutMs, 5)).toBeLessThanOrEqual(1_000);
      expect(world.session.outcome).toMatchObject({ exit: 'link-lost' });
      expect(world.session.outcome?.next).toContain('power');

      const backMs = world.chair.nowMs;
      world.chair.powerOn();
      stepFor(played, AFTERWARDS_MS);
      expect(movedMm(truth, backMs)).toBeLessThan(0.1);
      expect(kneadedAfter(truth, backMs)).toBe(false);
      expect(truth.at(-1)?.powered).toBe(false);
    },
  );

  it('for a moment only: the old session is not heard any more, and nothing goes on', async () => {
    const played = await prepare({ file: 'x', text: SHORT_PROGRAM, statureMm: 1700, seed: 6 });
    const { world, truth } = played;
    stepToTick(played, middleOf(played, 'hold'));
    const cutMs = world.chair.nowMs;
    world.chair.powerOff();
    stepFor(played, 20);
    world.chair.powerOn();
    stepFor(played, AFTERWARDS_MS);
    expect(pressedForMs(truth, cutMs, 5)).toBeLessThanOrEqual(1_000);
    expect(world.session.outcome).toMatchObject({ exit: 'link-lost' });
    expect(movedMm(truth, cutMs + 2_000)).toBeLessThan(0.1);
  });

  it('a new session may look, but only a Start clears the notice and moves', async () => {
    const played = await prepare({ file: 'x', text: SHORT_PROGRAM, statureMm: 1700, seed: 7 });
    const { world, truth } = played;
    stepToTick(played, middleOf(played, 'hold'));
    world.chair.powerOff();
    stepFor(played, OFF_MS);
    world.chair.powerOn();
    stepFor(played, 100);

    const backMs = world.chair.nowMs;
    const looking = await secondSession(played, false);
    stepBoth(played, looking, AFTERWARDS_MS);
    expect(looking.state.phase.kind).toBe('awaiting-start');
    expect(looking.state.counters).toMatchObject({ fault: 'power' });
    expect(looking.state.telemetry).toMatchObject({ state: 'disarmed', latched: true });
    expect(movedMm(truth, backMs)).toBeLessThan(0.1);

    const starting = await secondSession(played, true);
    const sentMs = world.chair.nowMs;
    stepBoth(played, starting, 30_000);
    expect(starting.state.telemetry?.state).toBe('playing');
    expect(starting.state.telemetry?.latched).toBe(false);
    expect(movedMm(truth, sentMs)).toBeGreaterThan(20);
  });
});
