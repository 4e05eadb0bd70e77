import { expect, it } from 'vitest';
import { STATURE_RANGE_MM } from '../../src/chair/body.ts';
import { scanOrderFor } from '../../src/scan/scan-order.ts';
import { body, chair } from '../chair/chairs.ts';

it('H06 is light, goes up, and stays on the track, for everyone a chair fits', () => {
  const duo = chair('tsubo-duo');
  for (let statureMm = STATURE_RANGE_MM.min; statureMm <= STATURE_RANGE_MM.max; statureMm += 10) {
    const table = body(statureMm);
    const { fromMm, toMm, speedMmPerS, forceN } = scanOrderFor(table, duo);
    expect(forceN).toBe(8);
    expect(speedMmPerS).toBe(20);
    expect(fromMm).toBeGreaterThan(duo.carriage.minMm);
    expect(fromMm).toBeLessThan(table.heightMm.L5 - duo.trackZeroAboveSeatMm);
    expect(toMm).toBeLessThan(duo.carriage.maxMm);
    expect(toMm).toBeGreaterThan((table.heightMm.C7 - duo.trackZeroAboveSeatMm) * 1.04 + 20);
  }
});
