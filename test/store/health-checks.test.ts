import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_DOSE } from '../../src/safety/dose.ts';
import { NEW_PERSON, type PersonRecord } from '../../src/safety/person-record.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';

const AT = Date.UTC(2026, 0, 31, 18, 0, 0, 123);
const RECORD: PersonRecord = {
  ceilingN: 35.5,
  sessions: 3,
  check: { version: 1, answeredAtMs: AT },
  dose: [{ endedAtMs: AT, contactMs: { ...NO_DOSE, upperBack: 123_456 } }],
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-checks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string): string => join(folder, name, 'safety.json');

describe('what safety keeps of people (H10, H11)', () => {
  it('comes back as it was, and is nobody’s business', () => {
    const checks = new HealthChecks(folder);
    expect(checks.recordOf('anna')).toEqual(NEW_PERSON);
    checks.keep('anna', RECORD);
    expect(new HealthChecks(folder).recordOf('anna')).toEqual(RECORD);
    expect(checks.recordOf('ben')).toEqual(NEW_PERSON);
    expect(statSync(fileOf('anna')).mode & 0o077).toBe(0);
    checks.keep('anna', NEW_PERSON);
    expect(checks.recordOf('anna')).toEqual(NEW_PERSON);
    expect(readdirSync(join(folder, 'anna'))).toEqual(['safety.json']);
  });

  it.each([
    ['half of it', (text: string) => text.slice(0, text.length / 2), /JSON/],
    ['a ceiling nobody can choose', (text: string) => text.replace('35.5', '350'), /ceilingN/],
    ['no check', (text: string) => text.replace(/"healthCheck": \{[^}]*\},/, ''), /healthCheck/],
    ['a day that is none', (text: string) => text.replace('2026-01-31', '2026-13-31'), /calendar/],
    ['a zone that is none', (text: string) => text.replace('"upperBack"', '"upper"'), /upper/],
    ['another version', (text: string) => text.replace('"version": 1', '"version": 2'), /version/],
  ])('is refused, and not overwritten, where the file holds %s', (_, damage, words) => {
    const checks = new HealthChecks(folder);
    checks.keep('anna', RECORD);
    const damaged = damage(readFileSync(fileOf('anna'), 'utf8'));
    writeFileSync(fileOf('anna'), damaged);
    expect(() => checks.recordOf('anna')).toThrow(words);
    checks.keep('anna', RECORD);
    expect(checks.recordOf('anna')).toEqual(RECORD);
    expect(readFileSync(`${fileOf('anna')}.broken`, 'utf8')).toBe(damaged);
  });

  it('says what to do where it cannot be written', () => {
    writeFileSync(join(folder, 'anna'), 'a file, no folder');
    expect(() => new HealthChecks(folder).keep('anna', RECORD)).toThrow(/could not be kept/);
  });
});
