import { describe, expect, it } from 'vitest';
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import type { Batch } from '../../src/chair/segment.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { only } from './planned.ts';
import { replay } from './replay.ts';
import { DUO } from './sample-chairs.ts';
import { AT } from './sample-strokes.ts';

const ON = { ...AT, side: 'both', channels: [0, 1], pressureN: 30, spacingMm: 60 } as const;
const HOLD = {
  technique: 'hold',
  ...ON,
  fromMm: 0,
  toMm: 0,
  forS: 20,
  steps: 1,
  rampS: null,
} as const satisfies PlacedStroke;
const SWEEP = { technique: 'sweep', ...ON, fromMm: 600, toMm: 100, speedMmPerS: 50, passes: 2 } as const;
const KNEAD: PlacedStroke = { technique: 'knead', ...ON, fromMm: 200, toMm: 260, ratePerMin: 30, forS: 60 };
const REST: PlacedStroke = { technique: 'rest', line: 9, column: 1, forS: 130 };

/** [mode, end in mN, ticks] of channel 0. */
function spans(batch: Batch | undefined): readonly (readonly [string, number, number])[] {
  return (batch?.forces ?? [])
    .filter(({ channel }) => channel === 0)
    .map(({ mode, endMilliN, ticks }) => [mode, endMilliN, ticks]);
}

describe('a hold', () => {
  it('comes up, ramps in 2 s from nothing, stays, ramps out, lets go', () => {
    // The last 3 N of 25 N in 1.67 s and in 1 s count as held, 200 + 120 ticks less of plateau; a board rounds 40 off.
    const hold = only(HOLD);
    expect(hold.batches.length).toBe(1);
    expect(spans(hold.batches[0])).toEqual([
      ['approach', 5000, 3000],
      ['press', 30_000, 1667],
      ['press', 30_000, 19_720],
      ['press', 5000, 1000],
      ['release', 0, 700],
    ]);
    expect(hold).toMatchObject({
      words: 'Hold at C7, both sides, 30 N, 20 s',
      askedN: 30,
      plannedS: 20,
      cruiseMmPerS: 0,
      line: 3,
      startTick: 200,
      endTick: 200 + 3000 + 1667 + 19_720 + 1000 + 700,
      plateaus: [{ fromTick: 4867, toTick: 24_587, forceN: 30 }],
    });
  });

  it('ramps as long as 18 N/s needs where 2 s are too short', () => {
    expect(spans(only({ ...HOLD, pressureN: 80 }).batches[0])[1]).toEqual(['press', 80_000, 4167]);
  });

  it('rests more lightly than it holds where it holds lightly, but still touches', () => {
    expect(spans(only({ ...HOLD, pressureN: 5 }).batches[0])[0]).toEqual(['approach', 4000, 3000]);
    expect(spans(only({ ...HOLD, pressureN: 2.8 }).batches[0])[0]).toEqual(['approach', 2500, 3000]);
    expect(spans(only({ ...HOLD, pressureN: 2.2 }).batches[0])[0]).toEqual(['approach', 2200, 3000]);
  });
});

describe('a hold in rising steps', () => {
  it('has a plateau for each, a second of ramp between, and lasts the written time for each', () => {
    const hold = only({ ...HOLD, pressureN: 40, forS: 8, steps: 3 });
    // 2.8 of 23 N of the ramp in and 4 of 35 N of the ramp out count as held: 200 and 120 ticks; 40 are rounded off.
    expect(spans(hold.batches[0])).toEqual([
      ['approach', 5000, 3000],
      ['press', 28_000, 1643],
      ['press', 28_000, 8000 - 200 - 1000],
      ['press', 34_000, 1000],
      ['press', 34_000, 8000 - 1000],
      ['press', 40_000, 1000],
      ['press', 40_000, 8000 - 120 + 40],
      ['press', 5000, 1050],
      ['release', 0, 700],
    ]);
    expect(hold.plateaus.map(({ forceN }) => forceN)).toEqual([28, 34, 40]);
    expect(hold).toMatchObject({
      words: 'Hold at C7, both sides, 40 N in 3 rising steps, 8 s each',
      askedN: 40,
      plannedS: 24,
    });
  });

  it('of two begins at 80 %', () => {
    expect(only({ ...HOLD, steps: 2 }).plateaus.map(({ forceN }) => forceN)).toEqual([24, 30]);
  });

  it('comes to full pressure in the written ramp, counted from nothing', () => {
    // From 5 to 30 N are five sixths of it.
    expect(spans(only({ ...HOLD, rampS: 3 }).batches[0]).slice(1, 3)).toEqual([
      ['press', 25_800, 2080],
      ['press', 30_000, 420],
    ]);
    expect(spans(only({ ...HOLD, rampS: 0.1 }).batches[0]).slice(1, 3)).toEqual([
      ['press', 25_800, 832],
      ['press', 30_000, 168],
    ]);
  });

  it('is not flatter at the end of a long light ramp than 8 N/s: a hold begins at a certain moment', () => {
    const light = spans(only({ ...HOLD, pressureN: 8, rampS: 4 }).batches[0]);
    // From 5 to 8 N are 1.5 of 4 s.
    expect(light.slice(1, 3)).toEqual([
      ['press', 6880, 1360],
      ['press', 8000, 140],
    ]);
  });
});

describe('a sweep', () => {
  it('comes back pressing 8 N, one batch a pass', () => {
    const sweep = only({ ...SWEEP, returning: 'light' });
    expect(sweep.batches.length).toBe(2);
    expect(spans(sweep.batches[1]).map(([mode, end]) => [mode, end])).toEqual([
      ['press', 8000],
      ['press', 8000],
      ['press', 30_000],
      ['press', 30_000],
      ['press', 5000],
      ['release', 0],
    ]);
    // Back at 75 mm/s: 500 mm in 7.6 s with both soft ends; there at 50 mm/s in 10.7 s.
    expect(spans(sweep.batches[1])[1]?.[2]).toBeCloseTo(7600, -2);
    expect(sweep.plannedS).toBeCloseTo(21.4, 1);
    expect(sweep.cruiseMmPerS).toBe(50);
    expect(sweep.words).toBe('Sweep from C7 to L3, both sides, 30 N, 50 mm/s, 2 times');
  });

  it('comes back lifted: lets go, travels, comes up again', () => {
    const sweep = only({ ...SWEEP, returning: 'lifted' });
    const [, second] = sweep.batches;
    // Letting go and the way back, at 100 mm/s, are one release.
    expect(spans(second)[1]?.[2]).toBeGreaterThan(700 + 5000);
    expect(spans(second).map(([mode, end]) => [mode, end])).toEqual([
      ['press', 5000],
      ['release', 0],
      ['approach', 5000],
      ['press', 30_000],
      ['press', 30_000],
      ['press', 5000],
      ['release', 0],
    ]);
  });

  it('slower than a segment or a span may last is cut into several', () => {
    const sweep = only({ ...SWEEP, passes: 1, speedMmPerS: 2, returning: 'light' });
    expect(sweep.plannedS).toBeGreaterThan(250);
    expect(Math.max(...(sweep.batches[0]?.segments ?? []).map(({ ticks }) => ticks))).toBe(60_000);
    expect(spans(sweep.batches[0]).filter(([, end]) => end === 30_000).length).toBe(4);
  });

  it('of no length presses and lets go', () => {
    const sweep = only({ ...SWEEP, toMm: 600, passes: 3, pressureN: 2.5, returning: 'light' });
    expect(sweep.plannedS).toBe(0);
    expect(sweep.plateaus).toEqual([]);
    expect(sweep.batches.length).toBe(1);
  });
});

describe('a rest', () => {
  it('keeps the carriage standing in segments the wire takes', () => {
    const rest = only(REST);
    expect(rest.batches[0]?.segments.map(({ ticks }) => ticks)).toEqual([60_000, 60_000, 10_000]);
    expect(rest).toMatchObject({
      words: 'Rest, 130 s',
      plannedS: 130,
      channels: [],
      askedN: 0,
      plateaus: [],
    });
  });
});

describe('a plan', () => {
  it('of nothing ends where it would have begun', () => {
    expect(planStrokes([], DUO)).toEqual({ strokes: [], endTick: 200 });
  });

  it('is the same twice', () => {
    const placed = [HOLD, { ...SWEEP, returning: 'light' as const }, KNEAD, REST];
    expect(JSON.stringify(planStrokes(placed, DUO))).toBe(JSON.stringify(planStrokes(placed, DUO)));
  });

  it('moves carriage and width together and lifted', () => {
    const [batch] = only({ ...HOLD, fromMm: 300, toMm: 300, spacingMm: 70 }).batches;
    const ends = [0, 1].map((axis) => {
      const moving = (batch?.segments ?? []).filter((s) => s.axis === axis && s.jerkNmPerS3 !== 0);
      return Math.max(...moving.map(({ startTick, ticks }) => startTick + ticks));
    });
    expect(ends[0]).toBe(ends[1]);
    expect(batch?.forces[0]?.startTick).toBe(ends[0]);
  });
});

describe('the replay of these tests', () => {
  const batches = planStrokes([HOLD], DUO).strokes.flatMap((stroke) => stroke.batches);
  const [batch] = batches;
  if (batch === undefined) throw new Error('nothing planned');
  const [segment] = batch.segments;
  if (segment === undefined) throw new Error('no segment');

  it.each<[string, Batch, string]>([
    [
      'no release at the end',
      { ...batch, forces: batch.forces.filter((s) => s.mode !== 'release') },
      'not-released',
    ],
    ['a gap', { ...batch, forces: batch.forces.filter((s) => s.endMilliN !== 30_000) }, 'order'],
    ['a jump', { ...batch, segments: [{ ...segment, endNm: 2000 }] }, 'discontinuous'],
    [
      'moving at the end',
      { ...batch, segments: [{ ...segment, endNmPerS: 9000 }] },
      'not-at-rest|discontinuous',
    ],
    ['a wrong end', { ...batch, restTick: batch.restTick + 1 }, 'end of the batch'],
  ])('refuses %s', (_, broken, reason) => {
    expect(() => replay([broken], DUO)).toThrow(new RegExp(reason));
  });
});
