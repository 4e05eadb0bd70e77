import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_DOSE } from '../../src/safety/dose.ts';
import { NEW_PERSON, type PersonRecord } from '../../src/safety/person-record.ts';
import { Database } from '../../src/store/database.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';

const AT = Date.UTC(2026, 0, 31, 18, 0, 0, 123);
const RECORD: PersonRecord = {
  ceilingN: 35.5,
  sessions: 3,
  check: { version: 1, answeredAtMs: AT },
  dose: [{ endedAtMs: AT, contactMs: { ...NO_DOSE, upperBack: 123_456 } }],
};

let folder = '';
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-checks-'));
  database = new Database(join(folder, 'tsubo.db'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what safety keeps of people (H10, H11)', () => {
  it('comes back as it was', () => {
    const checks = new HealthChecks(database);
    expect(checks.recordOf('anna')).toBe(NEW_PERSON);
    checks.keep('anna', RECORD);
    const other = new Database(database.path);
    expect(new HealthChecks(other).recordOf('anna')).toEqual(RECORD);
    other.close();
    expect(checks.recordOf('ben')).toBe(NEW_PERSON);
    checks.keep('anna', NEW_PERSON);
    expect(checks.recordOf('anna')).toEqual(NEW_PERSON);
  });

  it.each([
    ['half of it', (text: string) => text.slice(0, text.length / 2), /JSON/],
    ['a ceiling nobody can choose', (text: string) => text.replace('35.5', '350'), /ceilingN/],
    ['no check', (text: string) => text.replace(/"healthCheck":\{[^}]*\},/, ''), /healthCheck/],
    ['a day that is none', (text: string) => text.replace('2026-01-31', '2026-13-31'), /calendar/],
    ['a zone that is none', (text: string) => text.replace('"upperBack"', '"upper"'), /upper/],
    ['another version', (text: string) => text.replace('"version":1', '"version":2'), /version/],
  ])('is refused where it holds %s', (_, damage, words) => {
    const checks = new HealthChecks(database);
    checks.keep('anna', RECORD);
    const [row] = database.all<{ readonly content: string }>('select content from safety');
    database.run('update safety set content = ?', damage(row?.content ?? ''));
    expect(() => checks.recordOf('anna')).toThrow(words);
    checks.keep('anna', RECORD);
    expect(checks.recordOf('anna')).toEqual(RECORD);
  });
});
