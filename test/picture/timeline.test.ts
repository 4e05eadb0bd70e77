import { describe, expect, it } from 'vitest';
import { type Moment, timelineOf } from '../../src/picture/timeline.ts';
import { compiled } from '../cli/a-preview.ts';

function timeline(steps: string, chair: 'tsubo-duo' | 'tsubo-mono' = 'tsubo-duo') {
  const made = compiled(steps, chair);
  return { ...made, moments: timelineOf(made.plan, made.channels, 50) };
}

function pressed(moments: readonly Moment[]): readonly Moment[] {
  return moments.filter(({ leftN, rightN }) => leftN > 0 || rightN > 0);
}

describe('timelineOf', () => {
  it('is where the plan puts the rollers, from its beginning to its end', () => {
    const { plan, moments } = timeline(
      '  - hold: { at: T5, pressure: 20N, for: 4s }\n  - hold: { at: L2, pressure: 20N, for: 4s }\n',
    );
    const [first, second] = plan.strokes;
    expect(moments[0]).toMatchObject({ atS: 0, leftN: 0, rightN: 0 });
    const lengthS = (plan.endTick - (first?.startTick ?? 0)) / 1000;
    expect(moments.at(-1)?.atS).toBeGreaterThan(lengthS - 0.05);
    const places = new Set(pressed(moments).map(({ placeMm }) => Math.round(placeMm * 10)));
    expect([...places]).toEqual([first?.fromMm, second?.fromMm].map((mm) => Math.round((mm ?? 0) * 10)));
  });

  it('presses as hard and as long as asked', () => {
    const { moments } = timeline('  - hold: { at: T5, pressure: 20N, for: 6s }\n');
    const held = moments.filter(({ leftN, rightN }) => leftN >= 18 && rightN >= 18);
    expect(Math.max(...moments.map(({ leftN }) => leftN))).toBe(20);
    expect(held.length * 0.05).toBeCloseTo(6, 0);
  });

  it('tells the sides apart, and one drive is both', () => {
    const steps = '  - hold: { at: T5, pressure: 20N, for: 4s, side: left }\n';
    expect(pressed(timeline(steps).moments).every(({ rightN }) => rightN === 0)).toBe(true);
    expect(
      pressed(timeline(steps, 'tsubo-mono').moments).every(({ leftN, rightN }) => leftN === rightN),
    ).toBe(true);
  });

  it('follows a sweep up at its speed and down lightly, each batch replacing the end of the one before', () => {
    const { moments } = timeline('  - sweep: { from: L5, to: T1, speed: 5cm/s, pressure: 20N, passes: 2 }\n');
    const up = moments.filter(({ speedMmPerS, leftN }) => speedMmPerS > 49 && leftN === 20);
    const down = moments.filter(({ speedMmPerS, leftN }) => speedMmPerS < -70 && leftN > 0);
    expect(Math.max(...up.map(({ speedMmPerS }) => speedMmPerS))).toBeCloseTo(50, 1);
    expect(up.length).toBeGreaterThan(2 * 100);
    expect(new Set(down.map(({ leftN }) => leftN))).toEqual(new Set([8]));
    // The rollers are not let go of between the passes.
    const touching = pressed(moments);
    expect((touching.at(-1)?.atS ?? 0) - (touching[0]?.atS ?? 0)).toBeCloseTo(
      (touching.length - 1) * 0.05,
      3,
    );
  });

  it('keeps the distance between the rollers', () => {
    const { moments } = timeline('  - hold: { at: T5, pressure: 20N, for: 4s, spacing: 110mm }\n');
    expect(new Set(pressed(moments).map(({ widthMm }) => Math.round(widthMm)))).toEqual(new Set([110]));
  });
});
