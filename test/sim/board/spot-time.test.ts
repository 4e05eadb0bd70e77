import { describe, expect, test } from 'vitest';
import { SpotTime } from '../../../sim/board/spot-time.ts';
import { bench, must, planTick, ready, send } from './support/armed-chair.ts';
import { hold } from './support/batches.ts';

/** How long `each` may go on; the place as it goes. */
function lastsMs(
  each: (ms: number) => readonly [forceN: number, placeMm: number],
  track = { minMm: 0, maxMm: 780 },
): number {
  const spot = new SpotTime(track, 2);
  for (let ms = 0; ms < 600_000; ms++) {
    const [forceN, positionMm] = each(ms);
    if (spot.step({ forceN }, { positionMm })) return ms;
  }
  return Number.POSITIVE_INFINITY;
}

test('H05 40 s on end at one spot, also where the roller wanders within it', () => {
  expect(lastsMs(() => [30, 350])).toBe(40_000);
  expect(lastsMs((ms) => [30, 350 + 15 * Math.sin(ms / 3000)])).toBeLessThanOrEqual(40_000);
  expect(lastsMs((ms) => [ms % 30_000 === 0 ? 0 : 30, 350])).toBeGreaterThan(100_000);
});

test('H05 120 s in a session at one spot, however often it is left in between', () => {
  expect(lastsMs((ms) => [ms % 30_000 < 20_000 ? 30 : 0, 350])).toBe(180_000);
  expect(lastsMs((ms) => [30, (ms / 20) % 780])).toBe(Number.POSITIVE_INFINITY);
  expect(lastsMs(() => [1.9, 350])).toBe(Number.POSITIVE_INFINITY);
});

test('H05 on end it is one spot up to 20 mm either way of where it was first touched, and another beyond', () => {
  for (const way of [-1, 1]) {
    const after = (mm: number) => lastsMs((ms) => [30, ms < 30_000 ? 350 : 350 + way * mm]);
    expect(after(20)).toBe(40_000);
    expect(after(20.1)).toBe(70_000);
  }
});

test('H05 a roller that has let go is first touched anew, where it then is', () => {
  const ends = lastsMs((ms) => [ms === 10_000 ? 0 : 30, ms <= 10_000 ? 350 : ms <= 30_000 ? 368 : 372]);
  expect(ends).toBe(10_001 + 40_000);
});

test('H05 the least that touches counts', () => {
  expect(lastsMs(() => [2, 350])).toBe(40_000);
});

test('H05 a new Start begins at nothing', () => {
  const spot = new SpotTime({ minMm: 0, maxMm: 780 }, 2);
  const press = (ms: number): boolean => {
    let isEnough = false;
    for (let i = 0; i < ms; i++) isEnough = spot.step({ forceN: 30 }, { positionMm: 350 });
    return isEnough;
  };
  expect(press(39_000)).toBe(false);
  spot.begin();
  expect(press(40_000)).toBe(false);
  for (let times = 0; times < 2; times++) {
    spot.step({ forceN: 0 }, { positionMm: 350 });
    expect(press(39_000)).toBe(false);
  }
  spot.step({ forceN: 0 }, { positionMm: 350 });
  expect(press(2_001)).toBe(true);
  spot.begin();
  spot.step({ forceN: 0 }, { positionMm: 350 });
  expect(press(40_000)).toBe(false);
});

describe('H05 spots begin where the track does', () => {
  /** Presses 20 s at each of these places by turns, letting go between them. */
  function byTurns(...places: readonly number[]): number {
    const place = (ms: number): number => places[Math.floor(ms / 20_000) % places.length] ?? 0;
    return lastsMs((ms) => [ms % 20_000 === 0 ? 0 : 30, place(ms)], { minMm: 10, maxMm: 250 });
  }
  // 120 s of each, and the moments in which it lets go.
  const ONE_MS = 120_007;
  const TWO_MS = 240_007;

  test.each([
    [12, 48],
    [212, 248],
    [12, -300],
    [255, 300],
    [255, 900],
  ])('%d mm and %d mm are one: what lies beyond the track belongs to its end', (one, other) => {
    expect(byTurns(one, other)).toBe(ONE_MS);
  });

  test.each([
    [48, 52],
    [188, 212],
    [248, 252],
  ])('%d mm and %d mm are two', (one, other) => {
    expect(byTurns(one, other)).toBe(TWO_MS);
  });
});

test('H05 a board told to press one spot for 100 s lets go after 40 s, and a new Start may begin again', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, hold(0, 20, 100_000)));
  let pressedMs = 0;
  b.host.runUntil(
    () => b.host.phase === 'stopping',
    60_000,
    () => {
      if (b.chair.truth.forceN[0] > 2) pressedMs += 1;
    },
  );
  expect(pressedMs).toBeGreaterThan(39_500);
  expect(pressedMs).toBeLessThan(40_500);
  b.host.run(2500);
  expect(b.host.last('ct').fault).toBe('spot-time');
  expect(b.host.phase).toBe('disarmed');
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  must(b.host.ask({ name: 'arm', edge: 2 }));
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
  const tick = planTick(b);
  must(send(b, tick + 100, hold(tick + 100, 20, 20_000), 2));
  b.host.run(28_000);
  expect(b.host.phase).toBe('ready');
});
