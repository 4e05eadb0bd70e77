import { describe, expect, it } from 'vitest';
import { fitBackCurve } from '../../src/scan/back-curve.ts';
import { feltBack } from './felt-backs.ts';

const BACK = { nearestMm: 400, farthestMm: 130, shoulderMm: 560 };

function sweepOf(more: { breathMm?: number; breathsPerS?: number; leanMm?: number }) {
  return feltBack({ ...BACK, ...more }).filter(
    ({ step, carriageMm }) => step === 'on' && carriageMm < BACK.shoulderMm,
  );
}

describe('the curve of a back', () => {
  it('is the same with and without breathing, at any pace', () => {
    const still = fitBackCurve(sweepOf({}));
    for (const breathsPerS of [0.2, 0.25, 0.32]) {
      const curve = fitBackCurve(sweepOf({ breathMm: 1, breathsPerS }));
      expect(Math.abs((curve?.breathsPerMin ?? 0) - breathsPerS * 60)).toBeLessThan(0.7);
      for (let mm = 30; mm < 540; mm += 10) {
        expect(Math.abs((curve?.depthMm(mm) ?? 99) - (still?.depthMm(mm) ?? 0))).toBeLessThan(0.35);
      }
    }
  });

  it('is the middle of both sides', () => {
    const straight = fitBackCurve(sweepOf({}));
    const crooked = fitBackCurve(sweepOf({ leanMm: 6 }));
    expect(crooked?.depthMm(300)).toBeCloseTo(straight?.depthMm(300) ?? 0, 6);
  });

  it('says how much it leaves unexplained', () => {
    expect(fitBackCurve(sweepOf({}))?.roughnessMm).toBeLessThan(0.1);
    const moved = sweepOf({}).map((point, i) => ({
      ...point,
      depthMm: [point.depthMm[0] + (i % 7 < 3 ? 2 : 0), point.depthMm[1]] as const,
    }));
    expect(fitBackCurve(moved)?.roughnessMm).toBeGreaterThan(0.3);
  });

  it('is none where too little was felt, or all at one place', () => {
    expect(fitBackCurve([])).toBeNull();
    expect(fitBackCurve(sweepOf({}).slice(0, 50))).toBeNull();
    expect(fitBackCurve(sweepOf({}).map((point) => ({ ...point, carriageMm: 100 })))).toBeNull();
  });
});
