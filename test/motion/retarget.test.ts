import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisState, Segment } from '../../src/chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../src/chair/segment.ts';
import { moveSegments, planMove } from '../../src/motion/move.ts';
import { retarget, soonestRest, withoutGaps } from '../../src/motion/retarget.ts';
import { boardState } from './board-evaluator.ts';
import { DUO, MONO, SLOW } from './sample-chairs.ts';
import { segmentExtrema } from './segment-extrema.ts';

const axes = [DUO, SLOW, MONO].map(({ carriage }) => carriage);
const low = 100_000_000;

const cases = fc.record({
  axis: fc.constantFrom(...axes),
  way: fc.integer({ min: 20, max: 400 }),
  speed: fc.integer({ min: 5, max: 120 }),
  share: fc.double({ min: 0, max: 1.2, noNaN: true }),
  shiftMm: fc.integer({ min: -60, max: 60 }),
  pressing: fc.boolean(),
  rate: fc.constantFrom(1, 1.2, 1.5),
});

function stateAtTick(segments: readonly Segment[], tick: number): AxisState {
  const segment = segments.find(({ startTick, ticks }) => tick > startTick && tick <= startTick + ticks);
  const last = segments.at(-1);
  if (segment !== undefined)
    return stateBeforeEnd(segment, (segment.startTick + segment.ticks - tick) * CLOCK_PER_TICK);
  return tick <= 0 ? { nm: low, nmPerS: 0, nmPerS2: 0 } : { nm: last?.endNm ?? low, nmPerS: 0, nmPerS2: 0 };
}

function expectSmooth(segments: readonly Segment[], from: AxisState): void {
  let state = from;
  for (const segment of segments) {
    const start = boardState(segment, segment.ticks * CLOCK_PER_TICK);
    expect(Math.abs(start.nm - state.nm)).toBeLessThanOrEqual(1000);
    expect(Math.abs(start.nmPerS - state.nmPerS)).toBeLessThanOrEqual(10_000);
    expect(Math.abs(start.nmPerS2 - state.nmPerS2)).toBeLessThanOrEqual(10_000);
    state = boardState(segment, 0);
  }
}

describe('a move sent elsewhere while it is under way', () => {
  it('goes on without a step, inside the limits, and ends at rest where it shall', () => {
    let found = 0;
    fc.assert(
      fc.property(cases, ({ axis, way, speed, share, shiftMm, pressing, rate }) => {
        const move = planMove(axis, low, low + way * 1_000_000, speed);
        const plan = moveSegments(move, 0, 0);
        const fromTick = Math.round(move.ticks * share);
        const commanded = stateAtTick(plan, fromTick);
        const rest = plan.flatMap((segment) => {
          const end = segment.startTick + segment.ticks;
          if (end <= fromTick) return [];
          const startTick = Math.max(segment.startTick, fromTick);
          return [{ ...segment, startTick, ticks: end - startTick }];
        });
        const stretches = retarget({
          axis: 0,
          limits: axis,
          fromTick,
          plan: rest,
          planned: commanded,
          commanded,
          committed: rest,
          place: (nm) => nm + shiftMm * 1_000_000,
          pressing,
          rate,
        });
        if (stretches === null) {
          // Only a pass that would have to turn back, or be there before it can, stays as it was.
          expect(share).toBeLessThan(1);
          return;
        }
        found += 1;
        const lane = withoutGaps(stretches, 0, fromTick, commanded.nm, 0);
        expectSmooth(lane, commanded);
        expect(lane.at(-1)?.endNm ?? commanded.nm).toBe(low + (way + shiftMm) * 1_000_000);
        const moving = commanded.nmPerS !== 0;
        for (const segment of lane) {
          const most = segmentExtrema(segment);
          expect(most.nmPerS2).toBeLessThanOrEqual(axis.maxAccelMmPerS2 * 1e6);
          expect(most.nmPerS3).toBeLessThanOrEqual(axis.maxJerkMmPerS3 * 1e6);
          expect(most.nmPerS).toBeLessThanOrEqual(axis.maxSpeedMmPerS * 1e6);
        }
        if (moving && pressing) {
          // No reversal that a person would feel.
          const least = lane.reduce((sofar, { endNmPerS }) => Math.min(sofar, endNmPerS), 0);
          expect(least).toBeGreaterThanOrEqual(-200_000);
        }
      }),
      { seed: 81, numRuns: 800 },
    );
    expect(found).toBeGreaterThan(400);
  });

  it('stops as soon as it can, and never goes back', () => {
    fc.assert(
      fc.property(cases, ({ axis, way, speed, share, rate }) => {
        const move = planMove(axis, low, low + way * 1_000_000, speed);
        const plan = moveSegments(move, 0, 0);
        const fromTick = Math.round(move.ticks * Math.min(1, share));
        const at = stateAtTick(plan, fromTick);
        const stop = soonestRest(0, axis, at, fromTick, rate);
        expect(stop).not.toBeNull();
        expectSmooth(stop ?? [], at);
        for (const { endNmPerS } of stop ?? []) expect(endNmPerS).toBeGreaterThanOrEqual(-2000);
        expect(stop?.at(-1)?.endNmPerS ?? 0).toBe(0);
      }),
      { seed: 82, numRuns: 800 },
    );
  });

  it('keeps a stop that is due too soon, and makes up for it on the next way', () => {
    const there = moveSegments(planMove(DUO.carriage, low, low + 50_000_000, 50), 0, 0);
    const end = (there.at(-1)?.startTick ?? 0) + (there.at(-1)?.ticks ?? 0);
    const back = moveSegments(planMove(DUO.carriage, low + 50_000_000, low, 50), 0, end);
    const fromTick = end - 40;
    const commanded = stateAtTick(there, fromTick);
    const last = there.at(-1);
    if (last === undefined) throw new Error('no move');
    const rest = [{ ...last, startTick: fromTick, ticks: 40 }, ...back];
    const stretches = retarget({
      axis: 0,
      limits: DUO.carriage,
      fromTick,
      plan: rest,
      planned: commanded,
      commanded,
      committed: rest,
      place: (nm) => nm + 20_000_000,
      pressing: true,
      rate: 1,
    });
    expect(stretches?.[0]?.at(-1)?.endNm).toBe(low + 50_000_000);
    expect(stretches?.at(-1)?.at(-1)?.endNm).toBe(low + 20_000_000);
    expectSmooth(withoutGaps(stretches ?? [], 0, fromTick, commanded.nm, 0), commanded);
  });
});
