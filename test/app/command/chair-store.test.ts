import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { SimChair } from '../../../sim/sim-chair.ts';
import { loadProfile } from '../../../src/app/chair-profiles.ts';
import { stepByClock } from '../../../src/app/sim-host.ts';
import { openTcpFarEnd } from '../../../src/app/tcp-far-end.ts';
import type { House } from '../../../src/http/house-wire.ts';
import type { StoreAnswer } from '../../../src/http/store-wire.ts';
import type { Catalogue, LiveState } from '../../../src/http/wire.ts';
import { textOf } from '../../programs/shipped.ts';
import { HOME, imageOf } from '../../sim/store/support/images.ts';
import { accept, flashWith, storeOn } from '../../sim/store/support/installs.ts';
import { startCommand } from '../../support/command.ts';
import { inRealTime, TooBusy } from '../../support/in-real-time.ts';
import { NEARLY_PARKED_SEED } from '../../support/own-chair.ts';

const folder = mkdtempSync(join(tmpdir(), 'tsubo-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A chair with somebody in it that keeps the demo in slot 0. */
async function openChair() {
  const flash = flashWith();
  expect(accept(storeOn(flash), imageOf(textOf('demo'), 1, 'demo'))).toBe('ok');
  const end = await openTcpFarEnd(0);
  const chair = new SimChair({
    profile: loadProfile('tsubo-duo'),
    statureMm: 1700,
    seed: NEARLY_PARKED_SEED,
    send: (bytes) => end.far.write(bytes),
    flashCells: flash.read(0, Number.MAX_SAFE_INTEGER),
    trustedKeys: HOME.keys,
  });
  end.far.onBytes((bytes) => chair.receive(bytes));
  const switchOff = stepByClock(chair, 1);
  return {
    chair,
    address: `tcp:127.0.0.1:${end.port}`,
    close: async () => {
      switchOff();
      await end.close();
    },
  };
}

class Device {
  private readonly address: string;
  private cookie = '';

  constructor(address: string) {
    this.address = address;
  }

  async pair(pin: string): Promise<this> {
    const body = JSON.stringify({ pin, atChair: true });
    const headers = { origin: this.address };
    const answer = await fetch(`${this.address}/api/pair`, { method: 'POST', headers, body });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return this;
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.address}${path}`, { headers: { cookie: this.cookie } });
  }

  async post(path: string, asked: object): Promise<{ readonly code: string; readonly person?: string }> {
    const headers = { cookie: this.cookie, origin: this.address };
    const answer = await fetch(`${this.address}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(asked),
    });
    return (await answer.json()) as { readonly code: string; readonly person?: string };
  }

  /** Waits until the massage is so. */
  async until(holds: (state: LiveState) => boolean): Promise<LiveState> {
    for (;;) {
      const state = (await (await this.get('/api/state')).json()) as LiveState;
      if (state.ending?.exit === 'link-lost') throw new TooBusy(state.ending.what);
      if (holds(state)) return state;
      await sleep(50);
    }
  }
}

describe('the panel of a chair that keeps programs', () => {
  it('offers them, has the board digest them at Start, and shows technicians the store (H31)', async () => {
    await inRealTime(async (attempt) => {
      const { chair, address, close } = await openChair();
      const command = await startCommand(
        ['serve', '--chair', address, '--http', '0', '--host', '127.0.0.1'],
        { env: { XDG_DATA_HOME: join(folder, String(attempt)) } },
      );
      try {
        await command.hasSaid(/PIN: +\d{6}/);
        const url = /http:\/\/localhost:\d+/.exec(command.stdout)?.[0] ?? '';
        const pin = /PIN: +(\d{6})/.exec(command.stdout)?.[1] ?? '';
        const owner = await new Device(url).pair(pin);
        const { programs } = (await (await owner.get('/api/catalogue')).json()) as Catalogue;
        expect(programs.find(({ id }) => id === 'chair-0')).toMatchObject({ onChair: 0 });

        expect((await owner.get('/api/store')).status).toBe(403);
        const technician = await new Device(url).pair(pin);
        const { devices } = (await (await owner.get('/api/house')).json()) as House;
        const device = devices.find(({ isThis }) => !isThis)?.id;
        expect(await owner.post('/api/house', { do: 'device', device, role: 'technician' })).toMatchObject({
          code: 'ok',
        });
        const answer = (await (await technician.get('/api/store')).json()) as StoreAnswer;
        if (answer.kind === 'trouble') throw new TooBusy(answer.what);
        expect(answer).toMatchObject({ kind: 'page', page: { model: 'tsubo-duo' } });
        if (answer.kind !== 'page') return;
        expect(answer.page.slots[0]).toMatchObject({ id: 'demo', version: 1, trial: 'none' });
        expect(answer.page.changes.map(({ action }) => action)).toEqual([
          'confirm',
          'choose',
          'activate',
          'commit',
        ]);
        expect(answer.page.counters).toHaveProperty('stops');

        const { person } = await owner.post('/api/house', { do: 'add', name: 'Anna', statureMm: 1700 });
        expect(await owner.post('/api/house', { do: 'health', person, yes: [] })).toMatchObject({
          code: 'ok',
        });
        const start = { id: 1, verb: 'start', program: 'chair-0', settings: {}, person, from: 0 };
        // The board is asked for it by name and digest, and finds that it is not any more what was read.
        chair.flash.rot(8 * 200);
        expect(await owner.post('/api/ask', start)).toEqual({ code: 'ok' });
        const { ending } = await owner.until(({ phase }) => phase === 'ended');
        expect(ending).toMatchObject({ exit: 'verify' });
      } finally {
        command.signal('SIGTERM');
        await command.ended;
        await close();
      }
    });
  });
});
