import { beforeEach, describe, expect, it } from 'vitest';
import { CONSENT_MS } from '../../src/http/consent.ts';
import { type Bearer, FrontDesk } from '../../src/http/front-desk.ts';
import type { ConsentCard, Verb } from '../../src/http/wire.ts';
import { type ToldDoor, type ToldHouse, toldDoor, toldHouse } from './a-door.ts';

const START: Verb = { verb: 'start', program: 'swedish-back', person: 'anna', settings: {}, from: 0 };

let nowMs = 0;
let door: ToldDoor;
let house: ToldHouse;
let desk: FrontDesk;
let shown: ConsentCard[];
beforeEach(() => {
  nowMs = 0;
  door = toldDoor();
  door.busy = false;
  house = toldHouse();
  shown = [];
  desk = new FrontDesk({
    door,
    house,
    now: () => nowMs,
    calendarMs: () => 0,
    onPin: () => undefined,
    onConsent: (asked) => shown.push(asked),
  });
});

function paired(name: string, atChair: boolean): Bearer {
  const { token } = desk.pair(desk.pin, { name, atChair });
  const bearer = desk.bearerOf(token ?? '');
  if (bearer === null) throw new Error('not paired');
  return bearer;
}

/** As it is known now: roles change. */
function again({ who }: Bearer): Bearer {
  return {
    who,
    device: desk.houseFor({ who, device: OWNER }).devices.find(({ id }) => id === who) ?? OWNER,
  } as Bearer;
}
const OWNER = { role: 'owner', name: 'x', atChair: true, pairedAtMs: 0 } as const;

describe('a start from elsewhere', () => {
  it('waits for a yes at the chair, and moves nothing before', () => {
    const [tablet, phone] = [paired('Tablet', true), paired('Phone', false)];
    expect(desk.ask(phone, { asked: START, fence: undefined })).toBe('consent');
    expect(door.asked).toEqual([]);
    expect(shown).toMatchObject([{ device: 'Phone', person: 'Anna', program: 'swedish-back' }]);
    expect(desk.you(phone).consent).toMatchObject({ own: true });
    expect(desk.you(tablet).consent).toMatchObject({ own: false, device: 'Phone', person: 'Anna' });
    // Who asks cannot answer.
    expect(desk.ask(phone, { asked: { verb: 'allow' }, fence: undefined })).toBe('role');
    expect(desk.ask(tablet, { asked: { verb: 'allow' }, fence: undefined })).toBe('ok');
    expect(door.asked).toEqual(['start']);
    expect(desk.you(phone)).toMatchObject({ driving: true, consent: null });
    expect(desk.ask(tablet, { asked: { verb: 'allow' }, fence: undefined })).toBe('nothing');
  });

  it.each([
    ['a no', () => desk.ask(paired('Other', true), { asked: { verb: 'deny' }, fence: undefined })],
    ['a stop', () => desk.stop()],
    [
      'a minute without an answer',
      () => {
        nowMs += CONSENT_MS;
      },
    ],
  ])('is over after %s', (_, end) => {
    const [tablet, phone] = [paired('Tablet', true), paired('Phone', false)];
    desk.ask(phone, { asked: START, fence: undefined });
    end();
    expect(desk.you(tablet).consent).toBeNull();
    expect(desk.ask(tablet, { asked: { verb: 'allow' }, fence: undefined })).not.toBe('ok');
    expect(door.asked).not.toContain('start');
  });

  it('from the chair itself begins at once', () => {
    expect(desk.ask(paired('Tablet', true), { asked: START, fence: undefined })).toBe('ok');
    expect(door.asked).toEqual(['start']);
  });
});

describe('a child at the panel: the lock', () => {
  it('wants the PIN, and counts wrong ones as it does those of strangers', () => {
    house.childLock = true;
    const tablet = paired('Tablet', true);
    const ask = (pin?: string): string =>
      desk.ask(tablet, { asked: { ...START, ...(pin === undefined ? {} : { pin }) }, fence: undefined });
    expect(ask()).toBe('pin');
    const { pin } = desk;
    const wrong = pin === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 4; tries += 1) expect(ask(wrong)).toBe('pin');
    expect(ask(pin)).toBe('ok');
    expect(door.asked).toEqual(['start']);
    for (let tries = 0; tries < 4; tries += 1) expect(ask(wrong)).toBe('pin');
    expect(ask(wrong)).toBe('shut');
    expect(ask(pin)).toBe('shut');
    expect(ask(desk.pin)).toBe('shut');
    expect(door.asked).toEqual(['start']);
  });

  it('opens to the key at the chair’s computer, and to no other device', () => {
    house.childLock = true;
    const [tablet, other] = [paired('Tablet', true), paired('Other', true)];
    expect(desk.ask(tablet, { asked: START, fence: undefined })).toBe('pin');
    expect(desk.you(other).consent).toBeNull();
    expect(desk.ask(other, { asked: { verb: 'allow' }, fence: undefined })).toBe('role');
    expect(door.asked).toEqual([]);
    expect(desk.allow({ kind: 'key' })).toBe('ok');
    expect(door.asked).toEqual(['start']);
  });

  it('never keeps anybody from stopping', () => {
    house.childLock = true;
    desk.ask(paired('Tablet', false), { asked: { verb: 'stop' }, fence: undefined });
    expect(door.asked).toEqual(['stop']);
  });
});

describe('roles', () => {
  it('the first device is the owner’s; owners give roles, and there is always one', () => {
    const [first, second] = [paired('Tablet', true), paired('Phone', true)];
    expect([first.device.role, second.device.role]).toEqual(['owner', 'operator']);
    expect(desk.askHouse(second, { do: 'device', device: second.who, role: 'owner' }).code).toBe('role');
    expect(desk.askHouse(first, { do: 'device', device: first.who, role: 'viewer' }).code).toBe('bad');
    expect(desk.askHouse(first, { do: 'forget-device', device: first.who }).code).toBe('bad');
    expect(desk.askHouse(first, { do: 'device', device: second.who, role: 'viewer' }).code).toBe('ok');
    expect(again(second).device.role).toBe('viewer');
    expect(desk.ask(again(second), { asked: START, fence: undefined })).toBe('role');
    expect(desk.ask(again(second), { asked: { verb: 'stop' }, fence: undefined })).toBe('ok');
    expect(desk.houseFor(again(second)).devices).toEqual([]);
    expect(desk.askHouse(first, { do: 'forget-device', device: second.who }).code).toBe('ok');
    expect(desk.houseFor(first).devices.map(({ name }) => name)).toEqual(['Tablet']);
  });

  it.each([
    ['viewer', { do: 'add', name: 'Ben', statureMm: 1_700 }],
    ['viewer', { do: 'health', person: 'anna', yes: [] }],
    ['operator', { do: 'forget', person: 'anna' }],
    ['operator', { do: 'lock', on: false }],
    ['technician', { do: 'lock', on: false }],
  ] as const)('a %s may not %o', (role, asked) => {
    const bearer: Bearer = { who: 'x', device: { ...OWNER, role } };
    expect(desk.askHouse(bearer, asked).code).toBe('role');
    expect(house.told).toEqual([]);
  });

  it('nothing is written while somebody is massaged', () => {
    const owner = paired('Tablet', true);
    door.busy = true;
    expect(desk.askHouse(owner, { do: 'lock', on: true }).code).toBe('busy');
    expect(house.told).toEqual([]);
  });
});
