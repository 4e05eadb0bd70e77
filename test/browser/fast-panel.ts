/** The real server, keeper and engine before a simulated chair in virtual time: an hour of massages takes minutes. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimChair } from '../../sim/sim-chair.ts';
import { loadChairLinkProfile } from '../../src/app/chair-profiles.ts';
import { openKept } from '../../src/app/kept.ts';
import { readMassages } from '../../src/app/serve/catalogue.ts';
import { ChairKeeper } from '../../src/app/serve/chair-keeper.ts';
import { Household } from '../../src/app/serve/household.ts';
import { Ledger } from '../../src/app/serve/ledger.ts';
import { BEAT_MS } from '../../src/app/session.ts';
import { ChairLinkPort } from '../../src/backend/chair-link/chair-link-port.ts';
import { FrontDesk } from '../../src/http/front-desk.ts';
import { liveState } from '../../src/http/live-state.ts';
import { readPanelFiles } from '../../src/http/panel-files.ts';
import { openPanelServer, type PanelServer } from '../../src/http/panel-server.ts';
import type { StorePage } from '../../src/http/store-wire.ts';
import { MemoryPair } from '../../src/link/memory-pair.ts';
import { HEALTH_CHECK_VERSION } from '../../src/safety/health-check.ts';
import { NEW_PERSON } from '../../src/safety/person-record.ts';
import { Random } from '../../src/units/random.ts';
import { body } from '../chair/chairs.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const STATURE_MM = 1_700;

const STORE_PAGE: StorePage = {
  model: 'tsubo-duo',
  serial: 'test-1',
  protocol: '1.0',
  slots: [],
  changes: [],
  counters: { fault: 'none', stops: 3, noise: 0, refused: 0, late: 0 },
};

/** What a browser must not miss: which massage, what it does, at which stroke. */
export interface Seen {
  readonly play: number;
  readonly phase: string;
  readonly stroke: number | null;
}

export interface FastPanel {
  readonly address: string;
  readonly pin: string;
  /** All that was told so far, each change once. */
  readonly told: readonly string[];
  readonly nowMs: number;
  readonly busy: boolean;
  readonly chair: SimChair;
  /** So much of the chair's time, and then one picture to all browsers. */
  advance(ms: number): void;
  close(): Promise<void>;
}

/** `people`: names of those whom the chair knows, `p0` and on. Nobody may have more massages than is good for them. */
export async function openFastPanel(
  folder: string,
  people: readonly string[],
  seed: number,
): Promise<FastPanel> {
  const random = new Random(seed);
  const profile = loadChairLinkProfile('tsubo-duo', 'This test');
  let nowMs = 0;
  let line = new MemoryPair({ seed: random.uint32() });
  const chair = new SimChair({
    profile,
    statureMm: STATURE_MM,
    seed: random.uint32(),
    send: (bytes) => line.chair.write(bytes),
  });
  const now = (): number => nowMs;
  const calendarMs = (): number => Date.now();
  const kept = openKept({ XDG_DATA_HOME: folder }, () => {});
  const { heightMm } = body(STATURE_MM);
  for (const [index, name] of people.entries()) {
    const id = `p${index}`;
    kept.people.keep({ id, name, statureMm: STATURE_MM }, 1);
    const back = { heightMm, sigmaMm: 4, by: 'scan' } as const;
    const scannedAt = new Date().toISOString();
    kept.people.keepBack(id, profile.name, { statureMm: STATURE_MM, scannedAt, nudgeMm: 0, back });
    const check = { version: HEALTH_CHECK_VERSION, answeredAtMs: Date.now() };
    kept.checks.keep(id, { ...NEW_PERSON, sessions: 3, check });
  }
  const household = new Household({ kept, profile, calendarMs });
  const keeper = new ChairKeeper({
    massages: readMassages(join(TOP, 'programs'), profile),
    household,
    ledger: new Ledger({ history: kept.history, calendarMs, onTrouble: household.tell }),
    simulated: true,
    readStore: () => Promise.resolve(STORE_PAGE),
    connect: () => {
      line = new MemoryPair({ seed: random.uint32() });
      line.chair.onBytes((bytes) => chair.receive(bytes));
      return new ChairLinkPort({ link: line.host, now, nonce: () => random.uint32() });
    },
    now,
  });
  const desk = new FrontDesk({ door: keeper, house: household, now, calendarMs, onPin: () => {} });
  const server: PanelServer = await openPanelServer({
    desk,
    files: readPanelFiles(join(TOP, 'dist', 'panel')),
    names: new Set(['localhost', '127.0.0.1']),
    address: '127.0.0.1',
    port: 0,
  });
  const told: string[] = [];
  return {
    address: `http://localhost:${server.port}`,
    pin: desk.pin,
    told,
    chair,
    get nowMs() {
      return nowMs;
    },
    get busy() {
      return keeper.busy;
    },
    advance: (ms) => {
      for (let step = 0; step < ms; step += 1) {
        nowMs += 1;
        line.deliver(nowMs);
        chair.step();
        if (nowMs % BEAT_MS === 0) keeper.tick(nowMs);
      }
      const key = keyOf(liveState(keeper.watch()));
      if (told.at(-1) !== key) told.push(key);
      server.broadcast(performance.now());
    },
    close: async () => {
      await server.close();
      await keeper.end();
      kept.database.close();
    },
  };
}

export function keyOf({ play, phase, stroke }: Seen): string {
  return `${play} ${phase} ${stroke}`;
}

/** So many names. */
export function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `P ${index}`);
}
