/** The host's gate is never laxer than the board: what passes the one is taken by the other (design.md §1, law 4). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommitContext, checkedBatch } from '../../../sim/board/commit.ts';
import type { StagedLine } from '../../../sim/board/commit-lanes.ts';
import { axisLimits, forceRules } from '../../../sim/board/rules.ts';
import { ZoneCeilings } from '../../../sim/board/zone-ceilings.ts';
import { linesOf } from '../../../src/backend/chair-link/to-lines.ts';
import { type Batch, WIRE } from '../../../src/chair/segment.ts';
import { MESSAGES } from '../../../src/protocol/messages.ts';
import { gateBatch } from '../../../src/safety/gate-batch.ts';
import { referencedQueue } from '../../../src/safety/queue.ts';
import { batchOf, duo, limits, move, spans, zones } from '../../safety/made-batches.ts';

const LINE = { edge: 0, batch: 1 };

/** What the board has been told of this person, as the port tells it. */
function context(): CommitContext {
  const ceilings = new ZoneCeilings(duo.force);
  const stated = zones.map((zone) => ({ ...zone, ceilingN: Math.min(zone.ceilingN, limits.personCeilingN) }));
  for (const line of linesOf({ kind: 'zones', zones: stated }, LINE)) {
    if (line.name === 'zon')
      ceilings.state(line.zone, line.fromUm / 1000, line.toUm / 1000, line.ceilingMilliN / 1000);
  }
  return {
    queues: {
      axes: [[], []],
      channels: duo.depth.map(() => []),
      knead: [],
      comfort: { air: (duo.air ?? []).map(() => []), heat: [] },
    },
    profile: duo,
    standingNm: [duo.carriage.referenceMm * 1e6, duo.width.referenceMm * 1e6],
    axisLimits: [axisLimits(duo.carriage), axisLimits(duo.width)],
    force: forceRules(duo),
    ceilings,
    fastest: () => 1000,
  };
}

function boardSays(batch: Batch): string {
  const staged = linesOf({ kind: 'batch', batch }, LINE).filter(
    (line): line is StagedLine => line.name === 'seg' || line.name === 'frc' || line.name === 'knd',
  );
  return checkedBatch(staged, batch.fromTick, context()).code;
}

/** A good batch: up to `toMm`, then a press of `forceN` there. */
const good = fc
  .record({
    toMm: fc.integer({ min: 20, max: 780 }),
    quarterTicks: fc.integer({ min: 900, max: 4000 }),
    restingN: fc.double({ min: 0, max: 12, noNaN: true }),
    forceN: fc.double({ min: 0, max: 90, noNaN: true }),
    rampTicks: fc.integer({ min: 1, max: 4000 }),
    pressEarlier: fc.integer({ min: 0, max: 8000 }),
  })
  .map(({ toMm, quarterTicks, restingN, forceN, rampTicks, pressEarlier }): Batch => {
    const segments = move(0, 1000, 0, toMm, quarterTicks);
    const parts = [
      ['approach', 3000, restingN],
      ['press', rampTicks, forceN],
      ['press', 2000, forceN],
      ['release', 700, 0],
    ] as const;
    const fromTick = Math.max(1000, 1000 + 4 * quarterTicks - pressEarlier);
    return batchOf(1000, segments, [...spans(0, fromTick, parts), ...spans(1, fromTick, parts)]);
  });

/** One number of one item changed, by a little or by a lot, or one item gone or doubled. */
const spoiled = fc
  .tuple(good, fc.nat(200), fc.nat(9), fc.constantFrom(-1e12, -1e6, -1001, -1, 0, 1, 26, 999, 1e6, 1e12))
  .map(([batch, at, key, by]): Batch => {
    const items = [...batch.segments, ...batch.forces];
    const index = at % items.length;
    const chosen = items[index];
    if (chosen === undefined || key === 9) return batch;
    const keys = Object.keys(chosen).filter((name) => typeof Reflect.get(chosen, name) === 'number');
    const name = keys[key % keys.length] ?? 'ticks';
    const changed = { ...chosen, [name]: Reflect.get(chosen, name) + by };
    const next = items.map((item, i) => (i === index ? changed : item));
    return {
      ...batch,
      segments: next.slice(0, batch.segments.length) as Batch['segments'],
      forces: next.slice(batch.segments.length) as Batch['forces'],
    };
  });

test.each([
  ['made', good, 700],
  ['spoiled', spoiled, 4000],
] as const)('H06 H08 a %s batch that the gate passes is taken by the board', (_, batches, numRuns) => {
  let passed = 0;
  fc.assert(
    fc.property(batches, (batch) => {
      const gated = gateBatch(batch, limits, referencedQueue(duo));
      if (!gated.ok) return;
      passed += 1;
      expect(boardSays(gated.value.batch)).toBe('ok');
    }),
    { seed: 8, numRuns },
  );
  expect(passed).toBeGreaterThan(numRuns / 20);
});

test('the ranges the gate knows are those of the line', () => {
  const { seg, frc, knd, air, het, cmt } = MESSAGES;
  expect(WIRE).toEqual({
    tick: seg.fields.startTick.max,
    segmentTicks: seg.fields.ticks.max,
    forceTicks: frc.fields.ticks.max,
    kneadTicks: knd.fields.ticks.max,
    nm: seg.fields.endNm.max,
    nmPerS: seg.fields.endNmPerS.max,
    nmPerS2: seg.fields.endNmPerS2.max,
    nmPerS3: seg.fields.jerkNmPerS3.max,
    milliN: frc.fields.endMilliN.max,
    milliHz: knd.fields.endMilliHz.max,
    airTicks: air.fields.ticks.max,
    pa: air.fields.holdPa.max,
    heatTicks: het.fields.ticks.max,
    deciC: het.fields.holdDeciC.max,
    laneItems: 192,
    lines: cmt.fields.count.max,
  });
});

test('what does not fit a line or a queue is refused before the start, not in the middle of a massage', () => {
  const standing = (ticks: number, count: number): Batch =>
    batchOf(
      0,
      Array.from({ length: count }, (_, i) => ({
        axis: 0 as const,
        startTick: i * ticks,
        ticks,
        endNm: 0,
        endNmPerS: 0,
        endNmPerS2: 0,
        jerkNmPerS3: 0,
      })),
      [],
    );
  const codeOf = (batch: Batch): string => {
    const gated = gateBatch(batch, limits, referencedQueue(duo));
    return gated.ok ? 'ok' : (gated.errors[0]?.code ?? 'none');
  };
  expect(codeOf(standing(60_000, 2))).toBe('ok');
  expect(codeOf(standing(60_001, 1))).toBe('field');
  expect(codeOf(standing(10, 192))).toBe('ok');
  expect(codeOf(standing(10, 193))).toBe('queue-full');
});
