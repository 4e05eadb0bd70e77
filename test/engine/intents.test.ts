import { describe, expect, it } from 'vitest';
import type { Adjusting } from '../../src/engine/intents.ts';
import { AS_WRITTEN, forceFactor, meetsNeck, placeOf, withIntent } from '../../src/engine/intents.ts';
import { DUO } from '../motion/sample-chairs.ts';
import { scoreOfTwo } from './support.ts';

const often = (intent: Adjusting, times: number) =>
  Array.from({ length: times }).reduce((sofar: typeof AS_WRITTEN) => withIntent(sofar, intent), AS_WRITTEN);

const BELOW_A_NECK = [
  { zone: 'upperBack', fromMm: 0, toMm: 310, ceilingN: 80 },
  { zone: 'neck', fromMm: 310, toMm: 780, ceilingN: 20 },
] as const;

describe('what people ask for while it plays', () => {
  it('adds up, and ends where its range ends', () => {
    expect(often({ kind: 'nudge', mm: 20 }, 2).nudgeMm).toBe(40);
    expect(often({ kind: 'nudge', mm: 20 }, 9).nudgeMm).toBe(60);
    expect(often({ kind: 'width', mm: -10 }, 9).widthMm).toBe(-40);
    expect(often({ kind: 'pressure', steps: -1 }, 9).pressureSteps).toBe(-3);
    expect(withIntent(AS_WRITTEN, { kind: 'speed', permille: 9000 }).speedPermille).toBe(1500);
    expect(withIntent(AS_WRITTEN, { kind: 'speed', permille: 10 }).speedPermille).toBe(500);
    const furthest = often({ kind: 'nudge', mm: 20 }, 3);
    expect(withIntent(furthest, { kind: 'nudge', mm: 20 })).toBe(furthest);
  });

  it('moves a place, but not off the track', () => {
    const place = placeOf({ profile: DUO, zones: [], personCeilingN: 40 }, 0, { ...AS_WRITTEN, nudgeMm: 60 });
    expect(place(100_000_000)).toBe(160_000_000);
    expect(place(770_000_000)).toBe(780_000_000);
  });

  it('takes nothing into the neck that is not written for it (H06)', () => {
    const [stroke] = scoreOfTwo().plan.strokes;
    if (stroke === undefined) throw new Error('no stroke');
    const limits = { profile: DUO, zones: BELOW_A_NECK, personCeilingN: 40 };
    const higher = { ...AS_WRITTEN, nudgeMm: 60 };
    const place = placeOf(limits, 0, higher);
    expect(place(200_000_000)).toBe(260_000_000);
    expect(place(300_000_000)).toBe(310_000_000);
    expect(place(320_000_000)).toBe(380_000_000);
    expect(meetsNeck({ ...stroke, fromMm: 100, toMm: 300 }, higher, limits)).toBe(true);
    expect(meetsNeck({ ...stroke, fromMm: 100, toMm: 240 }, higher, limits)).toBe(false);
    expect(meetsNeck({ ...stroke, fromMm: 300, toMm: 400 }, higher, limits)).toBe(false);
  });

  it('never asks for more than the ceiling of the new place leaves', () => {
    const [stroke] = scoreOfTwo().plan.strokes;
    if (stroke === undefined) throw new Error('no stroke');
    const limits = { profile: DUO, zones: BELOW_A_NECK, personCeilingN: 40 };
    expect(forceFactor(stroke, AS_WRITTEN, limits)).toBe(1);
    expect(forceFactor(stroke, { ...AS_WRITTEN, pressureSteps: 2 }, limits)).toBe(1.25);
    expect(forceFactor(stroke, { ...AS_WRITTEN, pressureSteps: -2 }, limits)).toBe(0.75);
    // 20 N on the upper back; a fifth of the neck's 20 N stays free.
    expect(forceFactor(stroke, { ...AS_WRITTEN, nudgeMm: 20 }, limits)).toBe(0.8);
    expect(forceFactor({ ...stroke, askedN: 30 }, { ...AS_WRITTEN, pressureSteps: 3 }, limits)).toBeCloseTo(
      32 / 30,
    );
  });
});
