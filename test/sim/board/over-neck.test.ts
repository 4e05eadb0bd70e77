/** Above the shoulder a back is as steep as it runs up: a host that does not know, or does not care. */
import { expect, test } from 'vitest';
import { FLAGS } from '../../../src/protocol/bits.ts';
import { bench, must, ready, send } from './support/armed-chair.ts';
import { hold, move, moveTicks } from './support/batches.ts';

const NECK_CEILING_N = 20;
/** Of a person of 1700 mm: above the fall of the back, and well below it. */
const ABOVE_MM = 565;
const BELOW_MM = 480;
const UP_TICKS = moveTicks(7_200);
const STANDS_TICKS = 6_000;

/** Presses above the shoulder and travels down over it at about `mmPerS`: the hardest force there, and what the board said. */
function down(mmPerS: number): { hardestN: number; skipped: boolean } {
  const b = bench();
  ready(b);
  const cruiseTicks = Math.round(((ABOVE_MM - BELOW_MM) / mmPerS) * 1000) - 400;
  const up = move(0, 0, 0, ABOVE_MM, 7_200);
  const stands = { name: 'seg', batch: 1, axis: 0, startTick: UP_TICKS, ticks: STANDS_TICKS } as const;
  const still = { ...stands, endNm: ABOVE_MM * 1e6, endNmPerS: 0, endNmPerS2: 0, jerkNmPerS3: 0 };
  const downwards = move(0, UP_TICKS + STANDS_TICKS, ABOVE_MM, BELOW_MM, cruiseTicks);
  must(
    send(b, 0, [...up, still, ...downwards, ...hold(UP_TICKS, 16, STANDS_TICKS + moveTicks(cruiseTicks))]),
  );
  let hardestN = 0;
  let skipped = false;
  b.host.runUntil(
    () => b.host.phase === 'ready',
    60_000,
    () => {
      hardestN = Math.max(hardestN, ...b.chair.truth.forceN);
      skipped ||= (Number.parseInt(b.host.last('tm').flags, 16) & FLAGS.skippedA) !== 0;
    },
  );
  return { hardestN, skipped };
}

test('H06 H08 rollers that are out go along slowly over the neck, and are let in where they are carried fast', () => {
  const slowly = down(15);
  expect(slowly.skipped).toBe(false);
  expect(slowly.hardestN).toBeGreaterThan(10);
  expect(slowly.hardestN).toBeLessThan(NECK_CEILING_N);
  const fast = down(90);
  expect(fast.skipped).toBe(true);
  expect(fast.hardestN).toBeLessThan(NECK_CEILING_N);
});
