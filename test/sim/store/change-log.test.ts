import { describe, expect, it } from 'vitest';
import { ChangeLog, LOG_SECTORS } from '../../../sim/store/change-log.ts';
import { Flash, jobBytes } from '../../../sim/store/flash.ts';
import { hashOf } from '../../../sim/store/slots.ts';
import { keyIdOf, signedRequest } from '../../../src/protocol/program-image/signature.ts';
import { Random } from '../../../src/units/random.ts';
import { HOME, SECRET, SERIAL, smallImage } from './support/images.ts';
import { accept, ask, flashWith, install, put, settle, stampOf, storeOn } from './support/installs.ts';

const [OLD, NEW] = [smallImage(1), smallImage(2)];
const KEY = keyIdOf(HOME.keys[0] ?? new Uint8Array());
const ANNA = { who: 'anna', whenS: 1_767_225_600 };

describe('what a board writes down of changes', () => {
  it('is who, when, which digest, from what to what, the newest first, also after the power was off', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    store.told(ANNA);
    accept(store, OLD);
    accept(store, NEW);
    const record = store.view(0)?.record.sequence ?? 0;
    const signature = signedRequest({ verb: 'rollback', serial: SERIAL, slot: 0, record }, SECRET);
    store.rollback(0, signature);
    settle(store);
    const [old, next] = [hashOf(OLD), hashOf(NEW)];
    const told = storeOn(flash).changes;
    expect(told.map(({ number, action, key, from, to }) => [number, action, key, from, to])).toEqual([
      [9, 'rollback', KEY, next, old],
      [8, 'confirm', null, next, next],
      [7, 'choose', null, next, next],
      [6, 'activate', null, old, next],
      [5, 'commit', KEY, old, next],
      [4, 'confirm', null, old, old],
      [3, 'choose', null, old, old],
      [2, 'activate', null, null, old],
      [1, 'commit', KEY, null, old],
    ]);
    for (const change of told) expect(change).toMatchObject({ ...ANNA, slot: 0 });
  });

  it('says of nobody who was there when another session comes', () => {
    const store = storeOn(flashWith());
    store.told(ANNA);
    put(store, OLD);
    store.newSession();
    ask(store, () => store.activate(0, stampOf(OLD)));
    expect(store.changes[0]).toMatchObject({ action: 'activate', who: '-', whenS: 0 });
  });

  it('names what the board did by itself', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    accept(store, OLD);
    accept(store, NEW);
    flash.rot((store.view(0)?.inUse.bank ?? 0) * 8_192 * 8 + 77);
    ask(store, () => store.choose(0, stampOf(NEW)));
    settle(store);
    expect(store.changes[0]).toMatchObject({ action: 'rotted', from: hashOf(NEW), to: hashOf(OLD) });
    install(store, smallImage(3));
    ask(store, () => store.choose(0, stampOf(smallImage(3))));
    const again = storeOn(flash);
    settle(again);
    expect(again.changes[0]).toMatchObject({
      action: 'lapsed',
      from: hashOf(smallImage(3)),
      to: hashOf(OLD),
    });
  });

  it('has every change that came to be and none that did not, wherever the power goes', () => {
    const flash = flashWith();
    const store = storeOn(flash);
    accept(store, OLD);
    put(store, NEW);
    flash.seen.splice(0);
    ask(store, () => store.activate(0, stampOf(NEW)));
    let done = 0;
    let points = 0;
    for (const { job, before } of flash.seen) {
      for (let bytes = 0; bytes <= jobBytes(job); bytes += job.kind === 'erase' ? 1_024 : 1) {
        const torn = flashWith(before);
        torn.tear(job, bytes, new Random(bytes));
        const after = storeOn(torn);
        const isDone = after.view(0)?.record.active !== store.view(0)?.record.active ? 0 : 1;
        const isTold = after.changes[0]?.action === 'activate' ? 1 : 0;
        expect(isTold).toBe(isDone);
        // The number is used again by what is done instead: it is told once, as what came to be.
        if (isDone === 0 && points % 32 === 0) {
          ask(after, () => after.activate(0, stampOf(NEW)));
          expect(after.changes.filter(({ action }) => action === 'activate')).toHaveLength(2);
        }
        done += isDone;
        points += 1;
      }
    }
    expect(points).toBeGreaterThan(300);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(points);
  });

  it('keeps the last ninety-six at least', () => {
    const flash = new Flash(LOG_SECTORS);
    const record = storeOn(flashWith()).view(0)?.record;
    if (record === undefined) throw new Error('there is a slot 0');
    for (let sequence = 1; sequence <= 240; sequence += 1) {
      const after = { ...record, sequence };
      for (const job of new ChangeLog(flash, 0).jobsFor(0, record, after, { action: 'choose' })) {
        flash.start(job);
        while (flash.isBusy) flash.step();
      }
    }
    const told = new ChangeLog(flash, 0).told([{ ...record, sequence: 240 }]);
    const numbers = told.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThanOrEqual(96);
    expect(numbers).toEqual(numbers.map((_, i) => 240 - i));
  });
});
