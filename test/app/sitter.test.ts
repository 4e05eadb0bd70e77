import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose } from '../../src/app/score.ts';
import { Sitter } from '../../src/app/sitter.ts';
import { NO_DOSE, SESSION_MS } from '../../src/safety/dose.ts';
import { HEALTH_CHECK_MS } from '../../src/safety/health-check.ts';
import { Database } from '../../src/store/database.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';
import { chair } from '../chair/chairs.ts';
import { programOf } from '../programs/shipped.ts';

const duo = chair('tsubo-duo');
const MINUTE_MS = 60_000;

let folder = '';
let database: Database;
let nowMs = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-sitter-'));
  database = new Database(join(folder, 'tsubo.db'));
  nowMs = Date.UTC(2026, 0, 31, 18);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function sitter(name: string | null, ceilingN: number | null = null): Sitter {
  return new Sitter({ name, checks: new HealthChecks(database), ceilingN, calendarMs: () => nowMs });
}

describe('who sits in the chair', () => {
  it('has a gentle first session, and then their own ceiling, which is kept (H08)', () => {
    const first = sitter('anna', 50);
    expect(first).toMatchObject({ isFirst: true, ceilingN: 25 });
    first.keepSession({ ...NO_DOSE, upperBack: 5 * MINUTE_MS });
    expect(sitter('anna')).toMatchObject({ isFirst: false, ceilingN: 50 });
    expect(sitter('anna', 30).ceilingN).toBe(30);
    expect(sitter('ben')).toMatchObject({ isFirst: true, ceilingN: 25 });
    expect(sitter(null)).toMatchObject({ isFirst: false, ceilingN: 40 });
    expect(sitter(null, 30).ceilingN).toBe(30);
  });

  it('is asked for a health check once, and again when it has expired (H10)', () => {
    expect(sitter('anna').health.kind).toBe('missing');
    sitter('anna').keepCheck();
    expect(sitter('anna').health.kind).toBe('valid');
    expect(sitter('ben').health.kind).toBe('missing');
    nowMs += HEALTH_CHECK_MS;
    expect(sitter('anna').health.kind).toBe('expired');
  });

  it('is asked at every start where nobody is named (H10)', () => {
    sitter(null).keepCheck();
    expect(sitter(null).health.kind).toBe('missing');
  });

  it('is given no more than a zone may have in a session and in a day (H11)', () => {
    const composed = compose(programOf('swedish-back'), { statureMm: 1700, ceilingN: 40 }, duo);
    const admitted = sitter('anna').admit(composed, duo);
    expect(admitted.score.allowedMs).toEqual(SESSION_MS);
    expect(sitter(null).admit(composed, duo)).toBe(composed);
    const { allowedMs } = sitter('anna');
    sitter('anna').keepSession({ ...NO_DOSE, upperBack: 10 * MINUTE_MS });
    expect(allowedMs).toEqual(SESSION_MS);
    expect(sitter('anna').allowedMs?.upperBack).toBe(2 * MINUTE_MS);
    expect(() => sitter('anna').admit(composed, duo)).toThrow(/too much for anna today[\s\S]*upper back/);
    expect(sitter('ben').admit(composed, duo).score.allowedMs).toEqual(SESSION_MS);
    nowMs += 31 * MINUTE_MS;
    expect(sitter('anna').admit(composed, duo).score.plan).toBe(composed.score.plan);
  });
});
