/**
 * What one axis or channel has been told to do, in order of time. Items never overlap; gaps mean "nothing queued".
 * A new batch makes a new list (`replacedFrom`), which is looked at by every check before it takes the old one's place.
 */
import { COUNTS_PER_TICK } from './plan-clock.ts';

/** An item and when it holds. `untilTick` is earlier than `startTick + ticks` where a later batch cut it. */
export interface Placed<T> {
  readonly item: T;
  readonly startTick: number;
  readonly untilTick: number;
}

/** The list with everything at and after `fromTick` replaced by `added`. */
export function replacedFrom<T>(
  items: readonly Placed<T>[],
  fromTick: number,
  added: readonly Placed<T>[],
): readonly Placed<T>[] {
  const kept = items.filter((placed) => placed.startTick < fromTick);
  const last = kept.at(-1);
  if (last !== undefined && last.untilTick > fromTick)
    kept[kept.length - 1] = { ...last, untilTick: fromTick };
  return kept.concat(added);
}

export class Timeline<T> {
  private items: readonly Placed<T>[] = [];
  private head = 0;
  /** Counts from which something must be looked at: the start of the next item or the end of the running one. */
  private nextChange = Number.POSITIVE_INFINITY;
  private running: Placed<T> | null = null;

  /** What has not ended yet. */
  get pending(): readonly Placed<T>[] {
    return this.items.slice(this.head);
  }

  get size(): number {
    return this.items.length - this.head;
  }

  /** The tick after which nothing is queued, or 0. */
  get endTick(): number {
    const last = this.items.at(-1);
    return last === undefined || this.head === this.items.length ? 0 : last.untilTick;
  }

  /** Takes the place of all that is pending. The item that runs goes on, perhaps cut. */
  replace(items: readonly Placed<T>[]): void {
    this.items = items;
    this.head = 0;
    this.running = this.running === null ? null : (items[0] ?? null);
    this.aim();
  }

  clear(): void {
    this.items = [];
    this.head = 0;
    this.running = null;
    this.nextChange = Number.POSITIVE_INFINITY;
  }

  /** True where the clock has passed a start or an end: then `advance` until it returns null. */
  due(counts: number): boolean {
    return counts >= this.nextChange;
  }

  /** The item that runs now. */
  get current(): Placed<T> | null {
    return this.running;
  }

  /** One start or end that is due; null when none is left. */
  advance(counts: number): { readonly started: boolean; readonly placed: Placed<T> } | null {
    if (counts < this.nextChange) return null;
    const placed = this.items[this.head];
    if (placed === undefined) return null;
    const started = this.running === null;
    if (started) this.running = placed;
    else {
      this.running = null;
      this.head += 1;
    }
    this.aim();
    return { started, placed };
  }

  private aim(): void {
    const placed = this.items[this.head];
    if (placed === undefined) this.nextChange = Number.POSITIVE_INFINITY;
    else this.nextChange = (this.running === null ? placed.startTick : placed.untilTick) * COUNTS_PER_TICK;
  }
}
