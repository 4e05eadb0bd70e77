import { describe, expect, it } from 'vitest';
import {
  HEALTH_CHECK_MS,
  HEALTH_CHECK_VERSION,
  HEALTH_QUESTIONS,
  healthStatus,
  judgeAnswers,
} from '../../src/safety/health-check.ts';

const NOW = Date.UTC(2026, 0, 31);
const DAY = 24 * 60 * 60_000;
const check = { version: HEALTH_CHECK_VERSION, answeredAtMs: NOW };

describe('a health check (H10)', () => {
  it('counts from its date until it expires, and not a millisecond longer', () => {
    const untilMs = NOW + HEALTH_CHECK_MS;
    expect(healthStatus(check, NOW)).toEqual({ kind: 'valid', untilMs });
    expect(healthStatus(check, untilMs - 1)).toEqual({ kind: 'valid', untilMs });
    expect(healthStatus(check, untilMs)).toEqual({ kind: 'expired', sinceMs: untilMs });
    expect(HEALTH_CHECK_MS / DAY).toBe(45);
  });

  it('is asked of who was never asked, and of all when the questions change', () => {
    expect(healthStatus(null, NOW)).toEqual({ kind: 'missing' });
    expect(healthStatus({ ...check, version: HEALTH_CHECK_VERSION - 1 }, NOW)).toEqual({ kind: 'outdated' });
    expect(healthStatus({ ...check, version: HEALTH_CHECK_VERSION + 1 }, NOW)).toEqual({ kind: 'outdated' });
  });

  it('is not made longer by a calendar that was wrong', () => {
    expect(healthStatus(check, NOW - DAY).kind).toBe('valid');
    expect(healthStatus(check, NOW - DAY - 1)).toEqual({ kind: 'outdated' });
  });

  it('is kept only where nothing is true of the person', () => {
    expect(judgeAnswers([], NOW)).toEqual({ kind: 'clear', check });
    for (const question of HEALTH_QUESTIONS) {
      expect(judgeAnswers([question], NOW)).toMatchObject({
        kind: 'not-now',
        what: expect.stringMatching(/\S/),
        next: expect.stringContaining('doctor'),
      });
    }
  });

  it('sends severe pain to a doctor first, whatever else is said', () => {
    expect(judgeAnswers(['skin', 'severe-pain'], NOW)).toMatchObject({
      what: 'Severe back pain is to be examined by a doctor first.',
      next: 'See a doctor. Come back when they say that massage is right for you.',
    });
    expect(judgeAnswers(['skin'], NOW)).toMatchObject({ next: 'Ask your doctor before you use it.' });
  });
});
