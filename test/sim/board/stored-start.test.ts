import { describe, expect, it } from 'vitest';
import type { SimChair } from '../../../sim/sim-chair.ts';
import { smallImage } from '../store/support/images.ts';
import { accept, flashWith, stampOf, storeOn } from '../store/support/installs.ts';
import { bench, greet } from './support/armed-chair.ts';

const [OLD, NEW] = [smallImage(1), smallImage(2)];
/** The second of two goes there. */
const BANK = 1;

/** Old and new were confirmed: the new one is in use. */
function cells(): Uint8Array {
  const flash = flashWith();
  const store = storeOn(flash);
  expect(accept(store, OLD)).toBe('ok');
  expect(accept(store, NEW)).toBe('ok');
  expect(store.view(0)?.inUse.bank).toBe(BANK);
  return flash.read(0, Number.MAX_SAFE_INTEGER);
}

function chosen(stamp: string) {
  const b = bench({ flashCells: cells() });
  greet(b);
  return { b, code: b.host.ask({ name: 'pgp', slot: 0, stamp }) };
}

function rotInUse(chair: SimChair): void {
  chair.flash.rot(BANK * 8_192 * 8 + 1_000);
}

describe('a Start of a program the chair keeps (H31)', () => {
  it('is taken where the chair still has what was chosen', () => {
    const { b, code } = chosen(stampOf(NEW));
    expect(code).toBe('ok');
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('ok');
  });

  it('is refused where it has rotted since it was chosen; the program before takes over', () => {
    const { b } = chosen(stampOf(NEW));
    rotInUse(b.chair);
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('hash');
    expect(b.host.phase).toBe('disarmed');
    b.host.run(200);
    expect(b.host.ask({ name: 'pgp', slot: 0, stamp: stampOf(NEW) })).toBe('empty');
    expect(b.host.ask({ name: 'pgp', slot: 0, stamp: stampOf(OLD) })).toBe('ok');
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('ok');
  });

  it('is refused for anything else than what is in use', () => {
    expect(chosen(stampOf(OLD)).code).toBe('empty');
    expect(chosen('0123456789abcdef').code).toBe('empty');
  });

  it('says nothing of what was chosen in a session before, or of a program that was not chosen', () => {
    const { b } = chosen(stampOf(NEW));
    greet(b);
    rotInUse(b.chair);
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('ok');
  });
});
