import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { evaluate, type JerkSegment } from '../../../sim/board/integrator.ts';
import { type Placed, replacedFrom, Timeline } from '../../../sim/board/timeline.ts';
import { ZoneCeilings } from '../../../sim/board/zone-ceilings.ts';
import { type AxisIndex, stateBeforeEnd } from '../../../src/chair/segment.ts';
import { move } from './support/batches.ts';
import { shippedProfile } from './support/profiles.ts';

/** Floor division without doubles. */
function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

test('the integrator is the formula of the spec, exactly, and the host computes the same', () => {
  const segment = fc.record({
    ticks: fc.integer({ min: 1, max: 2000 }),
    endNm: fc.integer({ min: 0, max: 780_000_000 }),
    endNmPerS: fc.integer({ min: -100_000_000, max: 100_000_000 }),
    endNmPerS2: fc.integer({ min: -500_000_000, max: 500_000_000 }),
    jerkNmPerS3: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
  });
  fc.assert(
    fc.property(segment, fc.double({ min: 0, max: 1, noNaN: true }), (made: JerkSegment, share) => {
      const toGo = Math.floor(made.ticks * 1024 * share);
      const [j, a1, v1, p1, t] = [made.jerkNmPerS3, made.endNmPerS2, made.endNmPerS, made.endNm, toGo].map(
        BigInt,
      ) as [bigint, bigint, bigint, bigint, bigint];
      const a = a1 - floorDiv(j * t, 1_024_000n);
      const v = v1 - floorDiv((a1 - floorDiv(j * t, 2_048_000n)) * t, 1_024_000n);
      const p =
        p1 - floorDiv((v1 - floorDiv((a1 - floorDiv(j * t, 3_072_000n)) * t, 2_048_000n)) * t, 1_024_000n);
      const got = { nm: 0, nmPerS: 0, nmPerS2: 0 };
      evaluate(made, toGo, got);
      expect(got).toEqual({ nm: Number(p), nmPerS: Number(v), nmPerS2: Number(a) });
      const axis: AxisIndex = 0;
      expect(stateBeforeEnd({ ...made, axis, startTick: 0 }, toGo)).toEqual(got);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('the board computes every state of the golden segment vectors', () => {
  const path = new URL('../../../protocols/chair-link/v1/vectors/segments.yaml', import.meta.url);
  const vectors: { segment: JerkSegment; states: [number, number, number, number][] }[] = parse(
    readFileSync(path, 'utf8'),
  );
  expect(vectors.length).toBeGreaterThan(5);
  const got = { nm: 0, nmPerS: 0, nmPerS2: 0 };
  for (const { segment, states } of vectors) {
    for (const [toGo, nm, nmPerS, nmPerS2] of states) {
      evaluate(segment, toGo, got);
      expect([got.nm, got.nmPerS, got.nmPerS2].map((n) => n + 0)).toEqual([nm, nmPerS, nmPerS2]);
    }
  }
});

test('a replaced timeline keeps what begins before, cuts what straddles, and loses the rest', () => {
  const at = (startTick: number, untilTick: number): Placed<string> => ({
    item: `${startTick}`,
    startTick,
    untilTick,
  });
  const next = replacedFrom([at(0, 10), at(10, 30), at(30, 40)], 20, [at(20, 25)]);
  expect(next).toEqual([at(0, 10), { ...at(10, 30), untilTick: 20 }, at(20, 25)]);
  expect(replacedFrom([at(0, 10)], 0, [])).toEqual([]);
});

test('a timeline tells every start and end once, also when the clock leaps over items', () => {
  const timeline = new Timeline<string>();
  timeline.replace([
    { item: 'a', startTick: 1, untilTick: 2 },
    { item: 'b', startTick: 2, untilTick: 3 },
    { item: 'c', startTick: 5, untilTick: 6 },
  ]);
  const seen: string[] = [];
  for (const counts of [0, 1024, 3 * 1024, 9 * 1024]) {
    for (let change = timeline.advance(counts); change !== null; change = timeline.advance(counts)) {
      seen.push(`${change.started ? '+' : '-'}${change.placed.item}`);
    }
  }
  expect(seen).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
  expect(timeline.size).toBe(0);
});

test('H06 H08 the lowest ceiling wins, a place no zone covers has the lowest of all, and without zones nothing presses', () => {
  const ceilings = new ZoneCeilings(shippedProfile('tsubo-duo').force);
  expect(ceilings.at(300)).toBe(0);
  expect(ceilings.lowestOver(100, 200)).toBe(0);
  ceilings.state('upperBack', 200, 400, 250);
  ceilings.state('lowerBack', 100, 200, 30);
  expect(ceilings.at(300)).toBe(80);
  expect(ceilings.at(200)).toBe(30);
  expect(ceilings.lowestOver(150, 350)).toBe(30);
  expect(ceilings.lowestOver(250, 350)).toBe(80);
  expect(ceilings.lowestOver(350, 450)).toBe(20);
  expect(ceilings.lowestOver(50, 150)).toBe(20);
  ceilings.state('upperBack', 210, 400, 15);
  expect(ceilings.lowestOver(150, 350)).toBe(15);
  expect(ceilings.at(500)).toBe(15);
  ceilings.forget();
  expect(ceilings.at(300)).toBe(0);
});

test('H06 only a place that is surely not in the neck is none of it', () => {
  const ceilings = new ZoneCeilings(shippedProfile('tsubo-duo').force);
  expect(ceilings.overNeck).toBe(true);
  ceilings.standAt(450);
  ceilings.state('shoulders', 400, 500, 60);
  expect(ceilings.overNeck).toBe(false);
  ceilings.state('neck', 500, 580, 20);
  ceilings.standAt(499);
  expect(ceilings.overNeck).toBe(false);
  ceilings.standAt(500);
  expect(ceilings.overNeck).toBe(true);
  ceilings.standAt(399);
  expect(ceilings.overNeck).toBe(true);
  ceilings.standAt(450);
  ceilings.forget();
  expect(ceilings.overNeck).toBe(true);
});

test('batches made by hand for these tests are what they say', () => {
  const segments = move(0, 0, 0, 350, 3500);
  expect(segments.at(-1)).toMatchObject({ endNm: 350_000_000, endNmPerS: 0, endNmPerS2: 0 });
});
