/**
 * One install of a program in the place of another over a line, with one thing that goes wrong: what the chair has
 * afterwards, and whether a second host puts it right.
 */
import { expect } from 'vitest';
import { hashOf } from '../../../sim/store/slots.ts';
import { playing, readBank } from '../../../src/backend/chair-link/flash-image.ts';
import { accept as acceptOn, flashWith, stampOf, storeOn } from '../../sim/store/support/installs.ts';
import type { FaultAt } from './line-faults.ts';
import { StoreRig } from './store-rig.ts';

export interface Scene {
  readonly old: Uint8Array;
  readonly next: Uint8Array;
  readonly fault?: FaultAt;
  /** The host is killed when it has written so many lines. */
  readonly killAtLine?: number;
  /** The power goes so many milliseconds after the beginning. */
  readonly cutAtMs?: number;
}

export type Found = 'old' | 'new';

/** Cells of a chip on which `old` was confirmed. */
export function cellsWith(old: Uint8Array): Uint8Array {
  const flash = flashWith();
  expect(acceptOn(storeOn(flash), old)).toBe('ok');
  return flash.read(0, Number.MAX_SAFE_INTEGER);
}

/** Whole, without anything going wrong: how many lines go each way, and how long it takes. */
export async function wholeInstall(old: Uint8Array, next: Uint8Array) {
  const rig = new StoreRig({ cells: cellsWith(old) });
  await rig.open();
  const [toChair, toHost, startMs] = [rig.spoiler.seen['to-chair'], rig.spoiler.seen['to-host'], rig.nowMs];
  await rig.run(rig.flash(next));
  const { seen } = rig.spoiler;
  return {
    firstToChair: toChair + 1,
    lastToChair: seen['to-chair'],
    firstToHost: toHost + 1,
    lastToHost: seen['to-host'],
    lengthMs: rig.nowMs - startMs,
  };
}

/** Fails where the chair has anything but the old or the new program, or where the second host cannot put the new one there. */
export async function playScene(scene: Scene): Promise<Found> {
  const { old, next, fault, killAtLine, cutAtMs } = scene;
  const rig = new StoreRig({ cells: cellsWith(old) });
  await rig.open();
  rig.spoiler.fault = fault ?? null;
  rig.killAtLine = killAtLine ?? Number.POSITIVE_INFINITY;
  const endMs = rig.nowMs + (cutAtMs ?? 20_000);
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  rig.flash(next).then(over, over);
  while (!isOver && !rig.dead && rig.nowMs < endMs) await rig.idleWhile(1);
  if (cutAtMs !== undefined) {
    rig.chair.powerOff();
    await rig.idle(5);
    rig.chair.powerOn();
  }
  // What the first host had written is still on its way when the second comes.
  if (rig.dead) await rig.idleWhile(30);
  rig.reconnect();
  await rig.open();
  const found = playing(await rig.run(rig.client.info(0)));
  expect([stampOf(old), stampOf(next)], JSON.stringify({ fault, killAtLine, cutAtMs })).toContain(found);
  await rig.run(rig.flash(next));
  const bank = await inUse(rig);
  expect(hashOf(bank)).toBe(hashOf(next));
  return found === stampOf(old) ? 'old' : 'new';
}

/** All bytes of what is in use in slot 0, over the line. */
export async function inUse(rig: StoreRig): Promise<Uint8Array> {
  const { slot } = await rig.run(rig.client.info(0));
  if (slot === null || slot.playing === 'none') return new Uint8Array();
  const bytes = slot.playing === 'a' ? slot.abytes : slot.bbytes;
  return rig.run(readBank(rig.client, 0, slot.playing, bytes));
}
