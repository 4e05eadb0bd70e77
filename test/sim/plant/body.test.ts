import { describe, expect, it } from 'vitest';
import { hiddenBody } from '../../../sim/plant/body.ts';
import { body as tableBody } from '../../chair/chairs.ts';

function surface(seed: number, statureMm: number): number[] {
  const body = hiddenBody({ statureMm, seed });
  return Array.from({ length: 900 }, (_, heightMm) => body.at(heightMm).surfaceMm[0]);
}

describe('hidden body', () => {
  it('comes nearest at about T7 and is farthest at about L3/L4, between 15 and 45 mm', () => {
    for (const statureMm of [1500, 1700, 1900]) {
      const { heightMm } = tableBody(statureMm);
      for (let seed = 1; seed <= 20; seed++) {
        const depths = surface(seed, statureMm);
        expect(Math.min(...depths)).toBeGreaterThanOrEqual(15);
        expect(Math.max(...depths)).toBeLessThanOrEqual(65);
        expect(Math.max(...depths.slice(0, Math.round(heightMm.C7 - 12)))).toBeLessThanOrEqual(45);
        // … and above the shoulder it falls away.
        expect(depths[Math.round(heightMm.C7 + 65)]).toBeGreaterThan(45);
        const below = (mm: number): number[] => depths.slice(0, Math.round(mm));
        const nearest = depths.indexOf(Math.min(...depths));
        expect(Math.abs(nearest - heightMm.T7)).toBeLessThan(40);
        const hollow = below(heightMm.T7).indexOf(Math.max(...below(heightMm.T7)));
        expect(Math.abs(hollow - (heightMm.L3 + heightMm.L4) / 2)).toBeLessThan(40);
      }
    }
  });

  it('differs from person to person and not from run to run', () => {
    expect(surface(1, 1700)).toEqual(surface(1, 1700));
    expect(surface(1, 1700)).not.toEqual(surface(2, 1700));
  });

  it('is 3 to 8 N/mm stiff unless told, a little different left and right', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const body = hiddenBody({ statureMm: 1700, seed });
      for (let heightMm = 0; heightMm < 750; heightMm += 10) {
        for (const stiffness of body.at(heightMm).stiffnessNPerMm) {
          expect(stiffness).toBeGreaterThan(3 * 0.95);
          expect(stiffness).toBeLessThan(8 * 1.05);
        }
      }
    }
    expect(hiddenBody({ statureMm: 1700, seed: 1, stiffnessNPerMm: 12 }).at(300).stiffnessNPerMm).toEqual([
      12, 12,
    ]);
  });

  it('breathes strongest on the thorax, 2 mm peak to peak, or not at all', () => {
    const { heightMm } = tableBody(1700);
    const body = hiddenBody({ statureMm: 1700, seed: 3 });
    expect(body.at(heightMm.T7).breathMm).toBeCloseTo(1, 3);
    expect(body.at(heightMm.L4).breathMm).toBeLessThan(0.5);
    expect(hiddenBody({ statureMm: 1700, seed: 3, breathing: false }).at(heightMm.T7).breathMm).toBe(0);
  });

  it('has the zones of the table', () => {
    const { heightMm } = tableBody(1700);
    const at = (mm: number): string => hiddenBody({ statureMm: 1700, seed: 1 }).zoneAt(mm);
    expect(at(heightMm.C7 + 1)).toBe('neck');
    expect(at(heightMm.C7 - 1)).toBe('shoulders');
    expect(at(heightMm.T3 - 1)).toBe('upperBack');
    expect(at(heightMm.T12 - 1)).toBe('lowerBack');
    expect(at(heightMm.L5 - 1)).toBe('seat');
  });

  it('says what is wrong with a stature the table does not have', () => {
    expect(() => hiddenBody({ statureMm: 900, seed: 1 })).toThrow(/90 cm/);
  });
});
