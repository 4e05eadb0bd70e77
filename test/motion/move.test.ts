import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../src/chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../src/chair/segment.ts';
import { lastingAtLeast, moveSegments, nmOf, peakMmPerS, planMove } from '../../src/motion/move.ts';
import { standing } from '../../src/motion/quantise.ts';
import { travelTimeS } from '../../src/units/travel-time.ts';
import { boardState } from './board-evaluator.ts';
import { DUO, MONO, SLOW } from './sample-chairs.ts';
import { segmentExtrema } from './segment-extrema.ts';

const axes = [DUO, SLOW, MONO].flatMap(({ carriage, width }) => [carriage, width]);

/** Whole nanometres from one up to the length of a track, every decade as often; round millimetres too. */
const lengthNm = fc.oneof(
  fc.double({ min: 0, max: 8.89, noNaN: true }).map((exponent) => Math.round(10 ** exponent)),
  fc.integer({ min: 1, max: 780 }).map((mm) => mm * 1_000_000),
);

const cases = fc.record({
  axis: fc.constantFrom(...axes),
  fromNm: fc.integer({ min: -780_000_000, max: 780_000_000 }),
  length: lengthNm,
  up: fc.boolean(),
  asked: fc.oneof(fc.constant(Infinity), fc.double({ min: 0.5, max: 200, noNaN: true })),
  longer: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90_000 })),
});

function expectJunctions(segments: readonly Segment[], fromNm: number): void {
  let before = { nm: fromNm, nmPerS: 0, nmPerS2: 0 };
  let tick = segments[0]?.startTick ?? 0;
  for (const segment of segments) {
    const start = boardState(segment, segment.ticks * CLOCK_PER_TICK);
    expect(segment.startTick).toBe(tick);
    expect(Math.abs(start.nm - before.nm)).toBeLessThanOrEqual(1000);
    expect(Math.abs(start.nmPerS - before.nmPerS)).toBeLessThanOrEqual(10_000);
    expect(Math.abs(start.nmPerS2 - before.nmPerS2)).toBeLessThanOrEqual(10_000);
    before = boardState(segment, 0);
    tick += segment.ticks;
  }
}

describe('moves in whole numbers', () => {
  it('end exactly on the target, are continuous for the board, and stay inside the limits', () => {
    fc.assert(
      fc.property(cases, ({ axis, fromNm, length, up, asked, longer }) => {
        const toNm = fromNm + (up ? length : -length);
        const fastest = planMove(axis, fromNm, toNm, asked);
        const move = lastingAtLeast(fastest, fastest.ticks + longer);
        expect(move.ticks).toBe(fastest.ticks + longer);
        const segments = moveSegments(move, 0, 777);
        expect(segments.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(move.ticks);
        expectJunctions(segments, fromNm);
        expect(segments.at(-1)).toMatchObject({ endNm: toNm, endNmPerS: 0, endNmPerS2: 0 });
        for (const segment of segments) {
          for (const value of Object.values(segment)) {
            expect(Number.isSafeInteger(value) && !Object.is(value, -0)).toBe(true);
          }
          expect(segment.ticks).toBeGreaterThan(0);
          expect(segment.ticks).toBeLessThanOrEqual(60_000);
          const most = segmentExtrema(segment);
          expect(most.nmPerS).toBeLessThanOrEqual(axis.maxSpeedMmPerS * 1e6);
          expect(most.nmPerS).toBeLessThanOrEqual(asked * 1e6 + 100);
          expect(most.nmPerS2).toBeLessThanOrEqual(axis.maxAccelMmPerS2 * 1e6);
          expect(most.nmPerS3).toBeLessThanOrEqual(axis.maxJerkMmPerS3 * 1e6);
          for (const nm of most.nm) {
            expect(nm).toBeGreaterThanOrEqual(Math.min(fromNm, toNm) - 1000);
            expect(nm).toBeLessThanOrEqual(Math.max(fromNm, toNm) + 1000);
          }
        }
      }),
      { seed: 51, numRuns: 1500 },
    );
  });

  it('are at most 8 ticks slower than the time-optimal real-valued move of what a plan may use', () => {
    fc.assert(
      fc.property(cases, ({ axis, fromNm, length }) => {
        const best = travelTimeS(length, {
          speed: axis.maxSpeedMmPerS * 0.999e6,
          accel: axis.maxAccelMmPerS2 * 0.4995e6,
          jerk: axis.maxJerkMmPerS3 * 0.2997e6,
        });
        const ticks = planMove(axis, fromNm, fromNm + length).ticks;
        expect(ticks).toBeGreaterThanOrEqual(best * 1000 - 1e-3);
        expect(ticks).toBeLessThanOrEqual(best * 1000 + 8);
      }),
      { seed: 52, numRuns: 1500 },
    );
  });

  it('travel at the asked speed', () => {
    const move = planMove(DUO.carriage, nmOf(600), nmOf(100), 50);
    expect(peakMmPerS(move)).toBeGreaterThan(49.9);
    expect(peakMmPerS(move)).toBeLessThanOrEqual(50);
  });

  it('take no time and no segments where there is nowhere to go', () => {
    const move = lastingAtLeast(planMove(DUO.carriage, 5, 5), 1000);
    expect(move.ticks).toBe(0);
    expect(moveSegments(move, 0, 0)).toEqual([]);
    expect(peakMmPerS(move)).toBe(0);
  });

  it('stand in as few segments as the wire allows', () => {
    const segments = standing(0, 100, 130_000, 42);
    expect(segments.map(({ startTick, ticks }) => [startTick, ticks])).toEqual([
      [100, 60_000],
      [60_100, 60_000],
      [120_100, 10_000],
    ]);
    expect(segments.every((segment) => segment.endNm === 42 && segment.endNmPerS === 0)).toBe(true);
  });
});

describe('stateBeforeEnd', () => {
  it('is what the spec writes, to the last unit, at every clock count of planned moves', () => {
    fc.assert(
      fc.property(
        cases,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ axis, fromNm, length, up, asked, longer }, share) => {
          const fastest = planMove(axis, fromNm, fromNm + (up ? length : -length), asked);
          const move = lastingAtLeast(fastest, fastest.ticks + longer);
          for (const segment of moveSegments(move, 1, 0)) {
            const all = segment.ticks * CLOCK_PER_TICK;
            for (const counts of [0, 1, Math.round(share * all), all - 1, all]) {
              expect(stateBeforeEnd(segment, counts)).toEqual(boardState(segment, counts));
            }
          }
        },
      ),
      { seed: 53, numRuns: 1500 },
    );
  });
});
