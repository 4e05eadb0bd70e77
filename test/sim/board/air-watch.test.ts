/** What the board believes of its air cells (H09, spec.md §8): a limb in a cell is squeezed by what nobody looks at. */
import { describe, expect, test } from 'vitest';
import type { Air, Cell } from '../../../sim/board/air.ts';
import { AirWatch } from '../../../sim/board/air-watch.ts';
import type { Finding } from '../../../sim/board/watch.ts';
import { VALVE } from '../../../sim/plant/port.ts';
import { firstSaid } from './support/ms-until.ts';

type Seen = Partial<Pick<Cell, 'pa' | 'askedPa' | 'valve'>> & { readonly linePa?: number };

/** Two cells of at most 20 kPa for at most 20 s: the first is empty, of the other something is seen. */
function watchOf() {
  const made = { pa: 0, askedPa: 0, valve: VALVE.vent, maxPa: 20_000, maxOnMs: 20_000 };
  const cells = [
    { ...made, number: 0 },
    { ...made, number: 1 },
  ];
  const air = { cells, linePa: 0 };
  const watch = new AirWatch(air as unknown as Air);
  return (mostMs: number, seen: (ms: number) => Seen, cell = 1) =>
    firstSaid(mostMs, (ms): Finding | null => {
      const { linePa, ...own } = seen(ms);
      Object.assign(cells[cell] ?? {}, own);
      air.linePa = linePa ?? own.pa ?? air.linePa;
      return watch.step();
    });
}

const brief = (said: ReturnType<ReturnType<typeof watchOf>>) => said && [said.ms, said.what.fault];
const held = (pa: number) => ({ pa, askedPa: pa, valve: VALVE.hold });

describe('what a cell holds', () => {
  test.each([[-3_000], [60_000], [Number.NaN]])('%d Pa is no pressure', (pa) => {
    expect(watchOf()(1, () => ({ pa }))).toEqual({ ms: 1, what: { fault: 'air-implausible', detail: 1 } });
  });

  test.each([[-2_999], [0], [59_999]])('%d Pa is one', (pa) => {
    expect(watchOf()(1, () => ({ pa }))).toBeNull();
  });

  test('a tenth more than it may is borne, more for 50 ms', () => {
    expect(watchOf()(5_000, () => held(22_000))).toBeNull();
    expect(brief(watchOf()(5_000, () => held(22_001)))).toEqual([50, 'air-over']);
    expect(watchOf()(5_000, (ms) => held(ms % 50 === 49 ? 22_000 : 22_001))).toBeNull();
  });

  test('of two the first is named, and the other is not forgotten', () => {
    const look = watchOf();
    expect(look(1, () => ({ pa: 70_000 }), 0)?.what.detail).toBe(0);
    expect(look(1, () => ({ pa: 70_000 }))?.what.detail).toBe(0);
    expect(look(1, () => ({ pa: 0 }), 0)?.what.detail).toBe(1);
  });
});

describe('how long a cell may be on', () => {
  test('counts from when it was empty', () => {
    expect(brief(watchOf()(30_000, () => held(10_000)))).toEqual([20_001, 'max-on']);
    const look = watchOf();
    expect(look(15_000, () => held(10_000))).toBeNull();
    expect(look(1_000, () => ({ pa: 3_000, askedPa: 0, valve: VALVE.vent }))).toBeNull();
    expect(brief(look(30_000, () => held(10_000)))).toEqual([5_001, 'max-on']);
  });

  test('begins anew once it is', () => {
    const look = watchOf();
    expect(look(15_000, () => held(10_000))).toBeNull();
    expect(look(1, () => ({ pa: 2_999, askedPa: 0, valve: VALVE.vent }))).toBeNull();
    expect(brief(look(30_000, () => held(10_000)))).toEqual([20_001, 'max-on']);
  });
});

describe('a cell that is being filled', () => {
  const fills = (pa: number, linePa: number) => ({ pa, linePa, askedPa: 15_000, valve: VALVE.fill });

  test('is full in 12 s, or leaks, or its valve does not do what it is told', () => {
    expect(brief(watchOf()(15_000, () => fills(5_000, 5_000)))).toEqual([12_000, 'air-implausible']);
    const look = watchOf();
    expect(look(11_999, () => fills(5_000, 5_000))).toBeNull();
    expect(look(1, () => held(5_000))).toBeNull();
    expect(look(8_000, () => fills(5_000, 5_000))).toBeNull();
  });

  test.each([
    ['5 kPa below its line', 6_000, 11_000, null],
    ['further below', 6_000, 11_001, 800],
    ['as far above', 11_001, 6_000, 800],
    ['5 kPa above', 11_000, 6_000, null],
  ])('stands as its line does: %s', (_, pa, linePa, afterMs) => {
    expect(watchOf()(11_000, () => fills(pa, linePa))?.ms ?? null).toBe(afterMs);
    expect(watchOf()(11_000, (ms) => fills(pa, ms % 700 === 0 ? pa : linePa))).toBeNull();
  });

  test('one that is held may be far from it', () => {
    expect(watchOf()(11_000, () => ({ ...held(15_000), linePa: 0 }))).toBeNull();
  });
});

describe('a valve that is stuck', () => {
  test.each([
    ['vented, and empty enough', 0, VALVE.vent, 4_000, null],
    ['vented, and not', 0, VALVE.vent, 4_001, 1_500],
    ['held, and not more', 5_000, VALVE.hold, 9_000, null],
    ['held, and more', 5_000, VALVE.hold, 9_001, 1_500],
    ['being filled', 5_000, VALVE.fill, 9_001, null],
  ])('%s', (_, askedPa, valve, pa, afterMs) => {
    const said = watchOf()(5_000, () => ({ pa, askedPa, valve }));
    expect(said?.ms ?? null).toBe(afterMs);
    if (said !== null) expect(said.what.fault).toBe('air-stuck');
    const now = (ms: number) => ({ pa: ms % 1_400 === 0 ? askedPa : pa, askedPa, valve });
    expect(watchOf()(5_000, now)).toBeNull();
  });

  test('is said again where it was cleared and is so still', () => {
    const look = watchOf();
    const stuck = { pa: 9_000, askedPa: 0, valve: VALVE.vent };
    expect(look(5_000, () => stuck)?.ms).toBe(1_500);
    expect(look(5_000, () => stuck)?.ms).toBe(1_500);
  });
});
