import { describe, expect, it } from 'vitest';
import { NO_DOSE } from '../../src/safety/dose.ts';
import { afterSession, CEILING_RANGE_N, NEW_PERSON, ownCeiling } from '../../src/safety/person-record.ts';

const NOW = Date.UTC(2026, 0, 31);
const once = { ...NEW_PERSON, sessions: 1 };

describe("a person's own ceiling (H08)", () => {
  it('is gentle at the first session, whatever was chosen', () => {
    expect(ownCeiling(NEW_PERSON)).toEqual({ forceN: 25, isFirst: true });
    expect(ownCeiling({ ...NEW_PERSON, ceilingN: CEILING_RANGE_N.max })).toEqual({
      forceN: 25,
      isFirst: true,
    });
    expect(ownCeiling({ ...NEW_PERSON, ceilingN: 20 })).toEqual({ forceN: 20, isFirst: false });
    expect(ownCeiling({ ...NEW_PERSON, ceilingN: 25 })).toEqual({ forceN: 25, isFirst: false });
  });

  it('is then what the person chose, or the default', () => {
    expect(ownCeiling(once)).toEqual({ forceN: 40, isFirst: false });
    expect(ownCeiling({ ...once, ceilingN: 60 })).toEqual({ forceN: 60, isFirst: false });
  });
});

describe('after a session', () => {
  it('counts one that touched for a minute, and keeps what was touched of any', () => {
    const touched = { ...NO_DOSE, seat: 30_000, neck: 30_000 };
    expect(afterSession(NEW_PERSON, touched, NOW)).toEqual({
      ...once,
      dose: [{ endedAtMs: NOW, contactMs: touched }],
    });
    const shorter = { ...NO_DOSE, seat: 59_999 };
    expect(afterSession(once, shorter, NOW)).toMatchObject({ sessions: 1, dose: [{ contactMs: shorter }] });
    expect(afterSession(once, NO_DOSE, NOW)).toEqual(once);
  });
});
