/** The power goes at one byte of an install: what is there afterwards, and whether the install can be made again. */
import { jobBytes } from '../../../../sim/store/flash.ts';
import { hashOf } from '../../../../sim/store/slots.ts';
import { Random } from '../../../../src/units/random.ts';
import { accept, flashWith, install, inUseIn, type JobSeen, settle, storeOn } from './installs.ts';

export type After = 'old' | 'new' | 'mix' | 'none';

export interface CutFigures {
  points: number;
  old: number;
  new: number;
  mix: number;
  none: number;
  retriesOk: number;
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

function torn({ job, before }: JobSeen, done: number, seed: number): Uint8Array {
  const flash = flashWith(before);
  flash.tear(job, done, new Random(seed));
  return flash.read(0, before.length);
}

/** What a board that comes up with these cells would play. */
export function after(cells: Uint8Array, old: Uint8Array, next: Uint8Array): After {
  const store = storeOn(flashWith(cells));
  settle(store);
  const found = inUseIn(store);
  if (found === null) return 'none';
  const hash = hashOf(found);
  return hash === hashOf(next) ? 'new' : hash === hashOf(old) ? 'old' : 'mix';
}

function retries(cells: Uint8Array, next: Uint8Array): boolean {
  const store = storeOn(flashWith(cells));
  settle(store);
  return install(store, next) === 'ok' && hashOf(inUseIn(store) ?? new Uint8Array()) === hashOf(next);
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
      const cells = torn(seen, done, figures.points);
      figures.points += 1;
      figures[after(cells, old, next)] += 1;
      if (retries(cells, next)) figures.retriesOk += 1;
    }
  }
  return figures;
}

/** A second cut somewhere in the retry after the first. */
export function cutTwice(old: Uint8Array, next: Uint8Array, times: number, seed: number): CutFigures {
  const figures: CutFigures = { points: 0, old: 0, new: 0, mix: 0, none: 0, retriesOk: 0 };
  const random = new Random(seed);
  const jobs = jobsOfInstall(old, next);
  const anywhere = (of: readonly JobSeen[]): Uint8Array | null => {
    const seen = of[random.integer(0, of.length - 1)];
    return seen === undefined ? null : torn(seen, random.integer(0, jobBytes(seen.job)), random.uint32());
  };
  while (figures.points < times) {
    const first = anywhere(jobs);
    if (first === null) break;
    const flash = flashWith(first);
    const store = storeOn(flash);
    settle(store);
    install(store, next);
    const second = anywhere(flash.seen) ?? first;
    figures.points += 1;
    figures[after(second, old, next)] += 1;
    if (retries(second, next)) figures.retriesOk += 1;
  }
  return figures;
}
