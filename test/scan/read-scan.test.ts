import { describe, expect, it } from 'vitest';
import type { ScanPoint } from '../../src/chair/scan.ts';
import { placeByHand, readScan } from '../../src/scan/read-scan.ts';
import { body, chair } from '../chair/chairs.ts';
import { feltBack } from './felt-backs.ts';

const duo = chair('tsubo-duo');
const table = body(1700);
const onTrack = (heightMm: number): number => heightMm - duo.trackZeroAboveSeatMm;
/** A person 3 % longer than the table. */
const BACK = {
  shoulderMm: onTrack(table.heightMm.C7 * 1.03),
  nearestMm: onTrack(table.heightMm.T7 * 1.03),
  farthestMm: onTrack(((table.heightMm.L3 + table.heightMm.L4) / 2) * 1.03),
  breathMm: 1,
};

function read(points: readonly ScanPoint[], nudgeMm = 0) {
  return readScan(points, table, duo, nudgeMm);
}

describe('what a scan says', () => {
  it('is where everything lies, and that it is sure', () => {
    const { back, doubts } = read(feltBack(BACK));
    expect(doubts).toEqual([]);
    expect(back?.by).toBe('scan');
    expect(back?.sigmaMm).toBeLessThan(6);
    for (const landmark of ['C7', 'T3', 'T7', 'T12', 'L3', 'L5', 'sacrum'] as const) {
      const trueMm = table.heightMm[landmark] * 1.03;
      expect(Math.abs((back?.heightMm[landmark] ?? 0) - trueMm), landmark).toBeLessThan(6);
    }
  });

  it('is how the back runs, with the breath taken out', () => {
    const breathing = read(feltBack(BACK)).slopes;
    const still = read(feltBack({ ...BACK, breathMm: 0 })).slopes;
    expect(breathing?.fromMm).toBe(still?.fromMm);
    expect((breathing?.fromMm ?? 1) % 10).toBe(0);
    expect(breathing?.slopes.length).toBeGreaterThan(40);
    for (const [index, slope] of (still?.slopes ?? []).entries())
      expect(Math.abs((breathing?.slopes[index] ?? 9) - slope), `stretch ${index}`).toBeLessThan(0.03);
    expect(Math.max(...(still?.slopes ?? []))).toBeGreaterThan(0.05);
    expect(read([]).slopes).toBeNull();
  });

  it('follows a person who moves the shoulder line', () => {
    const asFound = read(feltBack(BACK)).back;
    const higher = read(feltBack(BACK), 15).back;
    const moved = (landmark: 'C7' | 'T7' | 'L5'): number =>
      (higher?.heightMm[landmark] ?? 0) - (asFound?.heightMm[landmark] ?? 0);
    expect(moved('C7')).toBeGreaterThan(9);
    expect(moved('T7')).toBeGreaterThan(2);
    expect(Math.abs(moved('L5'))).toBeLessThan(5);
  });

  it('is the same when lines were lost here and there, and a doubt when many were', () => {
    const points = feltBack(BACK);
    const some = read(points.filter((_, i) => i % 25 !== 3));
    expect(some.doubts).toEqual([]);
    expect(Math.abs((some.back?.heightMm.T7 ?? 0) - (read(points).back?.heightMm.T7 ?? 99))).toBeLessThan(2);
    expect(read(points.filter((_, i) => i % 4 !== 3)).doubts).toEqual([
      'Part of what was felt was lost on the line.',
    ]);
  });

  it('H06 is no shoulder, and so no depth, where the back did not fall away, nobody was met, or it broke off', () => {
    const points = feltBack(BACK);
    const ending = (step: ScanPoint['step']): ScanPoint[] =>
      points.map((point) => (point.step === 'on' ? point : { ...point, step }));
    for (const [felt, doubt] of [
      [ending('top'), /does not fall away/],
      [ending('nobody'), /nobody/],
      [points.filter(({ step }) => step === 'on'), /broke off/],
      [[], /broke off/],
      [points.slice(-20), /Too little/],
    ] as const) {
      const { back, doubts } = read(felt);
      expect(back).toBeNull();
      expect(doubts.join()).toMatch(doubt);
    }
  });

  it('is a doubt where the person moved, or is another than was said', () => {
    const points = feltBack(BACK);
    const moving = points.map((point, i) => ({
      ...point,
      depthMm: [point.depthMm[0] + 3 * Math.sin(i), point.depthMm[1]] as const,
    }));
    expect(read(moving).doubts).toContain('The back moved while it was felt.');
    const { back, doubts } = readScan(points, body(1500), duo, 0);
    expect(back).not.toBeNull();
    expect(doubts.join()).toMatch(/mm higher than that of other people of this stature/);
  });

  it('is a doubt where the back has no shape', () => {
    const flat = feltBack(BACK).map((point) => ({
      ...point,
      depthMm: [25 + point.carriageMm / 100, 25 + point.carriageMm / 100] as const,
    }));
    expect(read(flat).doubts).toEqual(
      expect.arrayContaining([expect.stringMatching(/nearest/), expect.stringMatching(/hollow/)]),
    );
  });
});

describe('a shoulder line placed by hand', () => {
  it('carries the rest of the table with it', () => {
    const back = placeByHand(onTrack(table.heightMm.C7) + 20, table, duo);
    expect(back.by).toBe('hand');
    expect(back.heightMm.C7 - table.heightMm.C7).toBeGreaterThan(17);
    expect(back.heightMm.T7 - table.heightMm.T7).toBeGreaterThan(8);
    expect(back.sigmaMm).toBeGreaterThan(read(feltBack(BACK)).back?.sigmaMm ?? 99);
  });
});
