import { describe, expect, it } from 'vitest';
import { elasticN, slopeNPerMm, Tissue } from '../../../sim/plant/tissue.ts';

/** Presses to `dentMm` at once and holds it so for `ms`; the force at the end. */
function hold(tissue: Tissue, dentMm: number, stiffnessNPerMm: number, ms: number, travelMmPerS = 0): number {
  tissue.pressedMm = dentMm;
  tissue.stiffnessNPerMm = stiffnessNPerMm;
  tissue.travelMmPerS = travelMmPerS;
  for (let i = 0; i < ms; i++) tissue.step();
  return tissue.forceN;
}

describe('tissue', () => {
  it('is a third as stiff over its first 5 mm, and stiffens with depth', () => {
    expect(elasticN(6, 5)).toBeCloseTo(10, 9);
    expect(slopeNPerMm(6, 3)).toBeCloseTo(2, 9);
    expect(slopeNPerMm(6, 5.001)).toBeCloseTo(6, 2);
    expect(slopeNPerMm(6, 25)).toBeGreaterThan(8);
    for (let dent = 0.05; dent < 40; dent += 0.1) {
      const slope = (elasticN(6, dent + 1e-6) - elasticN(6, dent)) / 1e-6;
      expect(slope).toBeCloseTo(slopeNPerMm(6, dent), 3);
    }
  });

  it('pushes back by its law when held a moment, and not at all when not touched', () => {
    expect(hold(new Tissue(), 8, 6, 2)).toBeCloseTo(elasticN(6, 8), 0);
    expect(hold(new Tissue(), -1, 6, 10)).toBe(0);
  });

  it('gives way by a quarter in 4 s', () => {
    const tissue = new Tissue();
    expect(hold(tissue, 8, 6, 4000) / elasticN(6, 8)).toBeCloseTo(0.75, 2);
  });

  it('gives less way under a travelling roller', () => {
    const still = hold(new Tissue(), 8, 6, 4000);
    const travelling = hold(new Tissue(), 8, 6, 4000, 50);
    expect(travelling).toBeGreaterThan(still * 1.1);
  });

  it('resists fast pushing more than slow', () => {
    const push = (mmPerS: number): number => {
      const tissue = new Tissue();
      for (let mm = 0; mm < 10; mm += mmPerS / 1000) hold(tissue, mm, 6, 1);
      return tissue.forceN;
    };
    expect(push(25) - push(5)).toBeGreaterThan(3);
  });

  it('comes back slowly: a roller that left finds no skin where it left it', () => {
    const tissue = new Tissue();
    hold(tissue, 10, 6, 100);
    expect(hold(tissue, 5, 6, 1)).toBe(0);
    hold(tissue, -1, 6, 1000);
    expect(hold(tissue, 5, 6, 2)).toBeGreaterThan(5);
  });
});
