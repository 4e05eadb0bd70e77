/** The power goes at one byte of an install: what is there afterwards, and whether the install can be made again. */
import { Flash, jobBytes } from '../../../../sim/store/flash.ts';
import { type ProgramStore, STORE_SECTORS } from '../../../../sim/store/program-store.ts';
import { bankAt, hashOf, lookAt } from '../../../../sim/store/slots.ts';
import { Random } from '../../../../src/units/random.ts';
import { accept, flashWith, install, inUseIn, isSame, type JobSeen, settle, storeOn } from './installs.ts';

export type After = 'old' | 'new' | 'mix' | 'none';

export interface CutFigures {
  points: number;
  old: number;
  new: number;
  mix: number;
  none: number;
  retriesOk: number;
}

export interface RotFigures {
  bits: number;
  found: number;
  /** The program before plays. */
  other: number;
}

/** Every job of putting `next` in the place of `old`. */
export function jobsOfInstall(old: Uint8Array, next: Uint8Array): readonly JobSeen[] {
  const flash = flashWith();
  const store = storeOn(flash);
  const begun = accept(store, old);
  if (begun !== 'ok') throw new Error(`The old program could not be put there: ${begun}`);
  flash.seen.splice(0);
  const code = install(store, next);
  if (code !== 'ok') throw new Error(`The new program could not be put there: ${code}`);
  return flash.seen;
}

/** The chip as the next power-up finds it. */
function torn({ job, before }: JobSeen, done: number, seed: number): Flash {
  const flash = new Flash(STORE_SECTORS, before.slice());
  if (done < jobBytes(job)) flash.tear(job, done, new Random(seed));
  else {
    flash.start(job);
    while (flash.isBusy) flash.step();
  }
  return flash;
}

/** What a board that comes up with this chip would play. */
function after(store: ProgramStore, old: Uint8Array, next: Uint8Array): After {
  settle(store);
  const found = inUseIn(store);
  if (found === null) return 'none';
  return isSame(found, next) ? 'new' : isSame(found, old) ? 'old' : 'mix';
}

function retries(store: ProgramStore, next: Uint8Array): boolean {
  return install(store, next) === 'ok' && isSame(inUseIn(store) ?? new Uint8Array(), next);
}

/** Cuts at every `stride`th byte of every job. `stride` 1 is every byte. */
export function cutEverywhere(
  old: Uint8Array,
  next: Uint8Array,
  stride: (job: JobSeen['job']) => number,
): CutFigures {
  const figures: CutFigures = { points: 0, old: 0, new: 0, mix: 0, none: 0, retriesOk: 0 };
  for (const seen of jobsOfInstall(old, next)) {
    for (let done = 0; done <= jobBytes(seen.job); done += stride(seen.job)) {
      const store = storeOn(torn(seen, done, figures.points));
      figures.points += 1;
      figures[after(store, old, next)] += 1;
      if (retries(store, next)) figures.retriesOk += 1;
    }
  }
  return figures;
}

/** A second cut somewhere in the retry after the first. */
export function cutTwice(old: Uint8Array, next: Uint8Array, times: number, seed: number): CutFigures {
  const figures: CutFigures = { points: 0, old: 0, new: 0, mix: 0, none: 0, retriesOk: 0 };
  const random = new Random(seed);
  const jobs = jobsOfInstall(old, next);
  const anywhere = (of: readonly JobSeen[]): Flash | null => {
    const seen = of[random.integer(0, of.length - 1)];
    return seen === undefined ? null : torn(seen, random.integer(0, jobBytes(seen.job)), random.uint32());
  };
  while (figures.points < times) {
    const first = anywhere(jobs);
    if (first === null) break;
    const flash = flashWith(first.read(0, Number.MAX_SAFE_INTEGER));
    const again = storeOn(flash);
    settle(again);
    install(again, next);
    const store = storeOn(anywhere(flash.seen) ?? first);
    figures.points += 1;
    figures[after(store, old, next)] += 1;
    if (retries(store, next)) figures.retriesOk += 1;
  }
  return figures;
}

/** Every `stride`th bit of what is in use changes by itself: what is found before it is played, and what plays instead. */
export function rotEverywhere(old: Uint8Array, next: Uint8Array, stride: number): RotFigures {
  const flash = new Flash(STORE_SECTORS);
  const store = storeOn(flash);
  for (const image of [old, next]) {
    const code = accept(store, image);
    if (code !== 'ok') throw new Error(`A program could not be put there: ${code}`);
  }
  const bank = store.view(0)?.inUse.bank ?? 0;
  const first = bankAt(0, bank) * 8;
  const [before, other] = [hashOf(next), hashOf(old)];
  const figures: RotFigures = { bits: 0, found: 0, other: 0 };
  for (let bit = first; bit < first + next.length * 8; bit += stride) {
    flash.rot(bit);
    const { record, inUse } = lookAt(flash, 0);
    const plays = inUse.bank === null ? null : record.banks[inUse.bank].hash;
    figures.bits += 1;
    if (inUse.fellBack && plays !== before) figures.found += 1;
    if (plays === other) figures.other += 1;
    flash.rot(bit);
  }
  return figures;
}
