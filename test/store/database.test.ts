import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/store/database.ts';
import { type BegunSession, History, type SessionEnd } from '../../src/store/history.ts';
import { People } from '../../src/store/people.ts';
import type { ChairError } from '../../src/units/chair-error.ts';

const BEGUN: BegunSession = {
  beganAtMs: 1_000,
  person: 'anna',
  program: 'swedish-back',
  title: { en: 'Swedish', id: 'Swedia' },
  plannedS: 880,
};
const END: SessionEnd = {
  endedAtMs: 2_000,
  chair: 'tsubo-duo',
  exit: 'ok',
  what: 'Played to the end.',
  next: '',
  code: null,
  plannedS: 880,
  playedS: 880,
  doses: [
    { zone: 'upperBack', contactMs: 300_000, meanN: 18.5, peakN: 31 },
    { zone: 'lowerBack', contactMs: 200_000, meanN: 20, peakN: 33.25 },
  ],
};

let folder = '';
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-database-'));
  database = new Database(join(folder, 'tsubo.db'));
  new People(database).keep({ id: 'anna', name: 'Anna', statureMm: 1_660 }, 1);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function failure(act: () => unknown): ChairError {
  try {
    act();
  } catch (error) {
    return error as ChairError;
  }
  throw new Error('nothing was refused');
}

describe('the history', () => {
  it('keeps what began and how it ended, the newest first, of one person or of all', () => {
    const history = new History(database);
    const first = history.begin(BEGUN);
    const second = history.begin({ ...BEGUN, person: 'nobody-known' });
    history.end(first, END);
    const kept = new History(new Database(database.path));
    expect(kept.newest('anna', 10)).toEqual([{ ...BEGUN, id: first, end: END }]);
    expect(kept.newest(null, 10)).toEqual([
      { ...BEGUN, person: null, id: second, end: null },
      { ...BEGUN, id: first, end: END },
    ]);
    expect(kept.newest(null, 10, second).map(({ id }) => id)).toEqual([first]);
    expect(kept.newest(null, 1).map(({ id }) => id)).toEqual([second]);
  });

  it('stays, without the name, when the person is forgotten', () => {
    const history = new History(database);
    history.end(history.begin(BEGUN), END);
    new People(database).forget('anna');
    expect(history.newest(null, 10)).toMatchObject([{ person: null, end: END }]);
  });
});

describe('the database', () => {
  it('says so when it is full, and has what it had before', () => {
    const small = new Database(join(folder, 'small.db'), { mostBytes: 200_000 });
    const history = new History(small);
    const id = history.begin(BEGUN);
    const full = failure(() => {
      for (;;) history.begin({ ...BEGUN, program: 'x'.repeat(20_000) });
    });
    expect(full.message).toMatch(/no room/);
    expect(full.next).toMatch(/Make room/);
    expect(history.newest(null, 100).at(-1)).toMatchObject({ ...BEGUN, id, person: null });
    small.close();
  });

  it('says so when the file is another or a newer one, and leaves it alone', () => {
    const other = join(folder, 'other.db');
    writeFileSync(other, 'This is no database, but a letter to somebody.'.repeat(100));
    expect(failure(() => new Database(other).all('select 1'))).toMatchObject({ code: 'failed' });
    database.run('pragma user_version = 99');
    expect(failure(() => new Database(database.path).all('select 1')).message).toMatch(/newer Tsubo/);
  });

  it('does all of what belongs together, or nothing', () => {
    const people = new People(database);
    expect(() =>
      database.atOnce(() => {
        people.forget('anna');
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(people.find('anna')?.name).toBe('Anna');
    const other = new Database(database.path);
    database.atOnce(() => {
      people.forget('anna');
      expect(new People(other).find('anna')?.name).toBe('Anna');
    });
    expect(new People(other).find('anna')).toBeNull();
    other.close();
  });
});
