import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREE_LEASE, type Lease, type LeaseInput, stepLease } from '../../src/http/lease.ts';

describe('H19 two people fight over the chair: the lease', () => {
  it('goes to the first who does something, and to nobody else', () => {
    const { lease, may } = stepLease(FREE_LEASE, { kind: 'use', who: 'a', fence: 0 });
    expect({ lease, may }).toEqual({ lease: { holder: 'a', fence: 1 }, may: true });
    expect(stepLease(lease, { kind: 'use', who: 'b', fence: 1 }).may).toBe(false);
    expect(stepLease(lease, { kind: 'use', who: 'a', fence: 1 }).may).toBe(true);
  });

  it('refuses what was sent before a hand-over', () => {
    const held: Lease = { holder: 'a', fence: 4 };
    const taken = stepLease(held, { kind: 'take', who: 'b' }).lease;
    expect(stepLease(taken, { kind: 'use', who: 'a', fence: 4 }).may).toBe(false);
    const back = stepLease(taken, { kind: 'take', who: 'a' }).lease;
    expect(stepLease(back, { kind: 'use', who: 'a', fence: 4 }).may).toBe(false);
    expect(stepLease(back, { kind: 'use', who: 'a', fence: 6 }).may).toBe(true);
  });

  it('is free when its holder is gone, and only then', () => {
    const held: Lease = { holder: 'a', fence: 4 };
    expect(stepLease(held, { kind: 'leave', who: 'b' }).lease).toBe(held);
    expect(stepLease(held, { kind: 'leave', who: 'a' }).lease).toEqual({ holder: null, fence: 4 });
  });

  it('never counts down, and never lets two in at one fence', () => {
    const who = fc.constantFrom('a', 'b', 'c');
    const input: fc.Arbitrary<LeaseInput> = fc.oneof(
      fc.record({ kind: fc.constant('take' as const), who }),
      fc.record({ kind: fc.constant('leave' as const), who }),
      fc.record({ kind: fc.constant('use' as const), who, fence: fc.option(fc.nat(20), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        let lease = FREE_LEASE;
        const users = new Map<number, string>();
        for (const each of inputs) {
          const next = stepLease(lease, each);
          expect(next.lease.fence).toBeGreaterThanOrEqual(lease.fence);
          lease = next.lease;
          if (!next.may) continue;
          expect(lease.holder).toBe(each.who);
          expect(users.get(lease.fence) ?? each.who).toBe(each.who);
          users.set(lease.fence, each.who);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
