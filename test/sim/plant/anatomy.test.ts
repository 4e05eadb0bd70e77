import { describe, expect, it } from 'vitest';
import { type Anatomy, anatomyOf } from '../../../sim/plant/anatomy.ts';
import { hiddenBody } from '../../../sim/plant/body.ts';
import { LANDMARKS } from '../../../src/chair/landmarks.ts';
import { body as tableBody } from '../../chair/chairs.ts';

const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1);
const table = tableBody(1700).heightMm;

function spread(of: (anatomy: Anatomy) => number): { least: number; most: number } {
  const values = SEEDS.map((seed) => of(anatomyOf(1700, seed)));
  return { least: Math.min(...values), most: Math.max(...values) };
}

function expectWithin(values: { least: number; most: number }, middle: number, each: number): void {
  expect(values.least).toBeGreaterThanOrEqual(middle - each);
  expect(values.most).toBeLessThanOrEqual(middle + each);
  // … and people do reach most of the way to both sides.
  expect(values.least).toBeLessThan(middle - each * 0.6);
  expect(values.most).toBeGreaterThan(middle + each * 0.6);
}

describe('anatomy', () => {
  it("is exactly the chair's table without a seed of its own", () => {
    expect(anatomyOf(1700, null).heightMm).toEqual(table);
  });

  it('with one has a torso 4 % longer or shorter, and shares of it 3 % larger or smaller', () => {
    expectWithin(
      spread(({ heightMm }) => (heightMm.C7 - heightMm.L5) / (table.C7 - table.L5)),
      1,
      0.0401,
    );
    const shareOf = ({ C7, T12, L5 }: Anatomy['heightMm']): number => (C7 - T12) / (C7 - L5);
    // Each part may differ by 3 % while the other makes up for it: 0.61 of the whole by 2.4 % at most.
    expectWithin(
      spread(({ heightMm }) => shareOf(heightMm) / shareOf(table)),
      1,
      0.0245,
    );
  });

  it('has its kyphosis near T7, its lordosis near L3/L4 and its shoulder near C7', () => {
    expectWithin(
      spread(({ kyphosisMm, heightMm }) => (kyphosisMm ?? 0) - heightMm.T7),
      0,
      5,
    );
    expectWithin(
      spread(({ lordosisMm, heightMm }) => (lordosisMm ?? 0) - (heightMm.L3 + heightMm.L4) / 2),
      0,
      5,
    );
    expectWithin(
      spread(({ shoulderMm, heightMm }) => shoulderMm - heightMm.C7),
      0,
      5,
    );
  });

  it('keeps every landmark below the one above it', () => {
    for (const seed of SEEDS) {
      const heights = LANDMARKS.map((landmark) => anatomyOf(1400, seed).heightMm[landmark]);
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
    }
  });

  it('shows in the surface: nearest at the kyphosis, farthest at the lordosis, falling away above the shoulder', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { anatomy, at } = hiddenBody({ statureMm: 1700, seed: 5, bodySeed: seed });
      const depthMm = (heightMm: number): number => {
        const [left, right] = at(heightMm).surfaceMm;
        return (left + right) / 2;
      };
      const { kyphosisMm, lordosisMm, shoulderMm, fallMm } = anatomy;
      for (const away of [-30, 30]) {
        expect(depthMm((kyphosisMm ?? 0) + away)).toBeGreaterThan(depthMm(kyphosisMm ?? 0));
        expect(depthMm((lordosisMm ?? 0) + away)).toBeLessThan(depthMm(lordosisMm ?? 0));
      }
      expect(depthMm(shoulderMm + fallMm)).toBeGreaterThan(depthMm(shoulderMm) + 20);
    }
  });

  it('is between 1 and 15 N/mm stiff, and not alike from zone to zone', () => {
    const stiffness = SEEDS.flatMap((bodySeed) => {
      const { at } = hiddenBody({ statureMm: 1700, seed: 5, bodySeed });
      return [150, 300, 450, 600].map((heightMm) => at(heightMm).stiffnessNPerMm[0]);
    });
    expect(Math.min(...stiffness)).toBeGreaterThan(0.95);
    expect(Math.min(...stiffness)).toBeLessThan(1.6);
    expect(Math.max(...stiffness)).toBeLessThan(15.8);
    expect(Math.max(...stiffness)).toBeGreaterThan(12);
  });

  it('is the same for the same seed, whoever sits beside it', () => {
    expect(anatomyOf(1700, 9)).toEqual(anatomyOf(1700, 9));
    expect(anatomyOf(1700, 9)).not.toEqual(anatomyOf(1700, 10));
  });
});
