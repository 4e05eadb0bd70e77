import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Kept, openKept } from '../../../src/app/kept.ts';
import { Household } from '../../../src/app/serve/household.ts';
import { Ledger } from '../../../src/app/serve/ledger.ts';
import { PairedDevices } from '../../../src/app/serve/paired-devices.ts';
import { initialEngine } from '../../../src/engine/engine-state.ts';
import { HEALTH_CHECK_MS } from '../../../src/safety/health-check.ts';
import { Database } from '../../../src/store/database.ts';
import { History } from '../../../src/store/history.ts';
import { body, chair } from '../../chair/chairs.ts';

const duo = chair('tsubo-duo');
const DONE = {
  ...initialEngine(0),
  phase: { kind: 'done', outcome: { exit: 'ok', what: 'Played to the end.', next: '' } },
} as const;

let folder = '';
let nowMs = 0;
let kept: Kept;
let household: Household;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-house-'));
  nowMs = Date.UTC(2026, 0, 31, 18);
  kept = openKept({ XDG_DATA_HOME: folder }, () => undefined);
  household = new Household({ kept, profile: duo, calendarMs: () => nowMs });
});
afterEach(() => {
  kept.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (name: string): string => household.ask({ do: 'add', name, statureMm: 1_700 }).person ?? 'nobody';

describe('the people of the house', () => {
  it('sit down only when they are known and well (H10), the first time gently (H08)', () => {
    expect(household.sitting('anna', false)).toEqual({ kind: 'no', code: 'person' });
    const anna = add('Anna');
    expect(household.sitting(anna, false)).toEqual({ kind: 'no', code: 'health' });
    expect(household.ask({ do: 'health', person: anna, yes: [] }).code).toBe('ok');
    expect(household.sitting(anna, false)).toMatchObject({ kind: 'may', person: { ceilingN: 25 } });
    nowMs += HEALTH_CHECK_MS;
    expect(household.sitting(anna, false)).toEqual({ kind: 'no', code: 'health' });
  });

  it('do not, once something is true of them, whatever they said before', () => {
    const anna = add('Anna');
    household.ask({ do: 'health', person: anna, yes: [] });
    expect(household.ask({ do: 'health', person: anna, yes: ['severe-pain'] }).code).toBe('not-now');
    expect(household.sitting(anna, false)).toEqual({ kind: 'no', code: 'health' });
    expect(household.ask({ do: 'health', person: anna, yes: ['no question of ours'] }).code).toBe('bad');
  });

  it('have each a name of their own, and bounds for what they choose', () => {
    expect([add('Anna'), add('ánna'), add('安娜')]).toEqual(['anna', 'anna-2', 'person']);
    household.ask({ do: 'change', person: 'anna', ceilingN: 200, name: 'Anna B.' });
    expect(household.residents().people[0]).toMatchObject({ name: 'Anna B.', ceilingN: 80, isFirst: true });
    for (let count = 3; count < 24; count += 1) add('Ben');
    expect(household.ask({ do: 'add', name: 'Ben', statureMm: 1_700 }).code).toBe('full');
  });

  it('lose what was felt of their back when they are of another height, and everything when they are forgotten', () => {
    const anna = add('Anna');
    const back = { heightMm: body(1_700).heightMm, sigmaMm: 4, by: 'scan' } as const;
    const scannedAt = '2026-01-31T18:00:00.000Z';
    kept.people.keepBack(anna, duo.name, { statureMm: 1_700, scannedAt, nudgeMm: 0, back });
    expect(household.residents().people[0]?.scannedAtMs).toBe(Date.parse(scannedAt));
    household.ask({ do: 'change', person: anna, statureMm: 1_600 });
    expect(household.residents().people[0]?.scannedAtMs).toBeNull();
    household.ask({ do: 'forget', person: anna });
    expect(household.residents().people).toEqual([]);
  });

  it('keep the child lock over a restart', () => {
    household.ask({ do: 'lock', on: true });
    const again = new Household({ kept, profile: duo, calendarMs: () => nowMs });
    expect([household.childLock, again.childLock]).toEqual([true, true]);
  });

  it('are told, and not thrown at, when nothing can be kept', () => {
    kept.database.close();
    kept.database.run('pragma user_version = 99');
    kept.database.close();
    const { version } = household;
    expect(household.ask({ do: 'lock', on: true }).code).toBe('trouble');
    expect(household.residents()).toMatchObject({
      people: [],
      trouble: expect.stringMatching(/newer Tsubo/),
    });
    expect(household.version).toBeGreaterThan(version);
  });
});

describe('the history of a massage', () => {
  it('on a full disk is told and the massage goes on; with room again it is written', () => {
    const small = new Database(join(folder, 'small.db'), { mostBytes: 200_000 });
    const history = new History(small);
    const begun = { person: null, program: 'demo', title: { en: 'x'.repeat(20_000) }, plannedS: 10 };
    expect(() => {
      for (;;) history.begin({ ...begun, beganAtMs: 0 });
    }).toThrow(/no room/);
    const told: (string | null)[] = [];
    const ledger = new Ledger({ history, calendarMs: () => nowMs, onTrouble: (words) => told.push(words) });
    const page = ledger.begin(begun);
    page.hear(DONE);
    page.close();
    expect(told).toEqual([expect.stringMatching(/no room.*Make room/s)]);
    small.run('delete from session');
    const written = ledger.begin(begun);
    written.hear(DONE);
    written.close();
    expect(told.slice(1)).toEqual([null, null]);
    expect(history.newest(null, 9)).toMatchObject([{ program: 'demo', end: { exit: 'ok', playedS: 0 } }]);
    small.close();
  });
});

describe('paired devices', () => {
  it('are known again after a restart, once they were written at rest', () => {
    const told: string[] = [];
    const devices = new PairedDevices(kept.devices, (words) => told.push(words));
    const tablet = { role: 'owner', name: 'Tablet', atChair: true, pairedAtMs: 7 } as const;
    devices.note(new Map([['d1', tablet]]));
    expect(new PairedDevices(kept.devices, () => undefined).recall()).toEqual(new Map());
    devices.write();
    expect(new PairedDevices(kept.devices, () => undefined).recall()).toEqual(new Map([['d1', tablet]]));
    expect(told).toEqual([]);
  });
});
