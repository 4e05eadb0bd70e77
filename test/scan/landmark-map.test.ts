import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import { mapLandmarks } from '../../src/scan/landmark-map.ts';
import { body } from '../chair/chairs.ts';

const table = body(1700);

describe('landmarks from the places that were found', () => {
  it('are those of the table where nothing was found, and then nobody is sure', () => {
    const { heightMm, sigmaMm } = mapLandmarks(table, []);
    expect(heightMm).toEqual(table.heightMm);
    expect(sigmaMm.C7).toBeGreaterThan(15);
  });

  it('lie where they were found, and between them in the proportions of the table', () => {
    const longer = (name: 'C7' | 'T7' | 'L5'): number => table.heightMm[name] * 1.03;
    const { heightMm, sigmaMm } = mapLandmarks(table, [
      { landmarks: ['C7'], heightMm: longer('C7'), sigmaMm: 1 },
      { landmarks: ['T7'], heightMm: longer('T7'), sigmaMm: 1 },
      { landmarks: ['L5'], heightMm: longer('L5'), sigmaMm: 1 },
    ]);
    for (const landmark of LANDMARKS) {
      expect(Math.abs(heightMm[landmark] - table.heightMm[landmark] * 1.03), landmark).toBeLessThan(2);
      expect(sigmaMm[landmark]).toBeLessThan(4);
    }
  });

  it('are numbers, whatever was found', () => {
    const found = fc.record({
      shoulderMm: fc.double({ min: 480, max: 780, noNaN: true }),
      t7Mm: fc.double({ min: 300, max: 600, noNaN: true }),
      hollowMm: fc.double({ min: 110, max: 330, noNaN: true }),
      statureMm: fc.integer({ min: 1400, max: 1950 }),
    });
    fc.assert(
      fc.property(found, ({ shoulderMm, t7Mm, hollowMm, statureMm }) => {
        const { heightMm } = mapLandmarks(body(statureMm), [
          { landmarks: ['C7'], heightMm: shoulderMm, sigmaMm: 4 },
          { landmarks: ['T7'], heightMm: t7Mm, sigmaMm: 4 },
          { landmarks: ['L3', 'L4'], heightMm: hollowMm, sigmaMm: 4 },
        ]);
        const heights = LANDMARKS.map((landmark) => heightMm[landmark]);
        expect(heights.every(Number.isFinite)).toBe(true);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('is the surer, the more was found', () => {
    const one = mapLandmarks(table, [{ landmarks: ['C7'], heightMm: 640, sigmaMm: 4 }]);
    const two = mapLandmarks(table, [
      { landmarks: ['C7'], heightMm: 640, sigmaMm: 4 },
      { landmarks: ['L3', 'L4'], heightMm: 220, sigmaMm: 4 },
    ]);
    for (const landmark of LANDMARKS)
      expect(two.sigmaMm[landmark]).toBeLessThanOrEqual(one.sigmaMm[landmark]);
    expect(two.sigmaMm.L5).toBeLessThan(one.sigmaMm.L5 / 1.5);
  });
});
