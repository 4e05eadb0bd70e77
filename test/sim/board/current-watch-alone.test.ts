/** What the board believes of a motor's current on a chair without load cells (spec.md §8): there it is all that feels. */
import { describe, expect, test } from 'vitest';
import { CurrentWatch } from '../../../sim/board/current-watch.ts';
import type { DepthChannel } from '../../../sim/board/depth-channel.ts';
import { firstSaid } from './support/ms-until.ts';

const channel = (forceN: number, motorN = 10, driveMmPerS = 0): DepthChannel =>
  ({ forceN, motorN, driveMmPerS }) as DepthChannel;
const IMPLAUSIBLE = { fault: 'force-implausible', detail: 0 };

test.each([[149.95], [Number.NaN], [Number.POSITIVE_INFINITY]])(
  '%d N is no force: ended at once',
  (forceN) => {
    expect(new CurrentWatch().step(channel(forceN), 60)).toEqual(IMPLAUSIBLE);
  },
);

describe('a drive that turns without current', () => {
  test.each([
    ['says nothing', 5, 0.9, 60],
    ['says little', 5, 1, null],
    ['hardly turns', 4.9, 0, null],
    ['comes out', -50, 0, null],
  ])('%s: %d mm/s, %d N: after %s ms', (_, driveMmPerS, motorN, afterMs) => {
    const watch = new CurrentWatch();
    const said = firstSaid(500, () => watch.step(channel(0, motorN, driveMmPerS), 60));
    expect(said?.ms ?? null).toBe(afterMs);
    if (said !== null) expect(said.what).toEqual(IMPLAUSIBLE);
  });

  test('one moment of current, or being asked to forget, begins anew', () => {
    const watch = new CurrentWatch();
    const silent = (ms: number) => firstSaid(ms, () => watch.step(channel(0, 0, 20), 60))?.ms ?? null;
    expect(silent(59)).toBeNull();
    watch.step(channel(0, 5, 20), 60);
    expect(silent(59)).toBeNull();
    watch.reset();
    expect(silent(100)).toBe(60);
  });
});

describe('too much for the place: three quarters of its ceiling and a tenth, as a current may say less than is', () => {
  test.each([
    [49.4, 60, null],
    [49.6, 60, 20],
    [4.9, 2, null],
    [5, 2, null],
    [5.1, 2, 20],
  ])('%d N where %d are borne: after %s ms', (forceN, ceilingN, afterMs) => {
    const watch = new CurrentWatch();
    const said = firstSaid(500, () => watch.step(channel(forceN), ceilingN));
    expect(said?.ms ?? null).toBe(afterMs);
    if (said !== null) expect(said.what).toEqual({ fault: 'force-over', detail: forceN * 1000 });
  });

  test('each moment below counts one back, and being asked to forget begins anew', () => {
    const watch = new CurrentWatch();
    const over = (ms: number) => firstSaid(ms, () => watch.step(channel(55), 60))?.ms ?? null;
    expect(over(19)).toBeNull();
    watch.step(channel(40), 60);
    expect(over(1)).toBeNull();
    watch.step(channel(40), 60);
    expect(over(100)).toBe(2);
    watch.reset();
    expect(over(100)).toBe(20);
  });
});
