import { describe, expect, it } from 'vitest';
import type { ForceSpan } from '../../src/chair/segment.ts';
import { scaledForce } from '../../src/motion/scaled-force.ts';
import { DUO } from './sample-chairs.ts';

const span = (startTick: number, ticks: number, mode: ForceSpan['mode'], endMilliN: number): ForceSpan => ({
  channel: 0,
  startTick,
  ticks,
  mode,
  endMilliN,
});
const HOLD = [
  span(100, 5000, 'press', 20_000),
  span(5100, 1000, 'press', 5000),
  span(6100, 700, 'release', 0),
];
const at = (factor: number, milliN = 20_000, rate = 1) =>
  scaledForce(HOLD, 20_000, milliN, () => factor, DUO.force, rate).map(
    ({ startTick, ticks, mode, endMilliN }) => [startTick, ticks, mode, endMilliN],
  );

describe('a force made softer or stronger while it presses', () => {
  it('rises no faster than 25 N/s, falls by 60 N/s, and keeps its times', () => {
    expect(at(1.25)).toEqual([
      [100, 200, 'press', 25_000],
      [300, 4800, 'press', 25_000],
      [5100, 1000, 'press', 6250],
      [6100, 700, 'release', 0],
    ]);
    expect(at(0.75)[0]).toEqual([100, 84, 'press', 15_000]);
  });

  it('rises slower where the plan clock may run faster', () => {
    expect(at(1.25, 20_000, 1.5)[0]).toEqual([100, 300, 'press', 25_000]);
  });

  it('gets as far as the time allows', () => {
    const short = [span(0, 100, 'press', 30_000), span(100, 700, 'release', 0)];
    expect(scaledForce(short, 30_000, 10_000, () => 1, DUO.force, 1)[0]?.endMilliN).toBe(12_500);
  });

  it('changes nothing of what comes up or lets go', () => {
    const opening = [span(0, 3000, 'approach', 5000), span(3000, 700, 'release', 0)];
    expect(scaledForce(opening, 0, 0, () => 2, DUO.force, 1)).toEqual(opening);
  });
});
