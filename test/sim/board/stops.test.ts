/** The two stops: on the path (pause, §6) and off it (letting go, §7). Neither leaves the range, wherever it comes. */
import { expect, test } from 'vitest';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import { type Bench, bench, must, ready, send } from './support/armed-chair.ts';
import { move } from './support/batches.ts';
import { shippedProfile } from './support/profiles.ts';

const DUO = shippedProfile('tsubo-duo');
const QUICK: ChairProfile = { ...DUO, carriage: { ...DUO.carriage, maxSpeedMmPerS: 200 } };

/** At full speed and full acceleration up to the upper end of both axes; `beforeEndMs` is left. */
function nearlyThere(profile: ChairProfile, beforeEndMs: number): Bench {
  const b = bench({ profile });
  ready(b);
  const speed = profile.carriage.maxSpeedMmPerS;
  const jerkTicks = Math.ceil((speed / profile.carriage.maxAccelMmPerS2) * 1000) + 10;
  const cruise = Math.ceil((780 / speed) * 1000 - 2 * jerkTicks) + 2;
  must(send(b, 0, [...move(0, 0, 0, 780, cruise, jerkTicks), ...move(1, 0, 60, 180, 3000, 200)]));
  b.host.run(cruise + 4 * jerkTicks - beforeEndMs);
  return b;
}

const WHEN = [20, 60, 100, 150, 200, 300, 450, 700];

test.each([
  ['tsubo-duo', DUO, 300],
  ['a carriage of 200 mm/s', QUICK, 300],
] as const)('H06 off the path: %s stands within its time, and inside its range', (_, profile, mostMs) => {
  for (const beforeEndMs of WHEN) {
    const b = nearlyThere(profile, beforeEndMs);
    b.host.stopByte();
    let highest = 0;
    const ms = b.host.runUntil(
      () => b.chair.truth.carriageMmPerS === 0,
      2000,
      () => {
        highest = Math.max(highest, b.chair.truth.carriageMm);
      },
    );
    expect(ms, `${beforeEndMs} ms before the end`).toBeLessThan(mostMs);
    expect(highest).toBeLessThan(780.5);
    expect(b.chair.truth.widthMm).toBeLessThan(180.5);
    b.host.runUntil(() => b.host.phase === 'disarmed', 3000);
    expect(b.host.last('ct').fault).not.toBe('travel');
  }
});

test.each([
  ['tsubo-duo', DUO, 600],
  ['a carriage of 200 mm/s', QUICK, 800],
] as const)(
  'H06 on the path: %s is at rest within its time, inside its range, and ends where it was sent',
  (_, profile, mostMs) => {
    for (const beforeEndMs of [...WHEN, 1500]) {
      const b = nearlyThere(profile, beforeEndMs);
      must(b.host.ask({ name: 'pau' }));
      let highest = 0;
      const each = (): void => {
        highest = Math.max(highest, b.chair.truth.carriageMm);
      };
      b.host.run(mostMs, each);
      expect(Math.abs(b.chair.truth.carriageMmPerS), `${beforeEndMs} ms before the end`).toBeLessThan(0.5);
      b.host.runUntil(() => b.host.phase === 'paused', 1000, each);
      must(b.host.ask({ name: 'res' }));
      b.host.runUntil(() => b.host.phase === 'ready', 20_000, each);
      expect(b.chair.truth.carriageMm).toBeCloseTo(780, 0);
      expect(highest).toBeLessThan(780.5);
    }
  },
);
