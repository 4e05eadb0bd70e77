/**
 * Air cells (spec.md §7a): one at a time is filled to what its span asks, then held; without a span it is vented. The
 * pump runs only while a cell fills, and every valve vents without current.
 */
import type { AirCell } from '../../src/chair/profile.ts';
import type { Drives, Sensors } from '../plant/port.ts';
import { VALVE } from '../plant/port.ts';
import type { HoldItem } from './commit-comfort.ts';
import { RULES } from './rules.ts';
import { Timeline } from './timeline.ts';

/** A cell that lost so much is filled again, one so much over is let out a little. */
const REFILL_PA = 800;
const SPILL_PA = 1_500;
/** A pause may make a span longer than it was planned: the cell rests so long before its time is up. */
const REST_BEFORE_MS = 500;

export class Cell {
  readonly timeline = new Timeline<HoldItem>();
  readonly number: number;
  readonly maxPa: number;
  readonly maxOnMs: number;
  /** Asked now; 0 is empty. */
  askedPa = 0;
  pa = 0;
  valve: number = VALVE.vent;
  /** Since it was empty. */
  private onMs = 0;

  constructor({ maxKPa, maxOnS }: AirCell, number: number) {
    this.number = number;
    this.maxPa = maxKPa * 1000;
    this.maxOnMs = maxOnS * 1000;
  }

  /** What it may hold of `holdPa`: nothing any more shortly before it has been on for as long as it may, until it is empty. */
  ask(holdPa: number): void {
    if (this.pa < RULES.airEmptyPa && (this.askedPa === 0 || holdPa === 0)) this.onMs = 0;
    else this.onMs += 1;
    this.askedPa = this.onMs > this.maxOnMs - REST_BEFORE_MS ? 0 : Math.min(holdPa, this.maxPa);
  }

  /** Wants to be filled. */
  get wants(): boolean {
    const enough = this.valve === VALVE.fill ? this.askedPa : this.askedPa - REFILL_PA;
    return this.askedPa > 0 && this.pa < enough;
  }
}

export class Air {
  readonly cells: readonly Cell[];
  pump = false;
  linePa = 0;
  private filling: Cell | null = null;

  constructor(cells: readonly AirCell[]) {
    this.cells = cells.map((cell, number) => new Cell(cell, number));
  }

  sense({ airPa, airLinePa }: Sensors): void {
    for (const cell of this.cells) cell.pa = airPa[cell.number] ?? 0;
    this.linePa = airLinePa;
  }

  /** Every cell as its spans ask at `counts`. */
  follow(counts: number): void {
    for (const cell of this.cells) {
      if (cell.timeline.due(counts)) while (cell.timeline.advance(counts) !== null);
      cell.ask(cell.timeline.current?.item.hold ?? 0);
    }
    this.steer();
  }

  /** Everything out. */
  vent(): void {
    for (const cell of this.cells) {
      cell.askedPa = 0;
      cell.valve = VALVE.vent;
    }
    this.filling = null;
    this.pump = false;
  }

  forget(): void {
    for (const { timeline } of this.cells) timeline.clear();
  }

  drive(drives: Drives): void {
    drives.airPump = this.pump;
    for (const { number, valve } of this.cells) drives.airValve[number] = valve;
  }

  private steer(): void {
    if (this.filling !== null && !this.filling.wants) this.filling = null;
    for (const cell of this.cells) {
      if (this.filling === null && cell.wants) this.filling = cell;
      cell.valve = this.valveOf(cell);
    }
    this.pump = this.filling !== null;
  }

  private valveOf(cell: Cell): number {
    if (cell === this.filling) return VALVE.fill;
    return cell.askedPa === 0 || cell.pa > cell.askedPa + SPILL_PA ? VALVE.vent : VALVE.hold;
  }
}
