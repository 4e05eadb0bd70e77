/** What a board takes of a batch for an axis, and why not (spec.md §5): each rule at its border, on queues made by hand. */
import { describe, expect, test } from 'vitest';
import type { JerkSegment } from '../../../sim/board/integrator.ts';
import type { MessageOf } from '../../../src/protocol/messages.ts';
import { move } from './support/batches.ts';
import { code, context, MM, placed, still, taken } from './support/made-queues.ts';

describe('an axis', () => {
  test('goes on from where it stands, and what the batch does not name stays as it was', () => {
    const up = move(0, 0, 0, 100, 2000);
    const { axes, channels, knead } = taken(up);
    expect(axes[0].map(({ startTick, untilTick }) => [startTick, untilTick])).toEqual(
      up.map(({ startTick, ticks }) => [startTick, startTick + ticks]),
    );
    expect([axes[1], channels, knead]).toEqual([[], [[], []], []]);
    expect(taken([], 0, context(taken(up)))).toEqual(taken(up));
    expect(taken(move(1, 0, 80, 90, 500)).axes[1]).toHaveLength(5);
  });

  test.each([
    [0, 'ok'],
    [20_000, 'ok'],
    [20_001, 'discontinuous'],
    [-20_000, 'ok'],
    [-20_001, 'discontinuous'],
  ])('stands %d nm beside where its first segment begins: %s', (nm, expected) => {
    expect(code([still(0)], 0, context({}, { standingNm: [nm, 80 * MM] }))).toBe(expected);
    expect(code([still(0, 1, 80 * MM)], 0, context({}, { standingNm: [0, 80 * MM + nm] }))).toBe(expected);
  });

  /** Brakes from 25 mm/s to 300 mm within a second. */
  const brake: MessageOf<'seg'> = { ...still(1000, 0, 300 * MM), ticks: 1000, jerkNmPerS3: 50 * MM };
  const BEGINS = { endNm: 300 * MM - 8_333_333, endNmPerS: 25 * MM, endNmPerS2: -50 * MM };

  /** A segment before it, for a second, that ends otherwise than it begins. */
  const endsIn = (of: Partial<JerkSegment>): JerkSegment => ({
    ticks: 1000,
    jerkNmPerS3: 0,
    ...BEGINS,
    ...of,
  });

  test.each<[what: string, of: Partial<JerkSegment>, expected: string]>([
    ['in the same state', {}, 'ok'],
    ['a little faster', { endNmPerS: 26 * MM }, 'ok'],
    ['faster', { endNmPerS: 26 * MM + 1 }, 'discontinuous'],
    ['a little slower', { endNmPerS: 24 * MM }, 'ok'],
    ['slower', { endNmPerS: 24 * MM - 1 }, 'discontinuous'],
    ['braking a little less', { endNmPerS2: 0 }, 'ok'],
    ['braking less', { endNmPerS2: 1 }, 'discontinuous'],
    ['braking a little more', { endNmPerS2: -100 * MM }, 'ok'],
    ['braking more', { endNmPerS2: -100 * MM - 1 }, 'discontinuous'],
    ['elsewhere', { endNm: BEGINS.endNm + 20_002 }, 'discontinuous'],
  ])('joins what moves before it: %s', (_, of, expected) => {
    expect(code([brake], 1000, context({ axes: [[placed(endsIn(of), 0)], []] }))).toBe(expected);
  });

  test('joins it where it is cut, not where it would have ended', () => {
    const steady = endsIn({ endNm: BEGINS.endNm + 10 * MM, endNmPerS2: 0, ticks: 1400 });
    const at = (fromTick: number) =>
      code([{ ...brake, startTick: fromTick }], fromTick, context({ axes: [[placed(steady, 0)], []] }));
    expect([at(999), at(1000), at(1001)]).toEqual(['discontinuous', 'ok', 'discontinuous']);
  });

  test('rests where there is a gap, whether the gap is in the batch or before it', () => {
    const later = [{ ...still(1500, 0, BEGINS.endNm) }];
    expect(code(later, 1500, context({ axes: [[placed(endsIn({}), 0)], []] }))).toBe('discontinuous');
    // Also where it would go on just as the one before it left off.
    const goesOn = [{ ...brake, startTick: 1500 }];
    expect(code(goesOn, 1500, context({ axes: [[placed(endsIn({}), 0)], []] }))).toBe('discontinuous');
    const rests = endsIn({ endNmPerS: 0, endNmPerS2: 0 });
    expect(code(later, 1500, context({ axes: [[placed(rests, 0)], []] }))).toBe('ok');
    expect(code([{ ...still(1500, 0, 0) }], 1500, context({ axes: [[placed(rests, 0)], []] }))).toBe(
      'discontinuous',
    );
  });

  test('is taken only where the rest of the batch is: a pad too warm refuses it all', () => {
    const warm = { name: 'het', batch: 1, startTick: 0, ticks: 1000, holdDeciC: 450 } as const;
    expect(code([still(0), warm])).toBe('heat');
  });

  test('ends at rest', () => {
    const end = (of: Partial<MessageOf<'seg'>>) => code([{ ...still(0), ...of }]);
    expect(end({})).toBe('ok');
    expect(end({ endNmPerS: 1 })).toBe('not-at-rest');
    expect(end({ endNmPerS2: 1 })).toBe('not-at-rest');
  });

  test('stays in its envelope at the greatest rate that may come', () => {
    const up = move(0, 0, 0, 300, 4000);
    expect(code(up)).toBe('ok');
    const asked: (readonly [number, number])[] = [];
    const fastest = (fromTick: number, toTick: number): number => {
      asked.push([fromTick, toTick]);
      return 1500;
    };
    expect(code(up, 0, context({}, { fastest }))).not.toBe('ok');
    expect(asked[0]).toEqual([0, 200]);
    expect(code(move(0, 0, 0, 790, 9000))).toBe('travel');
  });

  test('has at most 256 segments, what still runs counted', () => {
    const many = (count: number, fromTick = 0) =>
      Array.from({ length: count }, (_, i) => still(fromTick + i));
    expect(code(many(256))).toBe('ok');
    expect(code(many(257))).toBe('queue-full');
    const running = context({ axes: [[placed(endsIn({ endNm: 0, endNmPerS: 0, endNmPerS2: 0 }), 0)], []] });
    expect(code(many(255, 500), 500, running)).toBe('ok');
    expect(code(many(256, 500), 500, running)).toBe('queue-full');
  });

  test.each<[what: string, lines: readonly MessageOf<'seg'>[]]>([
    ['before the batch', [still(4)]],
    ['with a gap', [still(5), still(7)]],
    ['over each other', [still(5), still(5)]],
    ['of no time', [{ ...still(5), ticks: 0 }]],
  ])('has its segments in order: %s', (_, lines) => {
    expect(code(lines, 5)).toBe('order');
    expect(
      code(
        lines.map((line) => ({ ...line, axis: 1 as const, endNm: 80 * MM })),
        5,
      ),
    ).toBe('order');
  });
});
