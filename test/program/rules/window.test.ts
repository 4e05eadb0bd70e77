import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsWithin, worstWindow } from '../../../src/program/rules/window.ts';

const contact = fc
  .record({
    lowMm: fc.double({ min: 0, max: 90, noNaN: true }),
    lengthMm: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 60, noNaN: true })),
    seconds: fc.double({ min: 0.1, max: 30, noNaN: true }),
  })
  .map(({ lowMm, lengthMm, seconds }) => ({ lowMm, highMm: lowMm + lengthMm, seconds }));

describe('worstWindow', () => {
  it('is the one of all windows with most seconds in it', () => {
    fc.assert(
      fc.property(fc.array(contact, { minLength: 1, maxLength: 8 }), (contacts) => {
        const within = (lowMm: number) =>
          contacts.reduce((sum, each) => sum + secondsWithin(each, lowMm, 40), 0);
        const all = Array.from({ length: 240 }, (_, index) => within(index - 50));
        const worst = worstWindow(contacts, 40);
        expect(worst.seconds).toBeCloseTo(Math.max(...all), 2);
        expect(within(worst.lowMm)).toBeCloseTo(worst.seconds, 2);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('has all of a contact that fits into it, and a share of one that does not', () => {
    expect(worstWindow([{ lowMm: 7.5, highMm: 7.5, seconds: 12 }], 40).seconds).toBe(12);
    expect(worstWindow([{ lowMm: 0, highMm: 160, seconds: 80 }], 40).seconds).toBe(20);
    expect(worstWindow([], 40).seconds).toBe(0);
  });
});
