import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SimChair } from '../../sim/sim-chair.ts';
import { hashOf } from '../../sim/store/slots.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { type Door, openPtyDoor } from '../../src/app/sim-command.ts';
import { stepByClock } from '../../src/app/sim-host.ts';
import { onStoreLine, type StoreLine } from '../../src/app/store/store-line.ts';
import { flashImage, playing, settled } from '../../src/backend/chair-link/flash-image.ts';
import { ChairError } from '../../src/units/chair-error.ts';
import { Random } from '../../src/units/random.ts';
import { HOME, smallImage } from '../sim/store/support/images.ts';
import { stampOf } from '../sim/store/support/installs.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';

/** 200 cuts in all, each at a time of its own. */
const LANES = [1, 2, 3, 4];
const CUTS_A_LANE = 50;
/** Longer than an install of these images takes. */
const LONGEST_MS = 1_200;

function put({ client }: StoreLine, image: Uint8Array): Promise<boolean> {
  return flashImage(client, { slot: 0, image, hash: hashOf(image), onProgress: () => undefined });
}

/** Opening a line runs stty, which inherits the locks of the other lanes of this process while it lives. */
async function onLine<T>(path: string, work: (line: StoreLine) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onStoreLine({ kind: 'serial', path }, work);
    } catch (error) {
      if (!(error instanceof ChairError) || error.code !== 'busy' || attempt === 20) throw error;
      await pause(100);
    }
  }
}

async function accept({ client }: StoreLine, image: Uint8Array): Promise<void> {
  const stamp = stampOf(image);
  await settled(client, 'choose', () => client.command({ name: 'pgp', slot: 0, stamp }));
  await settled(client, 'confirm', () => client.command({ name: 'pgk', slot: 0, stamp }));
}

async function lane(door: Door, seed: number): Promise<{ points: number; old: number; new: number }> {
  const random = new Random(seed);
  const chair = new SimChair({
    profile: loadProfile('tsubo-duo'),
    statureMm: 1700,
    seed,
    send: (bytes) => door.far.write(bytes),
    trustedKeys: HOME.keys,
  });
  chair.seat(false);
  door.far.onBytes((bytes) => chair.receive(bytes));
  const stop = stepByClock(chair, 1);
  const seen = { points: 0, old: 0, new: 0 };
  try {
    let old = smallImage(1);
    await onLine(door.address, async (line) => {
      await put(line, old);
      await accept(line, old);
    });
    while (seen.points < CUTS_A_LANE) {
      const next = smallImage(seen.points + 2);
      await onLine(door.address, async (line) => {
        const work = put(line, next).catch(() => false);
        await Promise.race([work, pause(random.integer(0, LONGEST_MS))]);
      });
      if (random.integer(0, 1) === 1) {
        chair.powerOff();
        await pause(20);
        chair.powerOn();
      }
      await onLine(door.address, async (line) => {
        const found = playing(await line.client.info(0));
        expect([stampOf(old), stampOf(next)]).toContain(found);
        seen[found === stampOf(old) ? 'old' : 'new'] += 1;
        await put(line, next);
        expect(playing(await line.client.info(0))).toBe(stampOf(next));
        await accept(line, next);
      });
      old = next;
      seen.points += 1;
    }
  } finally {
    stop();
    await door.close();
  }
  return seen;
}

const noPty = await whyNoPseudoTerminal();

describe.skipIf(noPty !== null)(
  titled('a program on its way over a real pseudo-terminal (H22)', noPty),
  () => {
    it('is the old one or the new one after 200 cuts of host and power, and arrives at the second try', async () => {
      // All doors first: a helper that is started while a line is open would inherit it, and with it its lock.
      const doors: Door[] = [];
      for (const _ of LANES) {
        const door = await openPtyDoor(null);
        if (door !== null) doors.push(door);
      }
      const lanes = await Promise.all(doors.map((door, seed) => lane(door, seed)));
      const sum = (key: 'points' | 'old' | 'new'): number =>
        lanes.reduce((total, one) => total + one[key], 0);
      expect(sum('points')).toBe(LANES.length * CUTS_A_LANE);
      expect(Math.min(sum('old'), sum('new'))).toBeGreaterThan(0);
    });
  },
);
