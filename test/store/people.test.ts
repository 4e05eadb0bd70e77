import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptFiles } from '../../src/store/adopt-files.ts';
import { Database } from '../../src/store/database.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';
import { type KeptBack, PERSON_NAME, People } from '../../src/store/people.ts';
import { ChairError } from '../../src/units/chair-error.ts';
import { body } from '../chair/chairs.ts';

const BACK = { heightMm: body(1700).heightMm, sigmaMm: 4.2, by: 'scan' } as const;
const KEPT: KeptBack = {
  statureMm: 1700,
  scannedAt: '2026-01-31T18:00:00.000Z',
  nudgeMm: -5,
  back: BACK,
};
const FILE = JSON.stringify({
  version: 1,
  statureMm: 1700,
  scannedAt: KEPT.scannedAt,
  nudgeMm: -5,
  ...BACK,
});
const SAFETY = JSON.stringify({ version: 1, ceilingN: 30, sessions: 2, healthCheck: null, dose: [] });
const ANNA = { id: 'anna', name: 'Anna', statureMm: 1_660 };

let folder = '';
let database: Database;
let people: People;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-people-'));
  database = new Database(join(folder, 'own', 'tsubo.db'));
  people = new People(database);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const again = (): People => new People(new Database(database.path));

describe('what is kept of people', () => {
  it('a back comes back as it was, for this person and this kind of chair alone', () => {
    expect(people.backOf('anna', 'tsubo-duo')).toBeNull();
    people.keepBack('anna', 'tsubo-duo', KEPT);
    expect(again().backOf('anna', 'tsubo-duo')).toEqual(KEPT);
    expect(people.backOf('anna', 'tsubo-mono')).toBeNull();
    expect(people.backOf('ben', 'tsubo-duo')).toBeNull();
    expect(people.find('anna')).toMatchObject({ name: 'anna', statureMm: 1700 });
    for (const file of readdirSync(join(folder, 'own')))
      expect(statSync(join(folder, 'own', file)).mode & 0o077).toBe(0);
    people.forgetBack('anna', 'tsubo-duo');
    expect(people.backOf('anna', 'tsubo-duo')).toBeNull();
  });

  it('a person keeps what is not said anew, and is gone with everything of theirs', () => {
    people.keep(ANNA, 1);
    people.keepBack('anna', 'tsubo-duo', KEPT);
    people.keep({ ...ANNA, statureMm: 1_670 }, 2);
    people.keep({ ...ANNA, id: 'ben', name: 'Ben' }, 3);
    expect(again().all()).toEqual([
      { ...ANNA, statureMm: 1_670 },
      { ...ANNA, id: 'ben', name: 'Ben' },
    ]);
    people.forget('anna');
    expect(people.find('anna')).toBeNull();
    expect(people.backOf('anna', 'tsubo-duo')).toBeNull();
  });

  it.each([
    ['half of it', (text: string) => text.slice(0, text.length / 2), /JSON/],
    ['nothing', () => '', /JSON/],
    ['another version', (text: string) => text.replace('"version":1', '"version":2'), /version/],
    ['a missing landmark', (text: string) => text.replace(/"T7":[\d.]+,/, ''), /T7/],
    ['landmarks out of order', (text: string) => text.replace(/"T7":[\d.]+/, '"T7":900'), /nobody/],
    ['words for numbers', (text: string) => text.replace(/"sigmaMm":[\d.]+/, '"sigmaMm":"much"'), /sigmaMm/],
  ])('says so clearly where a back holds %s, and a new scan takes its place', (_, damage, words) => {
    people.keepBack('anna', 'tsubo-duo', KEPT);
    database.run('update back set content = ?', damage(FILE));
    expect(() => people.backOf('anna', 'tsubo-duo')).toThrow(words);
    expect(() => people.backOf('anna', 'tsubo-duo')).toThrow(ChairError);
    people.keepBack('anna', 'tsubo-duo', KEPT);
    expect(people.backOf('anna', 'tsubo-duo')).toEqual(KEPT);
  });

  it('files from before move in once; one that cannot be used stays and is told', () => {
    const files = join(folder, 'people');
    for (const [name, text] of [
      ['anna', FILE],
      ['ben', FILE.slice(9)],
    ] as const) {
      mkdirSync(join(files, name), { recursive: true });
      writeFileSync(join(files, name, 'back-tsubo-duo.json'), text);
    }
    const checks = new HealthChecks(database);
    writeFileSync(join(files, 'anna', 'safety.json'), SAFETY);
    expect(adoptFiles(files, { people, checks })).toEqual([expect.stringMatching(/ben.*stays as it is/)]);
    expect(checks.recordOf('anna')).toMatchObject({ ceilingN: 30, sessions: 2 });
    expect(people.backOf('anna', 'tsubo-duo')).toEqual(KEPT);
    expect(readdirSync(join(files, 'anna'))).toEqual(['back-tsubo-duo.json.moved', 'safety.json.moved']);
    expect(readFileSync(join(files, 'ben', 'back-tsubo-duo.json'), 'utf8')).toBe(FILE.slice(9));
    expect(adoptFiles(join(folder, 'nowhere'), { people, checks })).toEqual([]);
  });

  it('keeps what somebody called enough, by chair, and forgets it with them', () => {
    const enoughN = { shoulders: 12.5, upperBack: 20, lowerBack: 18 };
    expect(people.enoughOf('anna', 'tsubo-duo')).toBeNull();
    people.keepEnough('anna', 'tsubo-duo', { ...enoughN, shoulders: 30 }, 1);
    people.keepEnough('anna', 'tsubo-duo', enoughN, 2);
    expect(people.enoughOf('anna', 'tsubo-duo')).toEqual(enoughN);
    expect(people.enoughOf('anna', 'tsubo-mono')).toBeNull();
    expect(people.enoughOf('ben', 'tsubo-duo')).toBeNull();
    people.keep(ANNA, 3);
    expect(people.enoughOf('anna', 'tsubo-duo')).toEqual(enoughN);
    people.forget('anna');
    expect(people.enoughOf('anna', 'tsubo-duo')).toBeNull();
  });

  it('knows names that can be folders, and no others', () => {
    for (const name of ['anna', 'ben-2', '7']) expect(name).toMatch(PERSON_NAME);
    for (const name of ['', '..', 'a/b', 'Anna', '-a', 'a b', 'x'.repeat(33)])
      expect(name).not.toMatch(PERSON_NAME);
  });
});
