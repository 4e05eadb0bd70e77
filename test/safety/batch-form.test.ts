/** Whether a batch fits the line and the board's queues: what does not would fail in the middle of a massage. */
import { describe, expect, test } from 'vitest';
import { type AxisIndex, type Batch, WIRE } from '../../src/chair/segment.ts';
import { formProblems } from '../../src/safety/batch-form.ts';
import { chair } from '../chair/chairs.ts';
import { batchOf, duo, spans } from './made-batches.ts';

const EMPTY: Batch = { fromTick: 0, restTick: 1_000_000, segments: [], forces: [], kneads: [] };

function stands(axis: AxisIndex, startTick = 0, ticks = 10) {
  return { axis, startTick, ticks, endNm: 0, endNmPerS: 0, endNmPerS2: 0, jerkNmPerS3: 0 };
}

function inRow<T>(count: number, item: (startTick: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => item(index * 10));
}

function codes(batch: Batch, profile = duo): readonly string[] {
  return formProblems(batch, profile, 0).map(({ code }) => code);
}

const force = (channel: 0 | 1) => (startTick: number) =>
  ({ channel, startTick, ticks: 10, mode: 'release', endMilliN: 0 }) as const;
const knead = (startTick: number) => ({ startTick, ticks: 10, endMilliHz: 0 });

describe('H13 what a board can hold of one batch', () => {
  const lanes: [string, (count: number) => Batch][] = [
    ['the carriage', (count) => ({ ...EMPTY, segments: inRow(count, (tick) => stands(0, tick)) })],
    ['the width', (count) => ({ ...EMPTY, segments: inRow(count, (tick) => stands(1, tick)) })],
    ['the left roller', (count) => ({ ...EMPTY, forces: inRow(count, force(0)) })],
    ['the right roller', (count) => ({ ...EMPTY, forces: inRow(count, force(1)) })],
    ['kneading', (count) => ({ ...EMPTY, kneads: inRow(count, knead) })],
  ];

  test.each(lanes)('as many items as fit for %s pass, one more does not', (_, of) => {
    expect(codes(of(WIRE.laneItems))).toEqual([]);
    expect(codes(of(WIRE.laneItems + 1))).toEqual(['queue-full']);
  });

  test('as many lines as fit pass, one more does not, however they are spread', () => {
    const spread = (more: number): Batch => ({
      ...EMPTY,
      segments: inRow(192, (tick) => stands(0, tick)),
      forces: inRow(192, force(0)),
      kneads: inRow(128 + more, knead),
    });
    expect(codes(spread(0))).toEqual([]);
    expect(formProblems(spread(1), duo, 0)).toEqual([
      {
        code: 'queue-full',
        where: 'batch',
        what: 'more than 192 items on an axis or channel, or 512 in all',
      },
    ]);
    const apart = {
      segments: [...inRow(120, (tick) => stands(0, tick)), ...inRow(120, (tick) => stands(1, tick))],
      forces: [...inRow(120, force(0)), ...inRow(120, force(1))],
    };
    expect(codes({ ...EMPTY, ...apart })).toEqual([]);
    const axes = [...inRow(192, (tick) => stands(0, tick)), ...inRow(192, (tick) => stands(1, tick))];
    expect(codes({ ...EMPTY, segments: axes, forces: inRow(129, force(0)) })).toEqual(['queue-full']);
  });
});

describe('H16 what a field of a line can hold', () => {
  const one = stands(0);
  const span = force(0)(0);
  const turn = knead(0);
  const late = { restTick: WIRE.tick };
  const cases: [string, Batch, string][] = [
    [
      'segmentTicks',
      { ...EMPTY, segments: [{ ...one, ticks: WIRE.segmentTicks + 1 }] },
      'carriage at tick 0',
    ],
    ['nm', { ...EMPTY, segments: [{ ...one, endNm: -WIRE.nm - 1 }] }, 'carriage at tick 0'],
    ['nmPerS', { ...EMPTY, segments: [{ ...one, endNmPerS: WIRE.nmPerS + 1 }] }, 'carriage at tick 0'],
    ['nmPerS2', { ...EMPTY, segments: [{ ...one, endNmPerS2: -WIRE.nmPerS2 - 1 }] }, 'carriage at tick 0'],
    ['nmPerS3', { ...EMPTY, segments: [{ ...one, jerkNmPerS3: WIRE.nmPerS3 + 1 }] }, 'carriage at tick 0'],
    ['forceTicks', { ...EMPTY, forces: [{ ...span, ticks: WIRE.forceTicks + 1 }] }, 'channel 0 at tick 0'],
    ['milliN', { ...EMPTY, forces: [{ ...span, endMilliN: WIRE.milliN + 1 }] }, 'channel 0 at tick 0'],
    [
      'kneadTicks',
      { ...EMPTY, ...late, kneads: [{ ...turn, ticks: WIRE.kneadTicks + 1 }] },
      'kneading at tick 0',
    ],
    ['milliHz', { ...EMPTY, kneads: [{ ...turn, endMilliHz: WIRE.milliHz + 1 }] }, 'kneading at tick 0'],
    [
      'tick',
      { ...EMPTY, segments: [{ ...one, startTick: WIRE.tick + 1 }] },
      `carriage at tick ${WIRE.tick + 1}`,
    ],
    [
      'tick',
      { ...EMPTY, forces: [{ ...span, startTick: WIRE.tick + 1 }] },
      `channel 0 at tick ${WIRE.tick + 1}`,
    ],
    [
      'tick',
      { ...EMPTY, kneads: [{ ...turn, startTick: WIRE.tick + 1 }] },
      `kneading at tick ${WIRE.tick + 1}`,
    ],
  ];

  test.each(cases)('%s: no more, and the words say how much', (name, batch, where) => {
    const [problem] = formProblems(batch, duo, 0);
    const most = WIRE[name as keyof typeof WIRE];
    expect(problem).toEqual({
      code: 'field',
      where,
      what: expect.stringMatching(
        new RegExp(`^${name} is -?${most + 1}, the line holds ${most} at most$`),
      ) as string,
    });
  });

  test('nothing else is looked at where a number is none', () => {
    const unordered = [{ ...one, endNm: 0.5 }, stands(0, 500)];
    expect(codes({ ...EMPTY, segments: unordered })).toEqual(['field']);
  });

  test('the greatest of each passes, for what else is wrong with it', () => {
    const greatest = {
      ...one,
      ...{ ticks: WIRE.segmentTicks, endNm: WIRE.nm, endNmPerS: -WIRE.nmPerS },
      ...{ endNmPerS2: WIRE.nmPerS2, jerkNmPerS3: -WIRE.nmPerS3 },
    };
    expect(codes({ ...EMPTY, segments: [greatest] })).toEqual([]);
  });
});

describe('H24 drives that a chair has not', () => {
  const mono = chair('tsubo-mono');

  test('a place for a roller: refused on every chair, and told where there is no such drive', () => {
    const words = (axis: AxisIndex, profile = duo) =>
      formProblems({ ...EMPTY, segments: [stands(axis)] }, profile, 0).map(
        ({ where, what }) => `${where}: ${what}`,
      );
    expect(words(2)).toEqual(['depth 0 at tick 0: a depth drive takes force, not places']);
    expect(words(3)).toEqual(['depth 1 at tick 0: a depth drive takes force, not places']);
    expect(words(2, mono)).toEqual(['depth 0 at tick 0: a depth drive takes force, not places']);
    expect(words(3, mono)).toEqual(['depth 1 at tick 0: this chair has no such drive']);
  });

  test('a force for a channel that is not there', () => {
    const both = batchOf(
      0,
      [],
      [...spans(0, 0, [['release', 700, 0]]), ...spans(1, 0, [['release', 700, 0]])],
    );
    expect(codes(both)).toEqual([]);
    expect(codes(both, mono)).toEqual(['unsupported']);
  });
});

test('H13 items of a channel come one after the other, whatever the other channel does', () => {
  const gap = { ...EMPTY, forces: [force(0)(0), force(1)(0), force(1)(20)] };
  expect(formProblems(gap, duo, 0)).toEqual([
    { code: 'order', where: 'channel 1 at tick 20', what: 'the item before it ends at 10' },
  ]);
});
