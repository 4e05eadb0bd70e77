import { expect, test } from 'vitest';
import { SpotTime } from '../../../sim/board/spot-time.ts';
import { bench, must, planTick, ready, send } from './support/armed-chair.ts';
import { hold } from './support/batches.ts';

/** How long `each` may go on; the place as it goes. */
function lastsMs(each: (ms: number) => readonly [forceN: number, placeMm: number]): number {
  const spot = new SpotTime({ minMm: 0, maxMm: 780 }, 2);
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
