import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../src/units/rest-to-rest.ts';
import { durationOf, peaksOf, piecesOf, restToRest } from '../../src/units/rest-to-rest.ts';
import { integratePieces } from './integrate-pieces.ts';

const REST = { p: 0, v: 0, a: 0 };

/** Magnitudes over many decades, so that every limit gets its turn at being the one that matters. */
const decades = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);

const limits = fc.record({ speed: decades(-3, 4), accel: decades(-3, 5), jerk: decades(-3, 6) });

const distance = fc
  .tuple(decades(-9, 5), fc.constantFrom(-1, 1))
  .map(([length, sign]: [number, number]) => length * sign);

function close(value: number, to: number): boolean {
  return Math.abs(value - to) <= 1e-9 * Math.abs(to);
}

describe('restToRest', () => {
  it('ends at rest on the target and keeps every limit, seen at the extrema', () => {
    fc.assert(
      fc.property(distance, limits, (d, l) => {
        const shape = restToRest(d, l);
        const seen = integratePieces(REST, piecesOf(shape));
        const peaks = peaksOf(shape);
        expect(Math.abs(seen.end.p - d)).toBeLessThanOrEqual(1e-8 * Math.abs(d));
        expect(Math.abs(seen.end.v)).toBeLessThanOrEqual(1e-8 * peaks.speed);
        expect(Math.abs(seen.end.a)).toBeLessThanOrEqual(1e-8 * peaks.accel);
        expect(seen.maxV).toBeLessThanOrEqual(l.speed * (1 + 1e-9));
        expect(seen.maxA).toBeLessThanOrEqual(l.accel * (1 + 1e-9));
        expect(seen.maxJ).toBeLessThanOrEqual(l.jerk * (1 + 1e-9));
        expect(close(seen.durationS, durationOf(shape))).toBe(true);
        // Never past the target, never behind the start.
        expect(seen.minP).toBeGreaterThanOrEqual(Math.min(0, d) - 1e-8 * Math.abs(d));
        expect(seen.maxP).toBeLessThanOrEqual(Math.max(0, d) + 1e-8 * Math.abs(d));
      }),
      { seed: 41, numRuns: 4000 },
    );
  });

  it('is time-optimal: jerk is at its limit, or acceleration or speed is, at every moment', () => {
    fc.assert(
      fc.property(distance, limits, (d, l) => {
        const shape = restToRest(d, l);
        const peaks = peaksOf(shape);
        expect(close(peaks.jerk, l.jerk)).toBe(true);
        const total = durationOf(shape);
        if (shape.accelS > 1e-6 * total) expect(close(peaks.accel, l.accel)).toBe(true);
        if (shape.cruiseS > 1e-6 * total) expect(close(peaks.speed, l.speed)).toBe(true);
      }),
      { seed: 42, numRuns: 4000 },
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
    expect(durationOf(restToRest(d, l))).toBeCloseTo(seconds, 12);
  });

  it('gives the same answer in metres and millimetres', () => {
    fc.assert(
      fc.property(distance, limits, (d, l) => {
        const mm = { speed: l.speed * 1000, accel: l.accel * 1000, jerk: l.jerk * 1000 };
        const t = durationOf(restToRest(d, l));
        expect(Math.abs(durationOf(restToRest(d * 1000, mm)) - t)).toBeLessThanOrEqual(1e-12 * t);
      }),
      { seed: 43, numRuns: 1000 },
    );
  });

  it('has nothing to do for no distance', () => {
    const shape = restToRest(0, { speed: 1, accel: 1, jerk: 1 });
    expect(durationOf(shape)).toBe(0);
    expect(piecesOf(shape)).toEqual([]);
    expect(peaksOf(shape)).toEqual({ speed: 0, accel: 0, jerk: 0 });
  });
});
