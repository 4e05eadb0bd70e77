import { describe, expect, test } from 'vitest';
import type { AirSpan, Batch, HeatSpan } from '../../src/chair/segment.ts';
import { comfortProblems } from '../../src/safety/comfort-gate.ts';
import { chair } from '../chair/chairs.ts';

const duo = chair('tsubo-duo');

function codes(airs: readonly AirSpan[], heats: readonly HeatSpan[] = [], profile = duo): readonly string[] {
  const batch: Batch = {
    ...{ fromTick: 100, restTick: 90_000, segments: [], forces: [], kneads: [] },
    ...{ airs, heats },
  };
  return comfortProblems(batch, profile).map(({ code }) => code);
}

const air = (changes: Partial<AirSpan> = {}): AirSpan => ({
  ...{ cell: 4, startTick: 100, ticks: 20_000, holdPa: 20_000 },
  ...changes,
});

describe('the last gate for air and heat (H09, H12)', () => {
  test.each<[readonly AirSpan[], readonly string[]]>([
    [[air()], []],
    [[air({ holdPa: 30_000, ticks: 30_000 })], []],
    [[air({ holdPa: 30_001 })], ['pressure']],
    [[air({ holdPa: Number.NaN })], ['field', 'pressure']],
    [[air({ ticks: 30_001 })], ['max-on']],
    [[air(), air({ startTick: 20_100 })], ['max-on']],
    [[air(), air({ startTick: 20_100, ticks: 1000, holdPa: 0 }), air({ startTick: 21_100 })], []],
    [
      [air(), air({ startTick: 20_200 })],
      ['order', 'max-on'],
    ],
    [[air({ startTick: 99 })], ['order']],
    [[air({ cell: 6 })], ['unsupported']],
    [[air({ ticks: 0 })], ['field']],
    [[air({ ticks: 120_000, holdPa: 0 })], []],
    [[air({ ticks: 120_001, holdPa: 0 })], ['field']],
    [[air({ ticks: 10.5 })], ['field']],
    [[air({ startTick: -1 })], ['field', 'order']],
  ])('H09 %j: %j', (airs, wanted) => {
    expect(codes(airs)).toEqual(wanted);
  });

  test('H09 as many items as a board can hold, none beyond its clock, and words in seconds', () => {
    const row = (count: number) =>
      Array.from({ length: count }, (_, i) => air({ startTick: 100 + 10 * i, ticks: 10, holdPa: 0 }));
    expect(codes(row(192))).toEqual([]);
    expect(codes(row(193))).toEqual(['queue-full']);
    const last = 4_294_967_295;
    const end = (startTick: number): Batch => ({
      ...{ fromTick: startTick, restTick: last, segments: [], forces: [], kneads: [], heats: [] },
      airs: [air({ startTick, ticks: 100 })],
    });
    expect(comfortProblems(end(last - 100), duo)).toEqual([]);
    expect(comfortProblems(end(last - 99), duo).map(({ code }) => code)).toEqual(['field']);
    const long: Batch = { ...end(100), airs: [air({ startTick: 100, ticks: 30_500 })] };
    expect(comfortProblems(long, duo)).toMatchObject([
      { code: 'max-on', what: 'on for 30.5 s, allowed 30 s' },
    ]);
  });

  test('H12 heat above the pad, or for too long, does not pass; nor any on a chair without', () => {
    const heat: HeatSpan = { startTick: 100, ticks: 1_619_000, holdDeciC: 420 };
    expect(codes([], [heat])).toEqual([]);
    expect(codes([], [{ ...heat, holdDeciC: 421 }])).toEqual(['heat']);
    expect(codes([], [{ ...heat, ticks: 1_620_001 }])).toEqual(['max-on']);
    expect(codes([air()], [heat], chair('tsubo-mono'))).toEqual(['unsupported', 'unsupported']);
  });
});
