import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONES } from '../../src/chair/landmarks.ts';
import {
  allowanceMs,
  COOL_DOWN_MS,
  type DoseHistory,
  judgeDose,
  NO_DOSE,
  SESSION_MS,
  withContact,
  withSession,
} from '../../src/safety/dose.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 0, 31, 18);
const zones = [
  { zone: 'lowerBack', fromMm: 0, toMm: 200, ceilingN: 40 },
  { zone: 'upperBack', fromMm: 200, toMm: 400, ceilingN: 40 },
] as const;

function lowerBack(minutes: number) {
  return { ...NO_DOSE, lowerBack: minutes * MINUTE };
}

function history(...sessions: readonly (readonly [agoMs: number, minutes: number])[]): DoseHistory {
  return sessions.map(([agoMs, minutes]) => ({ endedAtMs: NOW - agoMs, contactMs: lowerBack(minutes) }));
}

describe('contact', () => {
  it('counts where the carriage is, and only while a roller touches', () => {
    const one = withContact(NO_DOSE, zones, 150, true, 50);
    expect(one).toEqual({ ...NO_DOSE, lowerBack: 50 });
    expect(withContact(one, zones, 250, true, 50)).toEqual({ ...NO_DOSE, lowerBack: 50, upperBack: 50 });
    expect(withContact(one, zones, 150, false, 50)).toBe(one);
    expect(withContact(one, zones, 500, true, 50)).toBe(one);
    expect(withContact(one, zones, 150, true, 0)).toBe(one);
    expect(withContact(one, zones, 150, true, -1)).toBe(one);
    expect(withContact(NO_DOSE, zones.slice(1), 150, true, 50)).toBe(NO_DOSE);
    // The edge of a zone belongs to it.
    expect(withContact(NO_DOSE, zones, 0, true, 50).lowerBack).toBe(50);
    expect(withContact(NO_DOSE, zones, 400, true, 50).upperBack).toBe(50);
  });

  it('is not stretched by frames that were lost', () => {
    expect(withContact(NO_DOSE, zones, 150, true, 5_000).lowerBack).toBe(250);
  });
});

describe('what a zone may still have (H11)', () => {
  it('is a session for who had none, and what a session less than half an hour ago left', () => {
    expect(allowanceMs([], NOW)).toEqual(SESSION_MS);
    expect(allowanceMs(history([10 * MINUTE, 7]), NOW).lowerBack).toBe(5 * MINUTE);
    expect(allowanceMs(history([COOL_DOWN_MS - 1, 7]), NOW).lowerBack).toBe(5 * MINUTE);
    expect(allowanceMs(history([COOL_DOWN_MS, 7]), NOW).lowerBack).toBe(12 * MINUTE);
  });

  it('counts sessions with no rest between them as one, however many', () => {
    const three = history([70 * MINUTE, 4], [50 * MINUTE, 3], [25 * MINUTE, 3]);
    expect(allowanceMs(three, NOW).lowerBack).toBe(2 * MINUTE);
    // The first is 40 minutes before the second: another session.
    const apart = history([80 * MINUTE, 4], [40 * MINUTE, 2], [15 * MINUTE, 2]);
    expect(allowanceMs(apart, NOW).lowerBack).toBe(8 * MINUTE);
  });

  it('is in 24 hours twice a session, and comes back', () => {
    const two = history([23 * HOUR, 12], [2 * HOUR, 9]);
    expect(allowanceMs(two, NOW).lowerBack).toBe(3 * MINUTE);
    expect(allowanceMs(two, NOW + HOUR - 1).lowerBack).toBe(3 * MINUTE);
    expect(allowanceMs(two, NOW + HOUR).lowerBack).toBe(12 * MINUTE);
    expect(allowanceMs(history([3 * HOUR, 30], [2 * HOUR, 30]), NOW).lowerBack).toBe(0);
    expect(allowanceMs(two, NOW).neck).toBe(SESSION_MS.neck);
  });

  it('does not grow when the calendar is set back (H30)', () => {
    const ahead = history([-HOUR, 7]);
    expect(allowanceMs(ahead, NOW).lowerBack).toBe(5 * MINUTE);
    const kept = withSession(ahead, NO_DOSE, NOW);
    expect(kept).toEqual(history([0, 7]));
  });

  it('never exceeds a session, nor the day, for whatever comes before', () => {
    const entry = fc.record({
      endedAtMs: fc.integer({ min: NOW - 30 * HOUR, max: NOW + 2 * HOUR }),
      contactMs: fc.integer({ min: 0, max: 30 * MINUTE }).map((ms) => ({ ...NO_DOSE, lowerBack: ms })),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const sorted = entries.toSorted((a, b) => a.endedAtMs - b.endedAtMs);
        const left = allowanceMs(sorted, NOW).lowerBack;
        const day = sorted
          .filter(({ endedAtMs }) => endedAtMs > NOW - 24 * HOUR)
          .reduce((sum, { contactMs }) => sum + contactMs.lowerBack, 0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(SESSION_MS.lowerBack);
        if (left > 0) expect(day + left).toBeLessThanOrEqual(2 * SESSION_MS.lowerBack);
      }),
      { seed: 611, numRuns: 500 },
    );
  });
});

describe('a session that is kept', () => {
  it('comes last, whole milliseconds, and what is older than a day goes', () => {
    const kept = withSession(history([25 * HOUR, 5], [HOUR, 5]), { ...NO_DOSE, seat: 60_000.4 }, NOW);
    expect(kept).toEqual([
      ...history([HOUR, 5]),
      { endedAtMs: NOW, contactMs: { ...NO_DOSE, seat: 60_000 } },
    ]);
    expect(withSession([], NO_DOSE, NOW)).toEqual([]);
    expect(withSession(history([24 * HOUR, 5]), NO_DOSE, NOW)).toEqual([]);
    expect(withSession(history([24 * HOUR - 1, 5]), NO_DOSE, NOW)).toHaveLength(1);
  });
});

describe('a plan judged by the dose (H11)', () => {
  it('passes up to what is left', () => {
    expect(judgeDose(SESSION_MS, [], NOW).ok).toBe(true);
    expect(judgeDose(lowerBack(5), history([10 * MINUTE, 7]), NOW).ok).toBe(true);
  });

  it('says which zones, how much, and when again', () => {
    const judged = judgeDose({ ...lowerBack(10), neck: 7 * MINUTE }, history([20 * MINUTE, 7]), NOW);
    expect(judged).toMatchObject({
      ok: false,
      errors: [
        { zone: 'neck', askedMs: 7 * MINUTE, leftMs: 5 * MINUTE, next: expect.stringContaining('shorter') },
        {
          zone: 'lowerBack',
          what: 'The lower back would be pressed for 10 min, and 5 min are left for now.',
          next: 'Rest for 15 min, or play a shorter program.',
        },
      ],
    });
    const day = judgeDose(lowerBack(10), history([3 * HOUR, 12], [HOUR, 12]), NOW);
    expect(day).toMatchObject({
      ok: false,
      errors: [{ next: 'Rest for 21 hours, or play a shorter program.' }],
    });
  });

  it('says what is of no use to wait for, and minutes below two hours', () => {
    const next = (
      askedMinutes: number,
      ...sessions: readonly (readonly [agoMs: number, minutes: number])[]
    ) => {
      const judged = judgeDose(lowerBack(askedMinutes), history(...sessions), NOW);
      return judged.ok ? null : judged.errors[0]?.next;
    };
    expect(next(12.1)).toBe('Play a shorter program, or another part of the back.');
    expect(next(12, [0, 1])).toBe('Rest for 30 min, or play a shorter program.');
    expect(next(12, [22 * HOUR + 15 * MINUTE, 12], [HOUR, 1])).toBe(
      'Rest for 105 min, or play a shorter program.',
    );
    expect(next(12, [22 * HOUR, 12], [HOUR, 1])).toBe('Rest for 2 hours, or play a shorter program.');
  });

  it('has limits for every zone, the neck the lowest', () => {
    for (const zone of ZONES) {
      expect(SESSION_MS[zone]).toBeGreaterThanOrEqual(SESSION_MS.neck);
      expect(SESSION_MS[zone]).toBeLessThanOrEqual(27 * MINUTE);
    }
  });
});
