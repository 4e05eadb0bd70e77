import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveLinear } from '../../src/units/linear.ts';

describe('solveLinear', () => {
  it('finds what fits every row', () => {
    const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 4 }), row, (rows, wanted) => {
        const right = rows.map((own) => own.reduce((sum, value, i) => sum + value * (wanted[i] ?? 0), 0));
        const found = solveLinear(rows, right);
        if (found === null) return;
        for (const [i, own] of rows.entries()) {
          const sum = own.reduce((all, value, k) => all + value * (found[k] ?? 0), 0);
          expect(sum).toBeCloseTo(right[i] ?? 0, 6);
        }
      }),
      { seed: 61, numRuns: 500 },
    );
  });

  it('says so where the rows do not tell the unknowns apart', () => {
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeNull();
    expect(solveLinear([[0]], [0])).toBeNull();
  });

  it('changes nothing of what it is given', () => {
    const rows = [
      [0, 1],
      [1, 0],
    ];
    expect(solveLinear(rows, [3, 4])).toEqual([4, 3]);
    expect(rows).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});
