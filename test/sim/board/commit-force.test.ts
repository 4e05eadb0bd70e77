/** What a board takes of forces and of kneading, and why not (spec.md §5): each rule at its border, on queues made by hand. */
import { describe, expect, test } from 'vitest';
import type { ForceItem } from '../../../sim/board/force-item.ts';
import { forceRules } from '../../../sim/board/rules.ts';
import type { Placed } from '../../../sim/board/timeline.ts';
import type { MessageOf } from '../../../src/protocol/messages.ts';
import { move } from './support/batches.ts';
import { code, context, duo, frc, knd, MM, placed, taken } from './support/made-queues.ts';

describe('a channel', () => {
  const up = [frc(0, 1000, 'approach', 4000), frc(1000, 1000, 'press', 29_000)];
  const off = frc(2000, 700, 'release', 0);
  const pressing: Placed<ForceItem> = placed(
    { mode: 'press', ticks: 1000, startMilliN: 4000, endMilliN: 24_000 },
    0,
  );

  test('each has its own lines, with the force each begins with', () => {
    const { channels } = taken([...up, off]);
    expect(channels[0]?.map(({ item: { startMilliN, endMilliN } }) => [startMilliN, endMilliN])).toEqual([
      [0, 4000],
      [4000, 29_000],
      [29_000, 0],
    ]);
    expect(channels[1]).toEqual([]);
    expect(taken([{ ...off, channel: 1 }]).channels.map(({ length }) => length)).toEqual([0, 1]);
  });

  test.each<[what: string, lines: readonly MessageOf<'frc'>[], expected: string]>([
    ['a press from nothing', [frc(0, 1000, 'press', 4000), frc(1000, 1, 'release', 0)], 'order'],
    ['a press after a release', [...up, off, frc(2700, 100, 'press', 100)], 'order'],
    ['an approach to what is pressed', [...up, frc(2000, 100, 'approach', 4000)], 'order'],
    [
      'an approach after a release',
      [...up, off, frc(2700, 9, 'approach', 4000), frc(2709, 9, 'release', 0)],
      'ok',
    ],
    ['a release that keeps force', [...up, { ...off, endMilliN: 1 }], 'force'],
    ['an approach as hard as it may be', [frc(0, 9, 'approach', 10_000), frc(9, 9, 'release', 0)], 'ok'],
    ['a harder one', [frc(0, 9, 'approach', 10_001), frc(9, 9, 'release', 0)], 'force'],
    ['as steep as may be', [up[0], frc(1000, 1000, 'press', 29_025), off].flatMap((one) => one ?? []), 'ok'],
    ['steeper', [up[0], frc(1000, 1000, 'press', 29_026), off].flatMap((one) => one ?? []), 'rise'],
    ['no end', up, 'not-released'],
    ['a gap', [...up, { ...off, startTick: 2001 }], 'order'],
  ])('%s', (_, lines, expected) => {
    expect(code(lines)).toBe(expected);
    expect(code(lines.map((line) => ({ ...line, channel: 1 })))).toBe(expected);
  });

  test('goes on from what it presses where the batch begins', () => {
    const on = (endMilliN: number, fromTick = 500) => [
      frc(fromTick, 1000, 'press', endMilliN),
      frc(fromTick + 1000, 700, 'release', 0),
    ];
    const running = context({ channels: [[pressing], []] });
    const { channels } = taken(on(30_000), 500, running);
    expect(channels[0]?.map(({ item, untilTick }) => [item.startMilliN, untilTick])).toEqual([
      [4000, 500],
      [14_000, 1500],
      [30_000, 2200],
    ]);
    expect(code(on(39_025), 500, running)).toBe('ok');
    expect(code(on(39_026), 500, running)).toBe('rise');
    expect(code(on(30_000, 1001), 1001, running)).toBe('order');
  });

  test('has at most 256 lines, what still runs counted', () => {
    const many = (count: number, fromTick = 0) => [
      frc(fromTick, 1, 'approach', 4000),
      ...Array.from({ length: count - 2 }, (_, i) => frc(fromTick + 1 + i, 1, 'press', 4000)),
      frc(fromTick + count - 1, 1, 'release', 0),
    ];
    expect(code(many(256))).toBe('ok');
    expect(code(many(257))).toBe('queue-full');
    const released = placed({ mode: 'release', ticks: 1000, startMilliN: 0, endMilliN: 0 } as const, 0);
    const running = context({ channels: [[released], []] });
    expect(code(many(255, 500), 500, running)).toBe('ok');
    expect(code(many(256, 500), 500, running)).toBe('queue-full');
  });
});

describe('force where the carriage is', () => {
  const press = (forceN: number, startTick = 0, channel = 0) => [
    frc(startTick, 1000, 'approach', 4000, channel),
    frc(startTick + 1000, 3000, 'press', forceN * 1000, channel),
    frc(startTick + 4000, 700, 'release', 0, channel),
  ];
  const at = (mm: number) => context({}, { standingNm: [mm * MM, 80 * MM] });

  test.each([
    [200, 50, 'ok'],
    [200, 50.001, 'force'],
    [400, 30, 'ok'],
    [400, 30.001, 'force'],
    [300, 30.001, 'force'],
    [700, 15, 'ok'],
    [700, 15.001, 'force'],
  ])('standing at %d mm, %d N: %s', (mm, forceN, expected) => {
    expect(code(press(forceN), 0, at(mm))).toBe(expected);
    expect(code(press(forceN, 0, 1), 0, at(mm))).toBe(expected);
  });

  const way = move(0, 0, 250, 350, 8000);

  test.each([
    ['before the border', 0, 'ok'],
    ['over it', 1000, 'force'],
    ['beyond it', 5000, 'force'],
    ['where it rests then', 9000, 'force'],
  ])('on its way from one zone into another: %s', (_, startTick, expected) => {
    expect(code([...way, ...press(40, startTick)], 0, at(250))).toBe(expected);
    const going = context(
      { axes: [taken(way, 0, at(250)).axes[0], []] },
      { standingNm: [350 * MM, 80 * MM] },
    );
    expect(code(press(40, startTick), 0, going)).toBe(expected);
  });

  test('what is told the carriage is judged with what presses already', () => {
    const holds = taken(press(40), 0, at(250)).channels;
    expect(
      code(move(0, 1500, 250, 290, 2000), 1500, context({ channels: holds }, { standingNm: [250 * MM, 0] })),
    ).toBe('ok');
    expect(
      code(move(0, 1500, 250, 350, 2000), 1500, context({ channels: holds }, { standingNm: [250 * MM, 0] })),
    ).toBe('force');
    // What was over before the batch begins is past.
    expect(
      code(move(0, 4000, 250, 350, 2000), 4000, context({ channels: holds }, { standingNm: [250 * MM, 0] })),
    ).toBe('ok');
  });
});

describe('force where the carriage rests', () => {
  const press = [
    frc(9000, 1000, 'approach', 4000),
    frc(10_000, 2000, 'press', 40_000),
    frc(12_000, 700, 'release', 0),
  ];
  const standing = (mm: number) => ({ standingNm: [mm * MM, 80 * MM] }) as const;

  test.each([
    ['after a way down', 350, 250, 'ok'],
    ['after a way up', 250, 350, 'force'],
  ])('%s: it is where that ended', (_, fromMm, toMm, expected) => {
    const way = taken(move(0, 0, fromMm, toMm, 8000), 0, context({}, standing(fromMm))).axes[0];
    for (const startTick of [8800, 8801, 9000]) {
      const lines = press.map((line) => ({ ...line, startTick: line.startTick - 9000 + startTick }));
      expect(code(lines, 1000, context({ axes: [way, []] }, standing(toMm)))).toBe(expected);
    }
  });

  test('a queue that has it stand says where', () => {
    const stands = { ticks: 20_000, endNm: 250 * MM, endNmPerS: 0, endNmPerS2: 0, jerkNmPerS3: 0 };
    expect(code(press, 9000, context({ axes: [[placed(stands, 0)], []] }, standing(350)))).toBe('ok');
  });

  test('what was pressed elsewhere is past', () => {
    const { channels } = taken(press, 9000, context({}, standing(250)));
    const wider = (tick: number) => move(1, tick, 80, 90, 500);
    expect(code(wider(12_000), 12_000, context({ channels }, standing(350)))).toBe('ok');
    expect(code(wider(13_000), 13_000, context({ channels }, standing(350)))).toBe('ok');
    expect(code(wider(11_000), 11_000, context({ channels }, standing(350)))).toBe('force');
  });

  test('of a press that becomes lighter what is left of it counts', () => {
    const falls = [...press.slice(0, 2), frc(12_000, 2000, 'press', 4000), frc(14_000, 700, 'release', 0)];
    const { channels } = taken(falls, 9000, context({}, standing(250)));
    // At tick 13000 it is 22 N, which the place above bears.
    const up = (tick: number) => move(0, tick, 250, 350, 8000);
    expect(code(up(13_000), 13_000, context({ channels }, standing(250)))).toBe('ok');
    expect(code(move(0, 12_200, 295, 305, 600), 12_200, context({ channels }, standing(295)))).toBe('force');
  });
});

describe('kneading', () => {
  const most = forceRules(duo).maxKneadMilliHz;

  test('each span begins with the rate of the one before, after a gap with none', () => {
    const { knead } = taken([knd(0, 1000, 500), knd(1000, 1000, 0)]);
    expect(knead.map(({ item }) => [item.startMilliHz, item.endMilliHz])).toEqual([
      [0, 500],
      [500, 0],
    ]);
    const on = [knd(500, 1000, 400), knd(1500, 1000, 0)];
    expect(
      taken(on, 500, context({ knead })).knead.map(({ item, untilTick }) => [item.startMilliHz, untilTick]),
    ).toEqual([
      [0, 500],
      [250, 1500],
      [400, 2500],
    ]);
    const afterGap = [knd(700, 1000, 400), knd(1700, 1000, 0)];
    expect(taken(afterGap, 500, context({ knead })).knead.map(({ item }) => item.startMilliHz)).toEqual([
      0, 0, 400,
    ]);
    const later = [knd(2500, 1000, 400), knd(3500, 1000, 0)];
    expect(taken(later, 2500, context({ knead })).knead.map(({ item }) => item.startMilliHz)).toEqual([
      0, 500, 0, 400,
    ]);
  });

  test.each<[what: string, lines: readonly MessageOf<'knd'>[], expected: string]>([
    ['as fast as it may', [knd(0, 1000, most), knd(1000, 1000, 0)], 'ok'],
    ['faster', [knd(0, 1000, most + 1), knd(1000, 1000, 0)], 'rate'],
    ['without an end', [knd(0, 1000, 500)], 'not-at-rest'],
    ['with a gap', [knd(0, 1000, 500), knd(1001, 1000, 0)], 'order'],
    ['256 spans', Array.from({ length: 256 }, (_, i) => knd(i, 1, 0)), 'ok'],
    ['257 spans', Array.from({ length: 257 }, (_, i) => knd(i, 1, 0)), 'queue-full'],
  ])('%s', (_, lines, expected) => {
    expect(code(lines)).toBe(expected);
  });
});
