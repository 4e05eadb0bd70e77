import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Landmark, Place } from '../../src/chair/landmarks.ts';
import type { Pressure, Stroke } from '../../src/chair/stroke.ts';
import { plateauIsShort } from '../../src/program/rules/plateau.ts';
import { spotHasBreaks } from '../../src/program/rules/spot.ts';
import { LANGUAGE, strokesWithin } from '../chair/random-strokes.ts';
import { aboveCeiling, judgeStroke } from './judge.ts';
import { playStrokes } from './play-strokes.ts';

const pressure: Pressure = { level: 'firm' };
const common = { line: 1, column: 1, beside: [], side: 'both', spacingMm: 70, pressure } as const;
const at = (landmark: Landmark): Place => ({ landmark, offsetMm: 0 });

describe('the techniques on the body, judged from the truth log', () => {
  const strokes: readonly Stroke[] = [
    { ...common, technique: 'hold', at: at('L3'), forS: 6, steps: 3, rampS: null },
    { ...common, technique: 'hold', at: at('T7'), forS: 3, steps: 2, rampS: 2 },
    { ...common, pressure: { level: 'light' }, technique: 'hold', at: at('L1'), forS: 4, steps: 3, rampS: 4 },
    { ...common, technique: 'roll', from: at('L5'), to: at('T3'), speedMmPerS: 50, forS: 20 },
    { ...common, technique: 'roll', from: at('L5'), to: at('L4'), speedMmPerS: 60, forS: 6 },
    { ...common, technique: 'friction', at: at('L4'), reachMm: 20, ratePerMin: 50, forS: 10 },
    { ...common, technique: 'friction', at: at('T3'), reachMm: 40, ratePerMin: 60, forS: 6 },
    { ...common, technique: 'tap', from: at('T5'), to: at('T5'), rateHz: 4, forS: 8 },
  ];
  const cases = [
    { chair: 'tsubo-duo', statureMm: 1500, seed: 3 },
    { chair: 'tsubo-duo', statureMm: 1900, seed: 4 },
    { chair: 'tsubo-mono', statureMm: 1700, seed: 5 },
  ] as const;

  it.each(cases)('$chair at $statureMm mm, seed $seed', async ({ chair, statureMm, seed }) => {
    const person = { statureMm, ceilingN: 60 };
    const { world, plan, profile, truth } = await playStrokes(strokes, person, chair, seed);
    expect(world.session.outcome).toMatchObject({ exit: 'ok' });
    expect(aboveCeiling(truth, profile, person.ceilingN)).toEqual([]);
    expect(plan.strokes.map(({ technique }) => technique)).toEqual([
      ...['hold', 'hold', 'hold', 'roll', 'roll', 'friction', 'friction', 'knead'],
    ]);
    for (const stroke of plan.strokes) {
      const judged = judgeStroke(stroke, truth, profile);
      expect(judged.placeErrorMm, stroke.words).toBeLessThanOrEqual(5);
      for (const { meanN, heldS } of judged.rollers) {
        expect(Math.abs(meanN - judged.plannedN), `${stroke.words}: force`).toBeLessThanOrEqual(5);
        if (stroke.technique !== 'hold') continue;
        expect(Math.abs(heldS - stroke.plannedS), `${stroke.words}: held`).toBeLessThanOrEqual(0.3);
      }
      if (stroke.cruiseMmPerS > 0) {
        expect(Math.abs(judged.cruiseMmPerS / stroke.cruiseMmPerS - 1), stroke.words).toBeLessThanOrEqual(
          0.05,
        );
      }
    }
    const [rising] = plan.strokes;
    const steps = rising?.plateaus.map(({ forceN }) => forceN / rising.askedN) ?? [];
    expect(steps.map((share) => Math.round(share * 100))).toEqual([70, 85, 100]);
  });
});

/** The language refuses to tire a spot, and the board lets go of one that is. */
const sparesSpots = (stroke: Stroke): boolean =>
  plateauIsShort(stroke) === undefined && spotHasBreaks(stroke) === undefined;

describe('any strokes of the language', () => {
  const drawn = fc.sample(
    fc.record({
      strokes: fc.array(strokesWithin(LANGUAGE).filter(sparesSpots), { minLength: 8, maxLength: 8 }),
      statureMm: fc.integer({ min: 1400, max: 1950 }),
      ceilingN: fc.integer({ min: 20, max: 90 }),
      chair: fc.constantFrom('tsubo-duo' as const, 'tsubo-mono' as const),
    }),
    { seed: 20, numRuns: 5 },
  );

  it.each(drawn.map((one, index) => ({ ...one, seed: 100 + index })))(
    'play without a fault: $chair, $statureMm mm, $ceilingN N, seed $seed',
    async ({ strokes, statureMm, ceilingN, chair, seed }) => {
      const played = await playStrokes(strokes, { statureMm, ceilingN }, chair, seed);
      expect(played.world.session.outcome).toMatchObject({ exit: 'ok' });
      expect(aboveCeiling(played.truth, played.profile, ceilingN)).toEqual([]);
      expect(played.plan.strokes.length).toBeGreaterThan(3);
    },
  );
});
