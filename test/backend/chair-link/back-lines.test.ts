import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/backend/chair-link/to-lines.ts';
import { slopesOf } from '../../../src/protocol/slopes.ts';

function told(count: number): (readonly [number, readonly number[]])[] {
  const slopes = Array.from({ length: count }, (_, index) => index / 1000);
  return linesOf({ kind: 'back', back: { fromMm: 20, slopes } }, { edge: 1, batch: 1 }).map((line) => {
    if (line.name !== 'bck') throw new Error(`${line.name} is not about the back`);
    return [line.fromUm, slopesOf(line)] as const;
  });
}

describe('how a back runs, in lines of eight stretches', () => {
  it('says every stretch where it is', () => {
    const lines = told(24);
    expect(lines).toHaveLength(3);
    for (const [fromUm, slopes] of lines)
      for (const [index, slope] of slopes.entries())
        expect(20 + 10 * Math.round(slope * 1000)).toBe(fromUm / 1000 + 10 * index);
  });

  it('begins the last line lower where it would not be full, and never above the end', () => {
    const lines = told(19);
    expect(lines.map(([fromUm]) => fromUm / 1000)).toEqual([20, 100, 130]);
    expect(lines.at(-1)?.[1]).toEqual([0.011, 0.012, 0.013, 0.014, 0.015, 0.016, 0.017, 0.018]);
  });
});
