/** Heat, air and five minutes more, asked for while it plays: what the body felt of them, by the truth log. */
import { expect, test } from 'vitest';
import { faultsOf } from './live-session.ts';
import { prepare, stepFor, stepToTick, type World } from './play.ts';

const TEXT = `title: { en: Air and heat, id: Angin dan hangat }
about: { en: A test., id: Uji. }
strokes:
  - heat: { level: high }
  - together:
      - roll: { from: L4, to: T12, speed: 30mm/s, pressure: 12N, for: 30s }
      - squeeze: { zones: [legs], strength: firm, for: 30s }
  - sweep: { from: T5, to: L3, speed: 50mm/s, pressure: 12N, passes: 6 }
  - heat: { level: high }
  - rest: { for: 60s }
`;
const LEGS = 4;
const FEET = 5;

const begin = (chair: 'tsubo-duo' | 'tsubo-mono' = 'tsubo-duo'): Promise<World> =>
  prepare({ file: 'comfort.yaml', text: TEXT, statureMm: 1700, seed: 9, chair });

const kPaOf = ({ truth }: World, cell: number): number => truth.at(-1)?.airKPa[cell] ?? 0;

test('H09 H12 heat and air off while the program has them on: cold and empty, and the program does not switch them on again', async () => {
  const played = await begin();
  const { session } = played.world;
  stepToTick(played, 12_000);
  expect(kPaOf(played, LEGS)).toBeGreaterThan(15);
  session.intend({ kind: 'heat', level: 'off' });
  session.intend({ kind: 'air', level: 'off' });
  stepFor(played, 3_000);
  expect(session.state.live?.comfort).toMatchObject({ told: { heat: 'off', air: 'off' }, underWay: null });
  expect(kPaOf(played, LEGS)).toBeLessThan(5);
  const { truth, world } = played;
  const offAt = truth.length;
  expect(world.runToEnd(400_000)).toBe(true);
  expect(world.session.outcome).toMatchObject({ exit: 'ok' });
  expect(faultsOf(played.events)).toEqual([]);
  const after = truth.slice(offAt);
  expect(Math.max(...after.map(({ airKPa }) => Math.max(...airKPa)))).toBeLessThan(5);
  // A body warms a cold pad too; left on, it would be 35 °C by now.
  expect(Math.max(...after.map(({ surfaceC }) => surfaceC))).toBeLessThan(29);
});

test('H09 H12 heat and air on: warm within its limit, one cushion after the other, empty again at the end', async () => {
  const played = await begin();
  const { session } = played.world;
  stepToTick(played, 2_000);
  session.intend({ kind: 'heat', level: 'low' });
  session.intend({ kind: 'air', level: 'light' });
  const { truth, world } = played;
  expect(world.runToEnd(400_000)).toBe(true);
  expect(world.session.outcome).toMatchObject({ exit: 'ok' });
  expect(faultsOf(played.events)).toEqual([]);
  // What the program had filled before is let out first.
  const since = truth.filter(({ planTick }) => planTick > 5_000);
  const most = (cell: number): number => Math.max(...since.map(({ airKPa }) => airKPa[cell] ?? 0));
  // 45 % of what a cushion may have, in each of the wave, and none behind the back.
  for (const [cell, kPa] of [
    [LEGS, 13.5],
    [FEET, 13.5],
    [0, 10.8],
  ] as const) {
    expect(most(cell)).toBeGreaterThan(kPa - 2);
    expect(most(cell)).toBeLessThan(kPa + 2);
  }
  expect(most(2)).toBeLessThan(2);
  expect(Math.max(...truth.map(({ surfaceC }) => surfaceC))).toBeLessThan(38.5);
  expect(Math.max(...(truth.at(-1)?.airKPa ?? []))).toBeLessThan(5);
});

test('five minutes more: the back is pressed on behind the old end, as the cap says and no longer', async () => {
  const played = await begin();
  const { session } = played.world;
  stepToTick(played, 5_000);
  const endTick = session.state.score?.plan.endTick ?? 0;
  session.intend({ kind: 'extend' });
  stepFor(played, 200);
  const { live, score, tallies } = session.state;
  const more = (score?.plan.endTick ?? 0) - endTick;
  expect(live).toMatchObject({ waiting: null, declined: null, extendedTicks: more });
  expect(more).toBeGreaterThan(30_000);
  expect(more).toBeLessThanOrEqual(300_000);
  expect(tallies.length).toBe(score?.plan.strokes.length);
  expect(played.world.runToEnd(900_000)).toBe(true);
  expect(session.outcome).toMatchObject({ exit: 'ok' });
  expect(faultsOf(played.events)).toEqual([]);
  const later = played.truth.filter(({ planTick }) => planTick > endTick + 5_000);
  expect(Math.max(...later.flatMap(({ forceN }) => [...forceN]))).toBeGreaterThan(8);
});

test('five minutes more again and again: never above 27 minutes, and in words where no more is left', async () => {
  const played = await begin();
  const { session } = played.world;
  stepToTick(played, 5_000);
  for (let asked = 0; asked < 12; asked += 1) {
    session.intend({ kind: 'extend' });
    stepFor(played, 200);
    if (asked === 0) expect(session.state.live?.declined).toBe(null);
  }
  expect(session.state.score?.plan.endTick).toBeLessThanOrEqual(27 * 60_000);
  expect(session.state.live?.declined).not.toBe(null);
});

test('a chair without air and heat says so, and plays on', async () => {
  const played = await begin('tsubo-mono');
  const { session } = played.world;
  stepToTick(played, 5_000);
  for (const intent of [
    { kind: 'heat', level: 'high' },
    { kind: 'air', level: 'firm' },
  ] as const) {
    session.intend(intent);
    expect(session.state.live?.declined).toBe('This chair has none.');
  }
  expect(played.world.runToEnd(400_000)).toBe(true);
  expect(session.outcome).toMatchObject({ exit: 'ok' });
});
