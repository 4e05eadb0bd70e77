import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Batch, ForceSpan, Segment } from '../../src/chair/segment.ts';
import { gateBatch } from '../../src/safety/gate-batch.ts';
import type { Queue } from '../../src/safety/queue.ts';
import { referencedQueue } from '../../src/safety/queue.ts';
import { batchOf, duo, forceNAt, limits, move, placeMmAt, pressAt, spans, zones } from './made-batches.ts';

const start = referencedQueue(duo);

function passed(batch: Batch, before: Queue = start) {
  const result = gateBatch(batch, limits, before);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

function codes(batch: Batch, before: Queue = start, own = limits): readonly string[] {
  const result = gateBatch(batch, own, before);
  return result.ok ? [] : [...new Set(result.errors.map((problem) => problem.code))];
}

function withForce(batch: Batch, index: number, change: Partial<ForceSpan>): Batch {
  return { ...batch, forces: batch.forces.map((item, i) => (i === index ? { ...item, ...change } : item)) };
}

const good = pressAt(400, 40);

describe('force above a ceiling', () => {
  test.each([
    [400, 90, 65, 'this person'],
    [550, 90, 60, 'the zone shoulders'],
    [650, 30, 20, 'the zone neck'],
    [600, 30, 20, 'the zone neck'],
  ])('H08: at %d mm, %d N are cut to %d N, the ceiling of %s', (atMm, forceN, allowedN, limit) => {
    const { batch, cuts } = passed(pressAt(atMm, forceN));
    expect(Math.max(...batch.forces.map((span) => span.endMilliN))).toBe(allowedN * 1000);
    expect(cuts).toHaveLength(4);
    for (const cut of cuts) expect(cut).toMatchObject({ askedN: forceN, allowedN, limit });
  });

  test('H08: an approach only rests on the body', () => {
    const { batch, cuts } = passed(
      withForce(withForce(good, 0, { endMilliN: 30_000 }), 5, { endMilliN: 30_000 }),
    );
    expect(batch.forces[0]?.endMilliN).toBe(10_000);
    expect(cuts[0]).toMatchObject({ askedN: 30, allowedN: 10, limit: 'an approach' });
  });

  test('H08: a span is cut for places the carriage passes in the middle of it', () => {
    // Up through the neck and back, within one press.
    const way = [
      ...move(0, 1000, 0, 500, 3000),
      ...move(0, 19_000, 500, 620, 700),
      ...move(0, 21_800, 620, 500, 700),
    ];
    const forces = spans(0, 14_000, [
      ['approach', 3000, 4],
      ['press', 2000, 50],
      ['press', 6000, 50],
      ['press', 2000, 4],
      ['release', 700, 0],
    ]);
    const standing = move(0, 13_000, 500, 500, 1500);
    const { batch } = passed(batchOf(1000, [...way.slice(0, 4), ...standing, ...way.slice(4)], forces));
    expect(batch.forces.map((span) => span.endMilliN)).toEqual([4000, 20_000, 20_000, 4000, 0]);
  });

  test('H08: pressure counts for a second after a release begins, also where that is shorter', () => {
    // Let go at tick 22000 at 599.99 mm; 0.8 s later the carriage goes on into the neck.
    const parts = [
      ['approach', 3000, 4],
      ['press', 4000, 50],
      ['release', 700, 0],
    ] as const;
    const arrives = [...move(0, 1000, 0, 599.99, 3500), ...move(0, 15_000, 599.99, 599.99, 1950)];
    const goesOn = (tick: number): Batch => {
      const waits = move(0, 22_800, 599.99, 599.99, (tick - 22_800) / 4);
      const on = move(0, tick, 599.99, 700, 1000);
      return batchOf(1000, [...arrives, ...(tick > 22_800 ? waits : []), ...on], spans(0, 15_000, parts));
    };
    expect(passed(goesOn(22_800)).cuts.map((cut) => cut.limit)).toEqual(['the zone neck']);
    expect(passed(goesOn(23_200)).cuts).toEqual([]);
  });

  test('H08: a batch that moves on while the chair presses too much for there is refused', () => {
    const held = passed(pressAt(500, 55)).after;
    const away = batchOf(24_000, move(0, 24_000, 500, 650, 1000), []);
    expect(codes(away, held)).toEqual(['force']);
    const stays = batchOf(24_000, move(0, 24_000, 500, 450, 1000), []);
    expect(codes(stays, held)).toEqual([]);
  });

  test('H08: what is queued already is not cut behind its back: a way on which it would be too much is refused', () => {
    // At tick 19000 it presses 17 N, which the neck bears, and goes on to 55 N, which it does not.
    const rising = passed(pressAt(500, 55)).after;
    const away = move(0, 19_000, 500, 650, 1000);
    expect(codes(batchOf(19_000, away, []), rising)).toEqual(['force']);
    // Also where the batch says something new to the other roller.
    const leftLetsGo = spans(0, 19_000, [['release', 700, 0]]);
    expect(codes(batchOf(19_000, away, leftLetsGo), rising)).toEqual(['force']);
    expect(codes(batchOf(19_000, move(0, 19_000, 500, 450, 1000), leftLetsGo), rising)).toEqual([]);
  });

  test('H08: a force without motion is judged where the carriage still goes from the batch before', () => {
    const going = passed(batchOf(1000, move(0, 1000, 0, 650, 4000), [])).after;
    const pressing = spans(0, 2000, [
      ['approach', 3000, 4],
      ['press', 3000, 50],
      ['press', 5000, 50],
      ['release', 700, 0],
    ]);
    const { cuts, batch } = passed(batchOf(2000, [], pressing), going);
    // The press ends at tick 13000 and 595 mm; while it lets go the carriage comes into the neck.
    expect(cuts.at(-1)).toMatchObject({ askedN: 50, allowedN: 20, limit: 'the zone neck' });
    for (let tick = 2000; tick <= 13_700; tick += 10) {
      const mm = placeMmAt(going.axes[0]?.segments ?? [], tick, 0);
      expect(forceNAt(batch.forces, tick)).toBeLessThanOrEqual(lowestN(mm, 65));
    }
  });
});

function lowestN(mm: number, personN: number): number {
  const here = zones.filter((zone) => zone.fromMm <= mm && mm <= zone.toMm);
  const own = here.map((zone) => Math.min(zone.ceilingN, duo.force.zoneCeilingN[zone.zone]));
  return Math.min(personN, duo.force.boardCeilingN, ...(own.length > 0 ? own : [20]));
}

describe('any batch', () => {
  const mm = fc.integer({ min: -100, max: 900 });
  const anyBatch = fc
    .record({
      places: fc.array(mm, { minLength: 1, maxLength: 4 }),
      quarters: fc.array(fc.integer({ min: 50, max: 4000 }), { minLength: 4, maxLength: 4 }),
      press: fc.array(fc.tuple(fc.integer({ min: 500, max: 6000 }), fc.integer({ min: 0, max: 130 })), {
        maxLength: 6,
      }),
      pressTick: fc.integer({ min: 0, max: 12_000 }),
    })
    .map(({ places, quarters, press, pressTick }) => {
      const segments: Segment[] = [];
      let at = 0;
      let tick = 0;
      for (const [i, to] of places.entries()) {
        const quarter = quarters[i] ?? 1000;
        segments.push(...move(0, tick, at, to, quarter));
        tick += 4 * quarter;
        at = to;
      }
      const parts = press.map(([ticks, endN]) => ['press', ticks, endN] as const);
      const forces = spans(0, pressTick, [['approach', 3000, 4], ...parts, ['release', 700, 0]]);
      return batchOf(0, segments, forces);
    });
  const person = fc.integer({ min: 5, max: 120 });

  test('H08: at every moment asks no more than the lowest of all limits, rising at most 25 N/s; H06: stays inside', () => {
    let letThrough = 0;
    fc.assert(
      fc.property(anyBatch, person, (batch, personCeilingN) => {
        const result = gateBatch(batch, { ...limits, personCeilingN }, start);
        if (!result.ok) return;
        letThrough++;
        const { segments, forces } = result.value.batch;
        let lastN = 0;
        for (let tick = 0; tick <= batch.restTick; tick += 20) {
          const at = placeMmAt(segments, tick, 0);
          const askedN = forceNAt(forces, tick);
          const mostN = lowestN(Math.min(780, Math.max(0, at)), personCeilingN);
          const inPress = (s: ForceSpan) =>
            s.mode === 'press' && s.startTick < tick && tick <= s.startTick + s.ticks;
          const steep = forces.some(inPress) && lastN > 4 && askedN - lastN > 0.51;
          if (at < -0.02 || at > 780.02 || askedN > mostN || steep) {
            throw new Error(`tick ${tick}: ${at} mm, ${askedN} N after ${lastN} N, allowed ${mostN} N`);
          }
          lastN = askedN;
        }
      }),
      { seed: 81, numRuns: 2000 },
    );
    expect(letThrough).toBeGreaterThan(100);
  });
});
