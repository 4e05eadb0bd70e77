/** What the board believes of its heating pad (H12, spec.md §8): nobody who sleeps is burnt by a thermistor that lies. */
import { describe, expect, test } from 'vitest';
import { HeatWatch } from '../../../sim/board/heat-watch.ts';
import type { Heating } from '../../../sim/board/heating.ts';
import type { Finding } from '../../../sim/board/watch.ts';
import { firstSaid } from './support/ms-until.ts';

type Seen = Pick<Heating, 'surfaceC' | 'on' | 'askedC' | 'reckonedC'>;

/** A pad of at most 40 °C that cuts out at 44, on for at most 70 s. */
function watchOf() {
  const pad = {
    maxC: 40,
    cutOutC: 44,
    maxOnMs: 70_000,
    on: false,
    askedC: 0,
    reckonedC: null,
    surfaceC: 25,
  };
  const watch = new HeatWatch(pad as unknown as Heating);
  /** What is first said of what is seen each millisecond. */
  return (mostMs: number, seen: (ms: number) => Partial<Seen>) =>
    firstSaid(mostMs, (ms): Finding | null => {
      Object.assign(pad, seen(ms));
      return watch.step();
    });
}

const brief = (said: ReturnType<ReturnType<typeof watchOf>>) => said && [said.ms, said.what.fault];
/** A thermistor that lives: never quite the same. */
const alive = (ms: number): number => (ms % 2) / 1000;

describe('the surface', () => {
  test.each([
    [-10, 'heat-implausible', -10_000],
    [80, 'heat-implausible', 80_000],
    [Number.NaN, 'heat-implausible', 0],
    [Number.POSITIVE_INFINITY, 'heat-implausible', 0],
    [-3e6, 'heat-implausible', -1_000_000_000],
    [3e6, 'heat-implausible', 1_000_000_000],
    [44, 'heat-over', 44_000],
  ])('of %d °C ends it at once: %s', (surfaceC, fault, detail) => {
    expect(watchOf()(1, () => ({ surfaceC }))).toEqual({ ms: 1, what: { fault, detail } });
  });

  test.each([[-9.9], [0], [39], [43.9]])('of %d °C does not', (surfaceC) => {
    expect(watchOf()(1, () => ({ surfaceC }))).toBeNull();
  });

  test('half a degree above what it may is borne, more for 3 s', () => {
    expect(watchOf()(10_000, () => ({ surfaceC: 40.5 }))).toBeNull();
    expect(brief(watchOf()(10_000, () => ({ surfaceC: 40.6 })))).toEqual([3_000, 'heat-over']);
    expect(watchOf()(10_000, (ms) => ({ surfaceC: ms % 3_000 === 2_999 ? 40 : 40.6 }))).toBeNull();
  });
});

describe('time', () => {
  const on = { surfaceC: 38, on: false, askedC: 38 };

  test('it is asked for no longer than it may be on', () => {
    expect(brief(watchOf()(100_000, () => on))).toEqual([70_001, 'max-on']);
  });

  test('it rests in between', () => {
    const look = watchOf();
    expect(look(69_000, () => on)).toBeNull();
    expect(look(1, () => ({ askedC: 0 }))).toBeNull();
    expect(look(69_000, () => on)).toBeNull();
  });
});

describe('a loose wire', () => {
  test.each([
    ['warmer', 28.1],
    ['colder', 21.9],
  ])('3 °C within a second are no pad: %s', (_, surfaceC) => {
    const look = watchOf();
    expect(look(1_500, () => ({ surfaceC: 25 }))).toBeNull();
    const said = look(2_000, () => ({ surfaceC }));
    expect(said?.what.fault).toBe('heat-implausible');
    expect(said?.ms).toBeLessThanOrEqual(1_000);
  });

  test('3 °C are, and more in more time', () => {
    const look = watchOf();
    expect(look(1_500, () => ({ surfaceC: 25 }))).toBeNull();
    expect(look(3_000, () => ({ surfaceC: 28 }))).toBeNull();
    expect(look(3_000, (ms) => ({ surfaceC: 28 + ms / 500 }))).toBeNull();
  });

  test('what comes and goes within the second is noise', () => {
    expect(watchOf()(5_000, (ms) => ({ surfaceC: ms % 1_000 === 500 ? 35 : 25 }))).toBeNull();
  });
});

describe('current, and what the thermistor makes of it', () => {
  test('exactly the same for 20 s with current is no thermistor, without it may be', () => {
    expect(brief(watchOf()(60_000, () => ({ surfaceC: 30, on: true })))).toEqual([
      20_001,
      'heat-implausible',
    ]);
    expect(watchOf()(60_000, () => ({ surfaceC: 30, on: false }))).toBeNull();
    const seldom = (ms: number) => ({ surfaceC: 30 + ms / 100_000, on: true });
    expect(watchOf()(59_000, (ms) => seldom(ms - (ms % 19_000)))).toBeNull();
  });

  test('a minute of current makes it half a degree warmer, or it lies', () => {
    const warming = (byC: number) =>
      brief(watchOf()(100_000, (ms) => ({ surfaceC: 30 + alive(ms) + (byC * ms) / 60_000, on: true })));
    expect(warming(0)).toEqual([60_001, 'heat-implausible']);
    expect(warming(0.4)).toEqual([60_001, 'heat-implausible']);
    expect(warming(0.6)).toBeNull();
  });

  test('the minute begins with the current', () => {
    const look = watchOf();
    expect(look(50_000, () => ({ surfaceC: 30, on: false }))).toBeNull();
    expect(look(60_000, (ms) => ({ surfaceC: 30 + alive(ms), on: true }))).toBeNull();
    expect(look(1, () => ({}))?.what.fault).toBe('heat-implausible');
    const often = watchOf();
    const said = often(150_000, (ms) => ({ surfaceC: 30 + alive(ms), on: ms % 60_000 > 5_000 }));
    expect(said).toBeNull();
  });

  test('it gets no warmer without current: a relay is welded, unless it is a body that warms it', () => {
    const rising = (fromC: number, byC: number) =>
      brief(watchOf()(70_000, (ms) => ({ surfaceC: fromC + (byC * ms) / 20_000 })));
    expect(rising(36, 0.6)).toEqual([20_001, 'heat-over']);
    expect(rising(36, 0.4)).toBeNull();
    expect(rising(30, 0.6)).toBeNull();
    expect(rising(34, 0.6)).toEqual([40_001, 'heat-over']);
    expect(rising(40, -1)).toBeNull();
  });

  test.each([
    ['1.5 °C warmer than it says', 38, 39.5, null],
    ['more than that', 38, 39.6, 5_000],
    ['as much colder', 38, 36.4, 5_000],
    ['nothing, before it was ever on', 38, null, null],
  ])('the current must have made it %s', (_, surfaceC, reckonedC, afterMs) => {
    expect(watchOf()(15_000, () => ({ surfaceC, reckonedC }))?.ms ?? null).toBe(afterMs);
    const again = watchOf()(15_000, (ms) => ({
      surfaceC,
      reckonedC: ms % 4_900 === 0 ? surfaceC : reckonedC,
    }));
    expect(again).toBeNull();
  });
});
