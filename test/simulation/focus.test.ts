/** More for one zone, asked while it plays: what the body felt of it, by the truth log. */
import { expect, test } from 'vitest';
import { aboveCeiling } from './judge.ts';
import { faultsOf } from './live-session.ts';
import { PERSON_CEILING_N, prepare, stepFor, stepToTick, type World } from './play.ts';

const TEXT = `title: { en: All over, id: Seluruhnya }
about: { en: A test., id: Uji. }
strokes:
  - sweep: { from: T5, to: L3, speed: 50mm/s, pressure: 12N, passes: 2 }
  - hold: { at: T7, pressure: 15N, for: 8s }
  - hold: { at: L3, pressure: 15N, for: 8s }
  - roll: { from: L4, to: L2, speed: 30mm/s, pressure: 12N, for: 10s }
  - hold: { at: T5, pressure: 15N, for: 8s }
`;

const begin = (): Promise<World> => prepare({ file: 'focus.yaml', text: TEXT, statureMm: 1700, seed: 9 });

/** Milliseconds in which a roller pressed there. */
const pressedMs = ({ truth }: World, zone: string): number =>
  10 * truth.filter((sample) => sample.zone === zone && Math.max(...sample.forceN) > 5).length;

async function played(asks: (world: World) => void): Promise<World> {
  const world = await begin();
  stepToTick(world, 1_500);
  asks(world);
  expect(world.world.runToEnd(400_000)).toBe(true);
  expect(world.world.session.outcome).toMatchObject({ exit: 'ok' });
  expect(faultsOf(world.events)).toEqual([]);
  expect(aboveCeiling(world.truth, world.profile, PERSON_CEILING_N)).toEqual([]);
  return world;
}

test('the zone asked for is worked on longer, and no other is', async () => {
  const plain = await played(() => {});
  const focused = await played(({ world }) => {
    world.session.intend({ kind: 'focus', zone: 'lowerBack' });
    expect(world.session.state.live).toMatchObject({ focus: 'lowerBack', waiting: null, declined: null });
  });
  expect(pressedMs(focused, 'lowerBack')).toBeGreaterThan(pressedMs(plain, 'lowerBack') + 15_000);
  expect(Math.abs(pressedMs(focused, 'upperBack') - pressedMs(plain, 'upperBack'))).toBeLessThan(3_000);
  const { tallies, score } = focused.world.session.state;
  expect(tallies.length).toBe(score?.plan.strokes.length);
});

test('none again is as written, and a zone that does not come is declined in words', async () => {
  const plain = await played(() => {});
  const back = await played((world) => {
    const { session } = world.world;
    session.intend({ kind: 'focus', zone: 'lowerBack' });
    stepFor(world, 300);
    session.intend({ kind: 'focus', zone: null });
    stepFor(world, 300);
    expect(session.state.live).toMatchObject({ focus: null, waiting: null, declined: null });
    session.intend({ kind: 'focus', zone: 'neck' });
    stepFor(world, 300);
    expect(session.state.live).toMatchObject({ focus: null, focusWanted: null });
    expect(session.state.live?.declined).not.toBe(null);
  });
  expect(Math.abs(pressedMs(back, 'lowerBack') - pressedMs(plain, 'lowerBack'))).toBeLessThan(3_000);
});
