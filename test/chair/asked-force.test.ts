import { describe, expect, it } from 'vitest';
import { askedForceN } from '../../src/chair/asked-force.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import type { Batch } from '../../src/chair/segment.ts';
import { STROKES } from '../cli/a-session.ts';

const HOLD = STROKES[1] as PlannedStroke;

describe('askedForceN', () => {
  it('follows approach, ramp, plateau and release', () => {
    const asked = [30_000, 32_000, 35_000, 36_000, 50_000, 56_500, 59_000].map((tick) =>
      askedForceN(HOLD, 0, tick),
    );
    expect(asked).toEqual([0, 5, 17.5, 30, 30, 0, 0]);
  });

  it('asks nothing of a channel the stroke does not use', () => {
    expect(askedForceN(HOLD, 1, 50_000)).toBe(0);
  });

  it('lets a later batch replace what the one before said', () => {
    const lighter: Batch = {
      fromTick: 40_000,
      restTick: 58_000,
      segments: [],
      forces: [{ channel: 0, startTick: 40_000, ticks: 10_000, mode: 'press', endMilliN: 10_000 }],
      kneads: [],
    };
    const stroke = { ...HOLD, batches: [...HOLD.batches, lighter] };
    expect(askedForceN(stroke, 0, 39_000)).toBe(30);
    expect(askedForceN(stroke, 0, 45_000)).toBe(20);
    expect(askedForceN(stroke, 0, 50_000)).toBe(10);
    expect(askedForceN(stroke, 0, 52_000)).toBe(0);
  });
});
