/** What one axis, channel or switch has been told to do, in order of time on the plan clock (design.md §4). */
import type { Segment } from '../../chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../chair/segment.ts';

interface Timed {
  readonly startTick: number;
  readonly ticks: number;
}

export class Lane<T extends Timed> {
  private items: readonly T[] = [];

  get endTick(): number {
    const last = this.items.at(-1);
    return last === undefined ? 0 : last.startTick + last.ticks;
  }

  clear(): void {
    this.items = [];
  }

  /** Everything at and after `fromTick` is replaced by `added`, where there is any; what ended long ago is forgotten. */
  replace(fromTick: number, added: readonly T[]): void {
    if (added.length === 0) return;
    const kept = this.items.filter(({ startTick }) => startTick < fromTick);
    this.items = [...kept.slice(-KEPT), ...added];
  }

  /** The item that runs at `tick`, or the last that ended before it; null before the first. */
  lastBegun(tick: number): T | null {
    return this.items.findLast(({ startTick }) => startTick <= tick) ?? null;
  }

  /** The one that runs at `tick`; null in a gap and after the end. */
  running(tick: number): T | null {
    const item = this.lastBegun(tick);
    return item !== null && tick < item.startTick + item.ticks ? item : null;
  }

  before(item: T): T | null {
    return this.items[this.items.indexOf(item) - 1] ?? null;
  }
}

/** A ramp begins where the one before ended; older ones tell nothing. */
const KEPT = 64;

/** Where an axis is told to be. Millimetres and seconds. */
export interface Told {
  readonly mm: number;
  readonly mmPerS: number;
  readonly mmPerS2: number;
}

/** State of the plan on one axis at `tick`, fractions included; null where nothing was ever told. */
export function toldAt(lane: Lane<Segment>, tick: number): Told | null {
  const segment = lane.lastBegun(tick);
  if (segment === null) return null;
  const toGo = Math.max(0, segment.startTick + segment.ticks - tick);
  const { nm, nmPerS, nmPerS2 } = stateBeforeEnd(segment, Math.round(toGo * CLOCK_PER_TICK));
  if (toGo === 0) return { mm: nm / 1e6, mmPerS: 0, mmPerS2: 0 };
  return { mm: nm / 1e6, mmPerS: nmPerS / 1e6, mmPerS2: nmPerS2 / 1e6 };
}
