import { describe, expect, it } from 'vitest';
import { playing, readBank, settled } from '../../../src/backend/chair-link/flash-image.ts';
import { ChairError } from '../../../src/units/chair-error.ts';
import { Random } from '../../../src/units/random.ts';
import { NAMES, textOf } from '../../programs/shipped.ts';
import { imageOf, longImage, OTHER_SECRET, smallImage } from '../../sim/store/support/images.ts';
import { stampOf } from '../../sim/store/support/installs.ts';
import { StoreRig } from './store-rig.ts';

const OLD = smallImage(1);
const NEW = smallImage(2);
const BAD_LINE = { delayMs: 3, lossRate: 0.0005, flipRate: 0.0005, duplicateRate: 0.0005, rechunk: true };

async function rigWithOld(seed = 1): Promise<StoreRig> {
  const rig = new StoreRig({ seed });
  await rig.open();
  await rig.run(rig.flash(OLD));
  await accept(rig, OLD);
  return rig;
}

async function accept(rig: StoreRig, image: Uint8Array): Promise<void> {
  const stamp = stampOf(image);
  await rig.run(settled(rig.client, 'choose', () => rig.client.command({ name: 'pgp', slot: 0, stamp })));
  await rig.run(settled(rig.client, 'confirm', () => rig.client.command({ name: 'pgk', slot: 0, stamp })));
}

async function inUse(rig: StoreRig): Promise<string | null> {
  return playing(await rig.run(rig.client.info(0)));
}

describe('flashing over the line', () => {
  it('puts the program on the chair, byte for byte, and says what the board has confirmed', async () => {
    const rig = await rigWithOld();
    expect(await rig.run(rig.flash(NEW))).toBe(true);
    expect(await inUse(rig)).toBe(stampOf(NEW));
    const info = await rig.run(rig.client.info(0));
    const bank = info.slot?.playing === 'a' ? 'a' : 'b';
    expect(await rig.run(readBank(rig.client, 0, bank, NEW.length))).toEqual(NEW);
    const sent = rig.progress.filter(({ stage }) => stage === 'send').map(({ confirmed }) => confirmed);
    expect(sent.at(-1)).toBe(NEW.length);
    expect(rig.progress.at(-1)?.stage).toBe('done');
    expect(await rig.run(rig.flash(NEW))).toBe(false);
  });

  it('takes at most 4 s for the longest image, and its data at most 1.15 times what the line allows', async () => {
    const rig = new StoreRig();
    await rig.open();
    const startMs = rig.nowMs;
    await rig.run(rig.flash(longImage(1)));
    expect(rig.nowMs - startMs).toBeLessThanOrEqual(4_000);
    const data = rig.lines.filter(({ direction, text }) => direction === 'out' && text.includes(',pgd,'));
    const limitMs = data.reduce((sum, { text }) => sum + text.length + 1, 0) / 11.52;
    const sends = data.map(({ ms }) => ms);
    const last = rig.lines.find(
      ({ direction, ms, text }) => direction === 'out' && ms >= (sends.at(-1) ?? 0) && text.includes(',pgv'),
    );
    expect(((last?.ms ?? 0) - (sends[0] ?? 0)) / limitMs).toBeLessThanOrEqual(1.15);
  });

  it('comes through a line that loses, doubles, swaps and breaks', async () => {
    for (const seed of [11, 12, 13]) {
      const rig = await rigWithOld(seed);
      rig.pair.impair('to-chair', BAD_LINE);
      rig.pair.impair('to-host', BAD_LINE);
      expect(await rig.run(rig.flash(NEW), 120_000)).toBe(true);
      expect(await inUse(rig)).toBe(stampOf(NEW));
    }
  });

  it('leaves the old or the new, whenever the host dies and whenever the power goes (H22)', async () => {
    const random = new Random(8_003);
    const whole = await rigWithOld();
    const startMs = whole.nowMs;
    await whole.run(whole.flash(NEW));
    const lengthMs = whole.nowMs - startMs;
    const seen = new Set<string | null>();
    for (let cut = 0; cut < 24; cut += 1) {
      const rig = await rigWithOld();
      if (cut % 3 === 0) {
        rig.pair.impair('to-chair', BAD_LINE);
        rig.pair.impair('to-host', BAD_LINE);
      }
      const work = rig.flash(NEW).catch(() => false);
      await rig.idleWhile(random.integer(1, lengthMs));
      if (cut % 2 === 0) {
        rig.chair.powerOff();
        await rig.idle(5);
        rig.chair.powerOn();
      }
      void work;
      rig.reconnect();
      await rig.open();
      const found = await inUse(rig);
      seen.add(found);
      expect([stampOf(OLD), stampOf(NEW)]).toContain(found);
      await rig.run(rig.flash(NEW));
      expect(await inUse(rig)).toBe(stampOf(NEW));
    }
    expect(seen).toContain(stampOf(OLD));
  });

  it('goes on where the board is when another host takes over in the middle', async () => {
    const rig = await rigWithOld();
    const image = longImage(3);
    void rig.flash(image).catch(() => false);
    await rig.idleWhile(1_000);
    rig.reconnect();
    await rig.open();
    rig.progress.splice(0);
    await rig.run(rig.flash(image));
    const first = rig.progress.find(({ stage }) => stage === 'send')?.confirmed ?? 0;
    expect(first).toBeGreaterThan(1_000);
  });
});

describe('a stop while a program is on its way (H27)', () => {
  it('is heard at once, past every byte that waits, and disturbs nothing', async () => {
    const rig = await rigWithOld();
    const work = rig.flash(longImage(3));
    await rig.idleWhile(800);
    const [before, sentMs] = [rig.stopBytes, rig.nowMs];
    rig.pair.host.urgent(Uint8Array.of(0x80));
    while (rig.stopBytes === before) await rig.idleWhile(1);
    // At most one line of 128 bytes is before it on the wire.
    expect(rig.nowMs - sentMs).toBeLessThanOrEqual(25);
    expect(await rig.run(work)).toBe(true);
  });
});

describe('what comes with Tsubo', () => {
  it('goes onto a chair, every program of it, and comes back bit for bit', async () => {
    const images = NAMES.map((name) => imageOf(textOf(name), 1, name.slice(0, 24)));
    for (const half of [images.slice(0, 8), images.slice(8)]) {
      const rig = new StoreRig();
      await rig.open();
      for (const [slot, image] of half.entries()) {
        await rig.run(rig.flash(image, slot));
        const { slot: found } = await rig.run(rig.client.info(slot));
        const bank = found?.playing === 'b' ? 'b' : 'a';
        expect(await rig.run(readBank(rig.client, slot, bank, image.length))).toEqual(image);
      }
    }
  });
});

describe('what a board refuses', () => {
  async function refusal(rig: StoreRig, image: Uint8Array, slot = 0): Promise<ChairError> {
    const error = await rig.run(rig.flash(image, slot)).catch((thrown: unknown) => thrown);
    if (!(error instanceof ChairError)) throw new Error('nothing was refused');
    return error;
  }

  it('says so with the exit code and words of its own', async () => {
    const text = 'title: { en: A, id: B }\nabout: { en: C, id: D }\nstrokes:\n  - rest: { for: 9s }\n';
    const rig = await rigWithOld();
    expect(await refusal(rig, imageOf(text, 4, 'b-program', OTHER_SECRET))).toMatchObject({
      code: 'signature',
      message: expect.stringContaining('key'),
    });
    const digest = NEW.slice();
    digest[200] = (digest[200] ?? 0) ^ 1;
    expect(await refusal(rig, digest)).toMatchObject({
      code: 'verify',
      message: expect.stringContaining('digest'),
    });
    expect(await refusal(rig, imageOf(text, 1))).toMatchObject({
      code: 'signature',
      message: expect.stringContaining('counter'),
    });
    expect(await refusal(rig, NEW, 9)).toMatchObject({
      code: 'incompatible',
      message: expect.stringContaining('slot'),
    });
    rig.chair.seat(true);
    await rig.idle(50);
    expect(await refusal(rig, NEW)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('sits'),
    });
    expect(await inUse(rig)).toBe(stampOf(OLD));
  });

  it('is a start while a transfer is open, and a second transfer (H23)', async () => {
    const rig = await rigWithOld();
    await rig.run(rig.client.command({ name: 'pgb', slot: 0, bytes: 500, hash: 'ab'.repeat(32) }));
    expect(await refusal(rig, NEW)).toMatchObject({ code: 'busy' });
    rig.chair.seat(true);
    await rig.idle(100);
    await rig.run(rig.client.command({ name: 'clr', faultId: 1 } as never));
    expect(await rig.run(rig.client.command({ name: 'arm', edge: 1 } as never))).toBe('transfer-open');
    await rig.idle(11_000);
    expect(await rig.run(rig.client.command({ name: 'arm', edge: 2 } as never))).toBe('ok');
    expect(
      await rig.run(rig.client.command({ name: 'pgb', slot: 0, bytes: 500, hash: 'ab'.repeat(32) })),
    ).toBe('not-disarmed');
  });
});
