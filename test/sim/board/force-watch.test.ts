/** What the board believes of a load cell (spec.md §8): a person is pressed by what it says, so it is doubted early. */
import { describe, expect, test } from 'vitest';
import type { DepthChannel } from '../../../sim/board/depth-channel.ts';
import { type Finding, ForceWatch } from '../../../sim/board/watch.ts';
import { Random } from '../../../src/units/random.ts';
import { firstSaid } from './support/ms-until.ts';

interface Reads {
  readonly forceN: number;
  /** As much as the cell where it is left out. */
  readonly motorN?: number;
  readonly engaged?: boolean;
  readonly speedMmPerS?: number;
}

/** What is seen in one millisecond; a living cell is never quite still. */
function channel(
  ms: number,
  { forceN, motorN = forceN, engaged = true, speedMmPerS = 0 }: Reads,
): DepthChannel {
  const seen = { forceN: forceN + (ms % 2) / 1000, motorN, engaged, sense: { speedMmPerS } };
  return seen as unknown as DepthChannel;
}

const CEILING_N = 60;

/** First finding from rest: force rises over 400 ms, then stays so. */
function found(reads: Reads, ceilingN = CEILING_N, mostMs = 3_000) {
  const watch = new ForceWatch();
  return firstSaid(mostMs, (ms): Finding | null => {
    const part = Math.min(1, ms / 400);
    const { forceN, motorN = forceN } = reads;
    return watch.step(channel(ms, { ...reads, forceN: forceN * part, motorN: motorN * part }), ceilingN);
  });
}

describe('what no cell says', () => {
  test.each([
    [-5, -5_000],
    [-30, -30_000],
    [149.9, 149_900],
    [1e9, 2_000_000_000],
    [-1e9, -2_000_000_000],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 0],
  ])('%d N is doubted at once', (forceN, detail) => {
    expect(new ForceWatch().step(channel(0, { forceN, motorN: 0 }), CEILING_N)).toEqual({
      fault: 'force-implausible',
      detail,
    });
  });

  test('200 ms of exactly the same are doubted, also before the body is met', () => {
    for (const forceN of [0, 30]) {
      const watch = new ForceWatch();
      const said = firstSaid(1_000, () => watch.step(channel(0, { forceN, motorN: forceN }), CEILING_N));
      expect(said).toEqual({ ms: 201, what: { fault: 'force-implausible', detail: forceN * 1000 } });
    }
  });

  test('a roller that is told nothing may rest on the same', () => {
    const watch = new ForceWatch();
    const idle = { forceN: 0, engaged: false };
    expect(firstSaid(1_000, () => watch.step(channel(0, idle), CEILING_N))).toBeNull();
  });

  test('one other reading, or being asked to forget, begins anew', () => {
    const watch = new ForceWatch();
    const same = (ms: number) => firstSaid(ms, () => watch.step(channel(0, { forceN: 0 }), CEILING_N));
    expect(same(200)).toBeNull();
    watch.step(channel(1, { forceN: 0 }), CEILING_N);
    expect(same(200)).toBeNull();
    watch.reset();
    expect(same(1_000)?.ms).toBe(200);
  });
});

describe('too much for the place', () => {
  function overAfterMs(forceN: number, ceilingN: number): number | null {
    const watch = new ForceWatch();
    for (let ms = 0; ms < 300; ms += 1) watch.step(channel(ms, { forceN }), 200);
    const said = firstSaid(500, (ms) => watch.step(channel(ms, { forceN }), ceilingN));
    if (said !== null) expect(said.what.fault).toBe('force-over');
    return said?.ms ?? null;
  }

  test.each([
    ['a tenth above its ceiling is borne', 65.9, 60, null],
    ['more is not, after 20 ms', 66.1, 60, 20],
    ['where hardly anything is borne, 5 N are', 4.9, 2, null],
    ['and no more', 5.1, 2, 20],
  ])('%s', (_, forceN, ceilingN, afterMs) => {
    expect(overAfterMs(forceN, ceilingN)).toBe(afterMs);
  });

  test('each moment below counts one back, and being asked to forget begins anew', () => {
    const watch = new ForceWatch();
    for (let ms = 0; ms < 300; ms += 1) watch.step(channel(ms, { forceN: 50 }), 200);
    const over = (mostMs: number) =>
      firstSaid(mostMs, (ms) => watch.step(channel(ms, { forceN: 50 }), 40))?.ms ?? null;
    const under = (ms: number) => {
      for (let i = 0; i < ms; i += 1) expect(watch.step(channel(i, { forceN: 43 }), 40)).toBeNull();
    };
    expect(over(19)).toBeNull();
    under(10);
    expect(over(10)).toBeNull();
    under(100);
    expect(over(19)).toBeNull();
    under(1);
    expect(over(10)).toBe(2);
    watch.reset();
    for (let ms = 0; ms < 19; ms += 1) expect(watch.step(channel(ms, { forceN: 50 }), 40)).toBeNull();
  });
});

describe('too much for the place, told by a noisy cell', () => {
  const NOISE_N = 5;
  function afterMs(forceN: number, seed: number, mostMs: number): number | null {
    const watch = new ForceWatch();
    const random = new Random(seed);
    const reads = (): Reads => ({ forceN: forceN + NOISE_N * random.normal(), motorN: forceN });
    return firstSaid(mostMs, (ms) => watch.step(channel(ms, reads()), 40))?.ms ?? null;
  }

  test.each([1, 2, 3, 4, 5])('3 N too much are found within 150 ms (seed %i)', (seed) => {
    expect(afterMs(47, seed, 150)).not.toBeNull();
  });

  test.each([1, 2, 3, 4, 5])('what stays 4 N below is borne for a minute (seed %i)', (seed) => {
    expect(afterMs(40, seed, 60_000)).toBeNull();
  });
});

describe('a cell and its motor that say different things', () => {
  test.each([
    ['the same', { forceN: 40 }, false],
    ['friction', { forceN: 40, motorN: 46 }, false],
    ['a cell that reads three quarters', { forceN: 38.5, motorN: 50 }, false],
    ['a cell that reads less', { forceN: 37, motorN: 50 }, true],
    ['a cell that reads nothing', { forceN: 0, motorN: 50 }, true],
    ['a cell that reads more', { forceN: 43, motorN: 20 }, false],
    ['a cell that reads much more', { forceN: 45, motorN: 20 }, true],
    [
      'a roller that goes in fast, whose motor turns round',
      { forceN: 0, motorN: 50, speedMmPerS: -20.1 },
      false,
    ],
    ['one that goes in slowly', { forceN: 0, motorN: 50, speedMmPerS: -20 }, true],
    ['one that comes out fast', { forceN: 0, motorN: 50, speedMmPerS: 30 }, true],
    ['one that is told nothing', { forceN: 0, motorN: 50, engaged: false }, false],
  ])('%s: %j', (_, reads: Reads, isDoubted) => {
    expect(found(reads)?.what.fault === 'force-implausible').toBe(isDoubted);
  });

  test('what loses its gain while it presses is doubted within 0.1 s; what gains some, within 0.1 s', () => {
    for (const forceN of [5, 80]) {
      const watch = new ForceWatch();
      const reads = (now: number) => (ms: number) =>
        watch.step(channel(ms, { forceN: now, motorN: 40 }), 200);
      expect(firstSaid(1_000, reads(40))).toBeNull();
      const ms = firstSaid(1_000, reads(forceN))?.ms;
      if (forceN > 40) expect(ms).toBe(60);
      else expect(ms).toBeLessThanOrEqual(100);
    }
  });

  test('speeding up and braking take current for a moment, and are no lie of the cell', () => {
    const watch = new ForceWatch();
    const said = firstSaid(2_000, (ms) => {
      const starts = ms % 400 < 15;
      return watch.step(channel(ms, { forceN: 10, motorN: starts ? 40 : 10 }), CEILING_N);
    });
    expect(said).toBeNull();
  });
});
