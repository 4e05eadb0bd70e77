import { describe, expect, it } from 'vitest';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import { addSample, EMPTY_TALLY, reportStroke } from '../../src/engine/stroke-tally.ts';
import { AT_REST, scoreOfTwo } from './support.ts';

function stroke(changes: Partial<PlannedStroke>): PlannedStroke {
  const [first] = scoreOfTwo().plan.strokes;
  if (first === undefined) throw new Error('no stroke');
  return { ...first, ...changes };
}

/** Twenty samples a second, one plan tick a millisecond, with the force the body would give at each tick. */
function reported(planned: PlannedStroke, forceAt: (tick: number) => number, mmAt = (_: number) => 300) {
  let tally = EMPTY_TALLY;
  for (let tick = planned.startTick; tick < planned.endTick; tick += 50) {
    const forceN = forceAt(tick);
    const telemetry = { ...AT_REST, state: 'playing', boardMs: 1000 + tick, planTick: tick } as const;
    tally = addSample(tally, planned, { ...telemetry, forceN: [forceN, forceN], carriageMm: mmAt(tick) });
  }
  return reportStroke(tally, planned);
}

describe('a hold in rising steps', () => {
  const rising = stroke({
    ...{ startTick: 0, endTick: 14_000, askedN: 40, plannedS: 12 },
    plateaus: [
      { fromTick: 1000, toTick: 6000, forceN: 32 },
      { fromTick: 7000, toTick: 13_000, forceN: 40 },
    ],
  });
  const asked = (tick: number) => {
    if (tick < 1000 || tick > 13_000) return 0;
    if (tick < 6000) return 32;
    return tick < 7000 ? 32 + (tick - 6000) / 125 : 40;
  };

  it('counts each step against its own force', () => {
    const report = reported(rising, asked);
    expect(report.deliveredS).toBeCloseTo(12, 0);
    expect(report.plannedN).toBeCloseTo((5 * 32 + 6 * 40) / 11, 2);
    expect(Math.abs(report.meanN - report.plannedN)).toBeLessThan(0.2);
    expect(report.rmsErrorN).toBeLessThan(0.5);
  });

  it('does not count a step that never rises', () => {
    expect(reported(rising, (tick) => Math.min(32, asked(tick))).deliveredS).toBeCloseTo(6, 0);
  });
});

describe.each(['roll', 'friction'] as const)('%s', (technique) => {
  it('delivers the time on its plateau, between its ends', () => {
    const planned = stroke({
      ...{ technique, startTick: 0, endTick: 8000, askedN: 20, plannedS: 6, fromMm: 290, toMm: 310 },
      plateaus: [{ fromTick: 1000, toTick: 7000, forceN: 20 }],
    });
    const report = reported(
      planned,
      () => 20,
      (tick) => 300 + 9 * Math.sin(tick / 200),
    );
    expect(report.deliveredS).toBeCloseTo(6, 0);
    expect(report.plannedN).toBe(20);
    expect(report.placeErrorMm).toBeGreaterThan(0.9);
    expect(report.placeErrorMm).toBeLessThan(1.5);
  });
});
