import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeStrokes } from '../../src/chair/placing.ts';
import type { Plan } from '../../src/chair/plan.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../src/chair/segment.ts';
import type { Hold } from '../../src/chair/stroke.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { gatePlan } from '../../src/safety/gate.ts';
import { chair } from '../chair/chairs.ts';
import { anyPerson, anyProfile, anyStroke, LANGUAGE, strokesWithin } from '../chair/random-strokes.ts';

const duo = chair('tsubo-duo');
const person = { statureMm: 1700, ceilingN: 100 };
const hold = (line: number, pressureN: number): Hold => ({
  ...{ technique: 'hold', line, column: 1, beside: [], side: 'both', spacingMm: 80 },
  ...{
    pressure: { forceN: pressureN },
    at: { landmark: 'T7', offsetMm: 0 },
    forS: 10,
    steps: 1,
    rampS: null,
  },
});

function planned(...strokes: readonly Hold[]) {
  const { placed, zones } = placeStrokes(strokes, person, duo);
  return { plan: planStrokes(placed, duo), zones };
}

describe('a plan', () => {
  test('inside every limit passes as it is', () => {
    const { plan, zones } = planned(hold(3, 30), hold(4, 20));
    const gated = gatePlan(plan, { profile: duo, zones, personCeilingN: 100 });
    expect(gated).toEqual({ ok: true, value: { plan, cuts: [] } });
  });

  test('H08: that asks too much of this person is cut, with its line, batches and plateaus alike', () => {
    const { plan, zones } = planned(hold(3, 20), hold(4, 50));
    const gated = gatePlan(plan, { profile: duo, zones, personCeilingN: 25 });
    if (!gated.ok) throw new Error(JSON.stringify(gated.errors));
    const { cuts, plan: cut } = gated.value;
    expect(cuts.length).toBeGreaterThan(0);
    for (const one of cuts)
      expect(one).toMatchObject({ line: 4, askedN: 50, allowedN: 25, limit: 'this person' });
    expect(cut.strokes[0]).toBe(plan.strokes[0]);
    expect(cut.strokes[1]?.plateaus.map((plateau) => plateau.forceN)).toEqual([25]);
    expect(cut.strokes[1]?.askedN).toBe(50);
    const most = cut.strokes[1]?.batches.flatMap((batch) => batch.forces.map((span) => span.endMilliN)) ?? [];
    expect(Math.max(...most)).toBe(25_000);
  });

  test('H08: of several batches each plateau has the force of its own, also where the next begins as it ends', () => {
    const { plan, zones } = planned(hold(3, 50), hold(4, 40));
    const [first, second] = plan.strokes;
    if (first === undefined || second === undefined) throw new Error('no strokes');
    const end = first.plateaus.at(-1)?.toTick ?? 0;
    const off = duo.depth.map((_, i) => ({ channel: i === 0 ? 0 : 1, startTick: end, ticks: 700 }) as const);
    const letsGo = {
      ...{ fromTick: end, restTick: end + 700, segments: [], kneads: [] },
      forces: off.map((span) => ({ ...span, mode: 'release', endMilliN: 0 }) as const),
    };
    const both = {
      ...first,
      batches: [...first.batches, letsGo, ...second.batches],
      plateaus: [...first.plateaus, ...second.plateaus],
    };
    const gated = gatePlan({ ...plan, strokes: [both] }, { profile: duo, zones, personCeilingN: 30 });
    if (!gated.ok) throw new Error(JSON.stringify(gated.errors));
    expect(gated.value.plan.strokes[0]?.plateaus.map(({ forceN }) => forceN)).toEqual([30, 30]);
  });

  test('H06: that leaves the travel is refused whole, naming stroke, axis and figures', () => {
    const { plan, zones } = planned(hold(3, 20));
    const short = { ...duo, carriage: { ...duo.carriage, maxMm: 300 } };
    const gated = gatePlan(plan, { profile: short, zones, personCeilingN: 100 });
    expect(gated.ok).toBe(false);
    if (gated.ok) return;
    expect(gated.errors[0]).toMatchObject({ code: 'travel', line: 3 });
    expect(gated.errors[0]?.what).toMatch(
      /^Line 3, ".*T7.*", carriage at tick \d+: .* allowed 0 … 300 mm\.$/,
    );
  });
});

describe('any program, any supported body, any chair', () => {
  const anything = fc.tuple(fc.array(anyStroke, { minLength: 1, maxLength: 4 }), anyPerson, anyProfile);

  test('H06 H08: placing and planning keep every limit: the gate has nothing to cut or refuse', () => {
    fc.assert(
      fc.property(anything, ([strokes, who, profile]) => {
        const { placed, zones } = placeStrokes(strokes, who, profile);
        const plan = planStrokes(placed, profile);
        const gated = gatePlan(plan, { profile, zones, personCeilingN: who.ceilingN });
        expect(gated.ok ? gated.value.cuts : gated.errors).toEqual([]);
        expectInside(plan, profile.carriage.minMm, profile.carriage.maxMm);
      }),
      { seed: 60, numRuns: 300 },
    );
  });

  test('H06 H08: so it is for whatever the language lets through, on the shipped chairs', () => {
    const chairs = fc.constantFrom(duo, chair('tsubo-mono'));
    const strokesOfProgram = fc.array(strokesWithin(LANGUAGE), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(strokesOfProgram, anyPerson, chairs, (strokes, who, profile) => {
        const { placed, zones } = placeStrokes(strokes, who, profile);
        const plan = planStrokes(placed, profile);
        const gated = gatePlan(plan, { profile, zones, personCeilingN: who.ceilingN });
        expect(gated.ok ? gated.value.cuts : gated.errors).toEqual([]);
        expectInside(plan, profile.carriage.minMm, profile.carriage.maxMm);
      }),
      { seed: 61, numRuns: 300 },
    );
  });

  function expectInside(plan: Plan, minMm: number, maxMm: number): void {
    for (const segment of plan.strokes.flatMap((stroke) =>
      stroke.batches.flatMap((batch) => batch.segments),
    )) {
      if (segment.axis !== 0) continue;
      for (let i = 0; i <= 10; i++) {
        const before = Math.floor((segment.ticks * CLOCK_PER_TICK * i) / 10);
        const placeMm = stateBeforeEnd(segment, before).nm / 1e6;
        if (placeMm < minMm - 0.02 || placeMm > maxMm + 0.02)
          throw new Error(`${placeMm} mm in ${JSON.stringify(segment)}`);
      }
    }
  }
});
