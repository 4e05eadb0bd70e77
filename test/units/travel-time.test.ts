import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Solver } from '../../src/motion/solver/solver.ts';
import { type Limits, travelTimeS } from '../../src/units/travel-time.ts';

/** Magnitudes over many decades, so that every limit gets its turn at being the one that matters. */
const decades = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);

const limits = fc.record({ speed: decades(-3, 4), accel: decades(-3, 5), jerk: decades(-3, 6) });

const distance = fc
  .tuple(decades(-9, 5), fc.constantFrom(-1, 1))
  .map(([length, sign]: [number, number]) => length * sign);

describe('travelTimeS', () => {
  it('is the time of the general solver, which shares no formula with it', () => {
    const solver = new Solver();
    fc.assert(
      fc.property(distance, limits, (d, l) => {
        const input = {
          p0: 0,
          v0: 0,
          a0: 0,
          pf: d,
          vf: 0,
          af: 0,
          vmax: l.speed,
          amax: l.accel,
          jmax: l.jerk,
        };
        expect(solver.run([input], 0)).toBeNull();
        expect(Math.abs(travelTimeS(d, l) - solver.durationS)).toBeLessThanOrEqual(1e-9 * solver.durationS);
      }),
      { seed: 41, numRuns: 4000 },
    );
  });

  it.each<[string, number, Limits, number]>([
    // Worked by hand: tj = 0.1 s, ta = 0.1 s, 2·tj + ta = 0.3 s → 30 mm for both ends, 70 mm cruised at 100 mm/s.
    ['cruise with constant acceleration', 100, { speed: 100, accel: 500, jerk: 5000 }, 1.3],
    ['just reaching the speed', 30, { speed: 100, accel: 500, jerk: 5000 }, 0.6],
    ['just reaching the acceleration', 10, { speed: 100, accel: 500, jerk: 5000 }, 0.4],
    ['jerk alone', 0.08, { speed: 100, accel: 500, jerk: 5000 }, 0.08],
    ['speed reached without constant acceleration', 20, { speed: 50, accel: 5000, jerk: 5000 }, 0.6],
  ])('%s', (_, d, l, seconds) => {
    expect(travelTimeS(d, l)).toBeCloseTo(seconds, 12);
  });

  it('gives the same answer in metres and millimetres', () => {
    fc.assert(
      fc.property(distance, limits, (d, l) => {
        const mm = { speed: l.speed * 1000, accel: l.accel * 1000, jerk: l.jerk * 1000 };
        const t = travelTimeS(d, l);
        expect(Math.abs(travelTimeS(d * 1000, mm) - t)).toBeLessThanOrEqual(1e-12 * t);
      }),
      { seed: 43, numRuns: 1000 },
    );
  });

  it('has nothing to do for no distance', () => {
    expect(travelTimeS(0, { speed: 1, accel: 1, jerk: 1 })).toBe(0);
  });
});
