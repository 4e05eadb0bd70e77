import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../sim/store/slots.ts';
import { signedRequest } from '../../../src/protocol/program-image/signature.ts';
import { imageOf, longImage, OTHER_SECRET, SECRET, SERIAL, smallImage } from './support/images.ts';
import {
  accept,
  ask,
  flashWith,
  install,
  inUseIn,
  put,
  settle,
  stampOf,
  storeOn,
} from './support/installs.ts';

const NOBODY = new Uint8Array(64);

function proof(verb: 'rollback' | 'remove', record: number, secret = SECRET, slot = 0): Uint8Array {
  return signedRequest({ verb, serial: SERIAL, slot, record }, secret);
}

describe('a program on trial', () => {
  it('plays from its activation on, and is accepted when a person says so after it was played', () => {
    const store = storeOn(flashWith());
    accept(store, smallImage(1));
    const next = smallImage(2);
    expect(install(store, next)).toBe('ok');
    expect(inUseIn(store)).toEqual(next);
    expect(ask(store, () => store.confirm(0, stampOf(next)))).toBe('untried');
    expect(ask(store, () => store.choose(0, stampOf(next)))).toBe('ok');
    store.start();
    expect(ask(store, () => store.confirm(0, stampOf(next)))).toBe('ok');
    expect(ask(store, () => store.confirm(0, stampOf(next)))).toBe('ok');
    expect(store.view(0)?.record).toMatchObject({ trial: 'none', floorVersion: 2, floorId: 'a-program' });
  });

  it('is played once: then the old one returns', () => {
    const store = storeOn(flashWith());
    accept(store, smallImage(1));
    install(store, smallImage(2));
    const stamp = stampOf(smallImage(2));
    expect(ask(store, () => store.choose(0, stamp))).toBe('ok');
    expect(ask(store, () => store.choose(0, stamp))).toBe('ok');
    store.start();
    expect(ask(store, () => store.choose(0, stamp))).toBe('trial');
    settle(store);
    expect(inUseIn(store)).toEqual(smallImage(1));
  });

  it('leaves the other bank alone until it is over, and may be left by anybody', () => {
    const store = storeOn(flashWith());
    accept(store, smallImage(1));
    install(store, smallImage(2));
    expect(put(store, smallImage(3))).toBe('trial');
    expect(ask(store, () => store.rollback(0, NOBODY))).not.toBe('signature');
    expect(inUseIn(store)).toEqual(smallImage(1));
  });
});

describe('the counter', () => {
  it('takes nothing older, in no slot, and the same version only as the same bytes', () => {
    const store = storeOn(flashWith());
    accept(store, smallImage(5));
    expect(put(store, smallImage(4))).toBe('counter');
    store.abort();
    expect(put(store, smallImage(4), 3)).toBe('counter');
    store.abort();
    const other = imageOf(
      'title: { en: B, id: B }\nabout: { en: C, id: D }\nstrokes:\n  - rest: { for: 9s }\n',
      5,
    );
    expect(put(store, other)).toBe('counter');
    store.abort();
    expect(put(store, smallImage(1, 'another-one'), 1)).toBe('ok');
    expect(put(store, smallImage(5))).toBe('ok');
    expect(put(store, smallImage(6))).toBe('ok');
  });

  it('is not gone with the program', () => {
    const store = storeOn(flashWith());
    accept(store, smallImage(5));
    const sequence = store.view(0)?.record.sequence ?? 0;
    expect(ask(store, () => store.remove(0, NOBODY))).toBe('signature');
    expect(ask(store, () => store.remove(0, proof('rollback', sequence)))).toBe('signature');
    expect(ask(store, () => store.remove(0, proof('remove', sequence)))).toBe('ok');
    expect(inUseIn(store)).toBeNull();
    expect(put(store, smallImage(4))).toBe('counter');
  });

  it('lets a technician go back to the bank that was accepted once, and nobody else', () => {
    const store = storeOn(flashWith());
    accept(store, smallImage(1));
    accept(store, smallImage(2));
    const sequence = store.view(0)?.record.sequence ?? 0;
    const refused = [
      NOBODY,
      proof('rollback', sequence, OTHER_SECRET),
      proof('rollback', sequence - 1),
      proof('rollback', sequence, SECRET, 1),
    ];
    for (const signature of refused) expect(ask(store, () => store.rollback(0, signature))).toBe('signature');
    expect(ask(store, () => store.activate(0, stampOf(smallImage(1))))).toBe('counter');
    expect(store.rollback(0, proof('rollback', sequence))).toBe('busy');
    settle(store);
    expect(inUseIn(store)).toEqual(smallImage(1));
    // What was signed once is good for nothing now.
    expect(ask(store, () => store.rollback(0, proof('rollback', sequence)))).toBe('signature');
  });
});

describe('a transfer', () => {
  it('is one at a time, goes on where the board is, and is forgotten after ten seconds of nothing', () => {
    const store = storeOn(flashWith());
    const image = smallImage(1);
    const begin = () => store.begin(0, image.length, hashOf(image));
    expect(begin()).toBe('ok');
    expect(begin()).toBe('ok');
    expect(store.data(0, image.subarray(0, 60))).toBe('busy');
    settle(store);
    expect(store.data(0, image.subarray(0, 60))).toBe('ok');
    expect(store.data(0, image.subarray(0, 60))).toBe('ok');
    expect(store.data(61, image.subarray(61, 70))).toBe('offset');
    expect(store.data(60, new Uint8Array(200))).toBe('length');
    expect(begin()).toBe('ok');
    expect(store.current).toMatchObject({ kind: 'receiving', received: 60 });
    expect(store.begin(1, image.length, hashOf(image))).toBe('transfer-open');
    expect(ask(store, () => store.verify())).toBe('incomplete');
    for (let ms = 0; ms < 11_000; ms += 1) store.step();
    expect(store.isOpen).toBe(false);
    expect(store.data(60, image.subarray(60, 70))).toBe('no-transfer');
    expect(store.commit(0, stampOf(image))).toBe('no-transfer');
  });

  it('is refused for what cannot be', () => {
    const store = storeOn(flashWith());
    expect(store.begin(8, 500, hashOf(NOBODY))).toBe('slot');
    expect(store.begin(0, 168, hashOf(NOBODY))).toBe('length');
    expect(store.begin(0, 8_193, hashOf(NOBODY))).toBe('length');
  });

  it('is judged by what the chip holds, not by what was sent', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    const image = smallImage(1);
    store.begin(0, image.length, hashOf(image));
    settle(store);
    for (let at = 0; at < image.length; at += 60) store.data(at, image.subarray(at, at + 60));
    settle(store);
    flash.rot(900);
    expect(store.verify()).toBe('hash');
    expect(store.commit(0, stampOf(image))).toBe('incomplete');
  });

  it('takes the longest image', () => {
    const store = storeOn(flashWith());
    const image = longImage(1);
    expect(image.length).toBe(8_192);
    expect(accept(store, image)).toBe('ok');
    expect(inUseIn(store)).toEqual(image);
  });
});
