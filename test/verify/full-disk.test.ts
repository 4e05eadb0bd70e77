/**
 * The disk is full: it is told, and the massage goes on. Once on a disk of one megabyte that fills while a roller presses
 * (where this computer lets one be made), once with a database that may not grow any more.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import type { House } from '../../src/http/house-wire.ts';
import type { LiveState } from '../../src/http/wire.ts';
import { HEALTH_CHECK_VERSION } from '../../src/safety/health-check.ts';
import { NEW_PERSON } from '../../src/safety/person-record.ts';
import { Database } from '../../src/store/database.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';
import { History } from '../../src/store/history.ts';
import { People } from '../../src/store/people.ts';
import { body } from '../chair/chairs.ts';
import { startCommand } from '../support/command.ts';
import { inRealTime, TooBusy } from '../support/in-real-time.ts';
import { SimProcess } from '../support/sim-process.ts';
import { TruthFile } from '../support/truth-file.ts';

const DISK = '1m';
const PIECE = Buffer.alloc(4_096, 120);
const START = { id: 1, verb: 'start', program: 'shiatsu-back-line', person: 'anna', settings: {}, from: 0 };
/** It goes on for so long after the disk was found full, by the clock of the chair. */
const ON_MS = 5_000;

let folder: string;
let small: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-full-'));
  small = join(folder, 'small');
  mkdirSync(small);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function keepAnna(database: Database): void {
  const people = new People(database);
  people.keep({ id: 'anna', name: 'Anna', statureMm: 1_700 }, 1);
  const { heightMm } = body(1_700);
  const back = { heightMm, sigmaMm: 4, by: 'scan' } as const;
  people.keepBack('anna', 'tsubo-duo', {
    ...{ statureMm: 1_700, scannedAt: new Date().toISOString(), nudgeMm: 0, back },
  });
  const check = { version: HEALTH_CHECK_VERSION, answeredAtMs: Date.now() };
  new HealthChecks(database).keep('anna', { ...NEW_PERSON, sessions: 3, check });
}

function fill(path: string): void {
  try {
    for (;;) appendFileSync(path, PIECE);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
}

class Served {
  readonly chair: SimProcess;
  private readonly address: string;
  private readonly cookie: string;

  constructor(chair: SimProcess, address: string, cookie: string) {
    this.chair = chair;
    this.address = address;
    this.cookie = cookie;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.address}${path}`, { headers: { cookie: this.cookie } });
    return (await answer.json()) as T;
  }

  async post(path: string, asked: object): Promise<string> {
    const answer = await fetch(`${this.address}${path}`, {
      method: 'POST',
      headers: { origin: this.address, cookie: this.cookie },
      body: JSON.stringify(asked),
    });
    return ((await answer.json()) as { readonly code: string }).code;
  }

  async untilEnded(): Promise<LiveState> {
    for (;;) {
      const state = await this.get<LiveState>('/api/state');
      if (state.phase === 'ended') return state;
      await sleep(100);
    }
  }

  /** Waits until the chair is so. Throws where the massage ends instead; `TooBusy` where the chair was not heard. */
  private async until(holds: (sample: TruthSample) => boolean): Promise<TruthSample> {
    for (;;) {
      const sample = this.chair.truth.read();
      if (sample !== null && holds(sample)) return sample;
      const { ending, phase } = await this.get<LiveState>('/api/state');
      if (phase === 'ended' && ending?.exit === 'link-lost') throw new TooBusy(ending.what);
      if (phase === 'ended') throw new Error(`it ended: ${ending?.what}`);
      await sleep(50);
    }
  }

  /** Presses now, and goes on pressing for five seconds more. Throws `TooBusy` where the chair was not heard. */
  async playsOn(forMs = ON_MS): Promise<void> {
    const { tMs } = await this.until(presses);
    await this.until((sample) => sample.tMs > tMs + forMs && presses(sample));
    expect((await this.get<LiveState>('/api/state')).phase).toBe('playing');
  }
}

function presses({ forceN }: TruthSample): boolean {
  return Math.max(...forceN) > 4;
}

async function served(dataFolder: string, scene: (panel: Served) => Promise<void>): Promise<void> {
  const truthPath = join(folder, `truth-${Date.now()}.ndjson`);
  const command = await startCommand(['serve', '--http', '0', '--host', '127.0.0.1', '--truth', truthPath], {
    env: { XDG_DATA_HOME: dataFolder },
  });
  await command.hasSaid(/PIN: +\d{6}/);
  const address = /http:\/\/localhost:\d+/.exec(command.stdout)?.[0] ?? '';
  const answer = await fetch(`${address}/api/pair`, {
    method: 'POST',
    headers: { origin: address },
    body: JSON.stringify({ pin: /PIN: +(\d{6})/.exec(command.stdout)?.[1] ?? '', atChair: true }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  try {
    await scene(new Served(new SimProcess(command, address, new TruthFile(truthPath)), address, cookie));
  } finally {
    command.signal('SIGKILL');
    await command.ended;
  }
}

function tried(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mayMount = ((): boolean => {
  const place = mkdtempSync(join(tmpdir(), 'tsubo-mount-'));
  const may = tried('mount', '-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', place);
  if (may) tried('umount', place);
  rmSync(place, { recursive: true, force: true });
  return may;
})();

describe('a full disk', () => {
  it.skipIf(!mayMount)(
    `${mayMount ? '' : '(skipped: only root may make a small disk) '}fills while it plays: told, the massage goes on, and with room again it is written`,
    () =>
      inRealTime(async () => {
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', small]);
        try {
          const database = new Database(join(small, 'tsubo', 'tsubo.db'));
          keepAnna(database);
          database.close();
          await served(small, async (panel) => {
            expect(await panel.post('/api/ask', START)).toBe('ok');
            await panel.playsOn(0);
            fill(join(small, 'filler'));
            await panel.playsOn();
            await panel.post('/stop', {});
            expect((await panel.untilEnded()).ending?.exit).toBe('interrupted');
            expect((await panel.get<House>('/api/house')).trouble).toContain('no room');
            // The next one begins with the disk full.
            expect(await panel.post('/api/ask', START)).toBe('ok');
            await panel.playsOn();
            await panel.post('/stop', {});
            await panel.untilEnded();
            rmSync(join(small, 'filler'));
            expect(await panel.post('/api/ask', START)).toBe('ok');
            await panel.playsOn(0);
            await panel.post('/stop', {});
            await panel.untilEnded();
            expect((await panel.get<House>('/api/house')).trouble).toBe(null);
          });
          const kept = new Database(join(small, 'tsubo', 'tsubo.db'));
          const [check] = kept.all<{ readonly integrity_check: string }>('pragma integrity_check');
          const [newest] = new History(kept).newest('anna', 10);
          kept.close();
          expect(check?.integrity_check).toBe('ok');
          expect(newest?.end?.exit).toBe('interrupted');
        } finally {
          execFileSync('umount', ['--lazy', small]);
        }
      }),
  );

  it('is a database that may not grow: told, and the massage plays', () =>
    inRealTime(async () => {
      const path = join(small, 'tsubo', 'tsubo.db');
      rmSync(path, { force: true });
      const database = new Database(path);
      keepAnna(database);
      database.run('create table filler (bytes blob)');
      const grow = (bytes: number): void => {
        for (;;) database.run(`insert into filler values (zeroblob(${bytes}))`);
      };
      for (const bytes of [1_000_000, 10_000, 1_000, 10]) expect(() => grow(bytes)).toThrow('no room');
      // The last page of the history may have had room left.
      const history = new History(database);
      const begun = { beganAtMs: 1, person: null, program: 'x', title: {}, plannedS: 0 };
      const write = (): void => {
        for (;;) history.begin(begun);
      };
      expect(write).toThrow('no room');
      database.close();
      await served(small, async (panel) => {
        expect(await panel.post('/api/ask', START)).toBe('ok');
        await panel.playsOn();
        await panel.post('/stop', {});
        await panel.untilEnded();
        expect((await panel.get<House>('/api/house')).trouble).toContain('no room');
      });
    }));
});
