import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutQueue } from '../../src/link/out-queue.ts';

/** A system that takes everything, and has put it on the wire when told so. */
function slowSystem(): { queue: OutQueue; wire: number[]; pending: (() => void)[] } {
  const wire: number[] = [];
  const pending: (() => void)[] = [];
  const queue = new OutQueue((bytes, done) => {
    wire.push(...bytes);
    pending.push(done);
  });
  return { queue, wire, pending };
}

describe('what goes out', () => {
  it('hands over 128 bytes and holds the rest, where a stop can overtake it', () => {
    const { queue, wire, pending } = slowSystem();
    queue.write(new Uint8Array(100).fill(1));
    queue.write(new Uint8Array(100).fill(2));
    expect(wire).toHaveLength(128);
    queue.urgent(Uint8Array.of(9));
    expect(wire.at(-1)).toBe(9);
    expect(queue.room()).toBe(256 - 201);
    while (pending.length > 0) pending.shift()?.();
    expect(wire.filter((byte) => byte === 2)).toHaveLength(100);
    expect(queue.room()).toBe(256);
  });

  it('forgets what it held when the line is gone, and is idle once the system has answered', async () => {
    const { queue, wire, pending } = slowSystem();
    queue.write(new Uint8Array(256));
    let idle = false;
    const waiting = queue.whenIdle().then(() => {
      idle = true;
    });
    queue.drop();
    await Promise.resolve();
    expect(idle).toBe(false);
    for (const done of pending) done();
    await waiting;
    expect(wire).toHaveLength(128);
    expect(queue.room()).toBe(256);
  });

  it('keeps order and counts right, whatever is written, hurried and drained when', () => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('write' as const), count: fc.integer({ min: 0, max: 256 }) }),
      fc.record({ do: fc.constant('urgent' as const), count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('drain' as const), count: fc.constant(1) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { queue, wire, pending } = slowSystem();
        const written: number[] = [];
        let urgent = 0;
        for (const { do: what, count } of actions) {
          if (what === 'drain') pending.shift()?.();
          else if (what === 'urgent') {
            queue.urgent(new Uint8Array(count).fill(255));
            urgent += count;
          } else {
            const bytes = Uint8Array.from(
              { length: Math.min(count, queue.room()) },
              (_, i) => (written.length + i) % 251,
            );
            queue.write(bytes);
            written.push(...bytes);
          }
          expect(queue.room()).toBeGreaterThanOrEqual(0);
          expect(queue.room()).toBeLessThanOrEqual(256);
        }
        while (pending.length > 0) pending.shift()?.();
        expect(wire.filter((byte) => byte !== 255)).toEqual(written);
        expect(wire.filter((byte) => byte === 255)).toHaveLength(urgent);
        expect(queue.room()).toBe(256);
      }),
      { seed: 256, numRuns: 300 },
    );
  });
});
