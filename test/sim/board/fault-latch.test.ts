/** Which of several faults is kept: the one that tells what happened, and that nobody starts over (spec.md §8). */
import { describe, expect, test } from 'vitest';
import { FaultLatch } from '../../../sim/board/fault-latch.ts';
import type { FaultName } from '../../../src/protocol/messages.ts';

const NOTICES = ['power', 'silence', 'time-up', 'spot-time'] as const satisfies readonly FaultName[];

describe('what is latched', () => {
  test('the first fault, with what is known of it; what follows is its consequence', () => {
    const latch = new FaultLatch();
    const first = { fault: 'seat-lost', id: 1, ms: 100, detail: 7 };
    expect(latch.latch('seat-lost', 100, 7)).toEqual(first);
    expect(latch.latch('force-over', 200, 8)).toBeNull();
    expect(latch.latch('silence', 300, 9)).toBeNull();
    expect(latch.latched).toEqual(first);
    expect(latch.isFault).toBe(true);
  });

  test.each(NOTICES)('a notice tells why it let go, and breaks nothing: %s', (notice) => {
    const latch = new FaultLatch();
    expect(latch.latch(notice, 100, 0)).toMatchObject({ fault: notice, id: 1 });
    expect(latch.isFault).toBe(false);
    for (const other of NOTICES) expect(latch.latch(other, 200, 0)).toBeNull();
    expect(latch.latch('seat-lost', 300, 0)).toMatchObject({ fault: 'seat-lost', id: 2 });
    expect(latch.isFault).toBe(true);
  });

  test('cleared, it keeps counting: no two have the same number, and none is 0', () => {
    const latch = new FaultLatch();
    expect([latch.isFault, latch.number]).toEqual([false, 0]);
    latch.latch('seat-lost', 1, 0);
    latch.clear();
    expect([latch.latched, latch.isFault, latch.number]).toEqual([null, false, 1]);
    expect(latch.latch('cover-open', 2, 0)?.id).toBe(2);
    latch.restore(null, 65_534);
    expect(latch.latch('cover-open', 2, 0)?.id).toBe(65_535);
    latch.clear();
    expect(latch.latch('cover-open', 3, 0)?.id).toBe(1);
  });

  test('the power does not clear it', () => {
    const latch = new FaultLatch();
    const before = { fault: 'seat-lost', id: 7, ms: 1, detail: 0 } as const;
    latch.restore(before, 7);
    expect([latch.latched, latch.isFault, latch.number]).toEqual([before, true, 7]);
    expect(latch.latch('cover-open', 2, 0)).toBeNull();
  });
});
