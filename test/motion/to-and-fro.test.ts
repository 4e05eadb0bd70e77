import { describe, expect, it } from 'vitest';
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import { only } from './planned.ts';
import { MONO } from './sample-chairs.ts';
import { AT } from './sample-strokes.ts';

const ON = { ...AT, side: 'both', channels: [0, 1], pressureN: 30, spacingMm: 60 } as const;
const KNEAD: PlacedStroke = { technique: 'knead', ...ON, fromMm: 200, toMm: 260, ratePerMin: 30, forS: 60 };
const ROLL = { technique: 'roll', ...ON, fromMm: 200, toMm: 500, speedMmPerS: 50, forS: 20 } as const;
const FRICTION = {
  technique: 'friction',
  ...AT,
  fromName: 'L4',
  toName: 'L4',
  side: 'left',
  channels: [0],
  pressureN: 25,
  spacingMm: 60,
  fromMm: 300,
  toMm: 320,
  reachMm: 20,
  ratePerMin: 30,
  forS: 10,
} as const satisfies PlacedStroke;

describe('a knead', () => {
  it('spins up, walks there and back while it kneads, spins down before it lets go', () => {
    const knead = only(KNEAD);
    expect(knead.plannedS).toBe(60);
    // 60 mm at 15 mm/s with both ends is 4.2 s: 14 legs in 60 s, 8 of them in the first batch.
    expect(knead.batches.map(({ kneads }) => kneads.map(({ endMilliHz }) => endMilliHz))).toEqual([
      [500, 500, 0],
      [500, 0],
    ]);
    const turns = knead.batches.flatMap(({ segments }) =>
      segments.filter(({ axis, endNmPerS }) => axis === 0 && endNmPerS === 0).map(({ endNm }) => endNm),
    );
    expect(new Set(turns)).toEqual(new Set([200_000_000, 260_000_000]));
    expect(knead.words).toBe('Knead from C7 to L3, both sides, 30 N, 30 a minute, 60 s');
  });

  it('stays where it has nowhere to walk', () => {
    const knead = only({ ...KNEAD, toMm: 200 });
    expect(knead.batches.length).toBe(1);
    expect(knead.words).toBe('Knead at C7, both sides, 30 N, 30 a minute, 60 s');
  });

  it('takes as long as one quick leg where the written time is shorter', () => {
    expect(only({ ...KNEAD, toMm: 700, forS: 2 }).plannedS).toBeCloseTo(10.7, 1);
  });

  it('presses and walks on a chair without a kneading motor', () => {
    const knead = only({ ...KNEAD, channels: [0] }, MONO);
    expect(knead.batches.flatMap(({ kneads }) => kneads)).toEqual([]);
    expect(knead.plannedS).toBe(60);
  });
});

describe('a roll', () => {
  it('goes to and fro at its speed in whole passes, nearest to the written time', () => {
    const roll = only(ROLL);
    // 300 mm at 50 mm/s with both soft ends is 6.7 s: three passes are nearer to 20 s than two.
    expect(roll.plannedS).toBeCloseTo(20.1, 1);
    expect(roll.cruiseMmPerS).toBe(50);
    expect(roll.batches.length).toBe(1);
    expect(roll.plateaus.length).toBe(1);
    const ends = roll.batches.flatMap(({ segments }) =>
      segments.filter(({ axis, jerkNmPerS3, endNmPerS, endNmPerS2 }) => {
        return axis === 0 && jerkNmPerS3 !== 0 && endNmPerS === 0 && endNmPerS2 === 0;
      }),
    );
    // The first is the way to the beginning.
    expect(ends.map(({ endNm }) => endNm / 1e6)).toEqual([200, 500, 200, 500]);
    expect(roll.words).toBe('Roll from C7 to L3, both sides, 30 N, 50 mm/s, 20 s');
  });

  it('is gentle on a short way, and then has no speed of its own', () => {
    const roll = only({ ...ROLL, toMm: 220, forS: 5 });
    expect(roll.plannedS).toBeCloseTo(4.5, 1);
    expect(roll.cruiseMmPerS).toBe(0);
  });
});

describe('friction', () => {
  it('rubs at its rate, eight legs a batch', () => {
    const friction = only(FRICTION);
    // 30 a minute: 1 s a leg.
    expect(friction.plannedS).toBeCloseTo(10, 6);
    expect(friction.batches.length).toBe(2);
    for (const { segments } of friction.batches) expect(segments.length).toBeLessThan(80);
    expect(friction).toMatchObject({
      words: 'Friction at L4, left side, 25 N, 30 a minute, 10 s',
      plateaus: [{ forceN: 25 }],
      cruiseMmPerS: 0,
    });
  });

  it('grows to its whole reach and back, every turn at rest, at one rate', () => {
    const { batches } = only({ ...FRICTION, forS: 16 });
    const stops = new Map(
      batches.flatMap(({ segments }) =>
        segments
          .filter(({ axis, endNmPerS, endNmPerS2 }) => axis === 0 && endNmPerS === 0 && endNmPerS2 === 0)
          .map(({ startTick, ticks, endNm }) => [startTick + ticks, Math.abs(endNm - 310_000_000)] as const),
      ),
    );
    const reaches = [...stops.values()].filter((nm, index, all) => nm !== all[index - 1] || nm === 1e7);
    const growing = [2.5e6, 5e6, 7.5e6];
    expect(reaches.slice(0, 4)).toEqual([...growing, 1e7]);
    expect(reaches.slice(-4)).toEqual([1e7, ...growing.toReversed()]);
    expect(Math.max(...reaches)).toBe(1e7);
  });

  it('is as quick as the carriage where it is asked to be quicker', () => {
    const friction = only({ ...FRICTION, toMm: 340, ratePerMin: 60 });
    expect(friction.plannedS / 11).toBeCloseTo(0.89, 1);
  });
});
