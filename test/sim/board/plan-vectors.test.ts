/** The golden plans, by the simulated board and by the page alone: to the last unit. */
import { describe, expect, test } from 'vitest';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import { axesOf, PLANS, type PlanDoors, played } from '../../protocol/plan-vectors.ts';
import { type SpecAxis, SpecPlan, type SpecSegment } from '../../protocol/spec-plan.ts';
import { PlanDriver } from './support/plan-driver.ts';
import { shippedProfile } from './support/profiles.ts';

const DUO = shippedProfile('tsubo-duo');

function chairOf([carriage, width]: readonly [SpecAxis, SpecAxis]): ChairProfile {
  const limits = ({ speedUmPerS, accelUmPerS2, jerkUmPerS3 }: SpecAxis) => ({
    maxSpeedMmPerS: speedUmPerS / 1000,
    maxAccelMmPerS2: accelUmPerS2 / 1000,
    maxJerkMmPerS3: jerkUmPerS3 / 1000,
  });
  return {
    ...DUO,
    carriage: { ...DUO.carriage, ...limits(carriage) },
    width: { ...DUO.width, ...limits(width) },
  };
}

class SpecDoors extends SpecPlan implements PlanDoors {
  override commit(fromTick: number, segments: readonly SpecSegment[]): void {
    super.commit(fromTick, segments);
  }

  look(): readonly number[] {
    const { rate, counts, axes } = this.state();
    return [rate, counts, ...axes.flat()].map(Number);
  }
}

describe.each(PLANS)('$name', (vector) => {
  const axes = axesOf(vector.chair);

  test('by the page alone, in BigInt', () => {
    expect(played(vector, new SpecDoors(axes))).toEqual(vector.states);
  });

  test('by the simulated board', () => {
    expect(played(vector, new PlanDriver(chairOf(axes)))).toEqual(vector.states);
  });
});

test('the golden plans hold a pause and a resume in the middle of a segment, overrides of both kinds, and cut segments', () => {
  const acts = PLANS.flatMap((vector) => vector.acts);
  const rates = acts.flatMap(({ rate }) => (rate === undefined ? [] : [rate]));
  expect(Math.max(...rates)).toBe(1500);
  expect(Math.min(...rates)).toBe(100);
  expect(acts.filter(({ pause }) => pause === true).length).toBeGreaterThan(2);
  expect(acts.filter(({ ms, commit }) => ms > 1 && commit !== undefined).length).toBeGreaterThan(1);
  const reached = PLANS.flatMap(({ states }) => states.map(([, rate = 0]) => rate / 1_048_576_000));
  expect(Math.max(...reached)).toBeCloseTo(1.5, 6);
  expect(Math.min(...reached)).toBe(0);
});
