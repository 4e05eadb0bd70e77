import { describe, expect, it } from 'vitest';
import { cutEverywhere, cutTwice } from './support/cuts.ts';
import { smallImage } from './support/images.ts';
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

const OLD = smallImage(1);
const NEW = smallImage(2);

describe('the power goes while a program is put on the chair (H22)', () => {
  it('leaves the old program or the new one, and the install can be made again, wherever it goes', () => {
    const figures = cutEverywhere(OLD, NEW, (job) => (job.kind === 'erase' ? 512 : 3));
    expect(figures).toMatchObject({ mix: 0, none: 0, retriesOk: figures.points });
    expect(figures.points).toBeGreaterThan(200);
    expect(Math.min(figures.old, figures.new)).toBeGreaterThan(0);
  });

  it('leaves the old program or the new one where it goes twice', () => {
    const figures = cutTwice(OLD, NEW, 150, 8_002);
    expect(figures).toMatchObject({ points: 150, mix: 0, none: 0, retriesOk: 150 });
  });

  it('brings the old program back where a trial was not confirmed', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    expect(accept(store, OLD)).toBe('ok');
    expect(install(store, NEW)).toBe('ok');
    expect(ask(store, () => store.choose(0, stampOf(NEW)))).toBe('ok');
    const again = storeOn(flash);
    settle(again);
    expect(inUseIn(again)).toEqual(OLD);
    expect(again.view(0)?.record.trial).toBe('none');
  });
});

describe('a stored program rots (H31)', () => {
  it('is found before it is played, whichever bit it is, and the other bank is played', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    expect(accept(store, OLD)).toBe('ok');
    expect(accept(store, NEW)).toBe('ok');
    const bank = store.view(0)?.inUse.bank;
    const first = (bank ?? 0) * 8_192 * 8;
    for (let bit = first; bit < first + NEW.length * 8; bit += 1) {
      flash.rot(bit);
      const seen = storeOn(flash);
      expect(seen.view(0)?.inUse.fellBack).toBe(true);
      expect(inUseIn(seen)).toEqual(OLD);
      flash.rot(bit);
    }
    expect(inUseIn(storeOn(flash))).toEqual(NEW);
  });

  it('is found while the board runs', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    accept(store, OLD);
    accept(store, NEW);
    flash.rot((store.view(0)?.inUse.bank ?? 0) * 8_192 * 8 + 77);
    expect(ask(store, () => store.choose(0, stampOf(NEW)))).toBe('hash');
    expect(ask(store, () => store.choose(0, stampOf(OLD)))).toBe('ok');
  });

  it('never leaves a record that is not whole in force', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    accept(store, OLD);
    accept(store, NEW);
    const first = 4 * 4_096 * 8;
    for (let bit = first; bit < first + 2 * 4_096 * 8; bit += bit % (4_096 * 8) < 192 * 8 ? 1 : 4_096) {
      flash.rot(bit);
      const found = inUseIn(storeOn(flash));
      expect([OLD, NEW]).toContainEqual(found);
      flash.rot(bit);
    }
  });

  it('is told where the chip is worn', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    accept(store, OLD);
    for (let sector = 0; sector < 6; sector += 1) flash.age(sector, 100_000);
    expect(put(store, NEW)).not.toBe('ok');
    expect(inUseIn(storeOn(flash))).toEqual(OLD);
  });
});
