import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FARTHEST_LEAN_MM, Leaning, NEAREST_LEAN_MM } from '../../../sim/plant/leaning.ts';

describe('a person who leans back', () => {
  it('arrives in time, never jumps and never comes nearer than the padding lets them, wherever they were', () => {
    const lean = fc.record({
      mm: fc.double({ min: -FARTHEST_LEAN_MM, max: NEAREST_LEAN_MM, noNaN: true }),
      forMs: fc.integer({ min: 50, max: 1000 }),
      afterMs: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(lean, { minLength: 1, maxLength: 5 }), (leans) => {
        const leaning = new Leaning();
        for (const { mm, forMs, afterMs } of leans) {
          const mostMm = ((Math.PI / 2) * Math.abs(mm - leaning.mm)) / forMs + 1e-9;
          leaning.to(mm, forMs);
          const way = Array.from({ length: afterMs }, () => {
            const before = leaning.mm;
            leaning.step();
            return { mm: leaning.mm, stepMm: Math.abs(leaning.mm - before) };
          });
          expect(Math.max(...way.map(({ stepMm }) => stepMm))).toBeLessThanOrEqual(mostMm);
          expect(Math.min(...way.map((at) => at.mm))).toBeGreaterThanOrEqual(-FARTHEST_LEAN_MM - 1e-9);
          expect(Math.max(...way.map((at) => at.mm))).toBeLessThanOrEqual(NEAREST_LEAN_MM + 1e-9);
          if (afterMs >= forMs) expect(leaning.mm).toBe(mm);
        }
      }),
    );
  });

  it.each([-FARTHEST_LEAN_MM - 1, NEAREST_LEAN_MM + 0.1, Number.NaN])('nobody leans %f mm back', (mm) => {
    expect(() => new Leaning().to(mm, 100)).toThrow(RangeError);
  });

  it.each([0, -5, Number.NaN])('nobody leans within %f ms', (forMs) => {
    expect(() => new Leaning().to(5, forMs)).toThrow(RangeError);
  });
});
