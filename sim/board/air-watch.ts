/**
 * The board's own eyes on its air (spec.md §8): pressure, time, and whether what is measured can be. A cell that cannot be
 * believed is vented with all the others.
 */
import { VALVE } from '../plant/port.ts';
import type { Air, Cell } from './air.ts';
import { RULES } from './rules.ts';
import type { Finding } from './watch.ts';

const {
  airFillMs,
  airLeastPa,
  airLineMs,
  airLinePa,
  airMostPa,
  airOverMs,
  airOverShare,
  airStuckMs,
  airStuckPa,
  airEmptyPa,
} = RULES;

class CellWatch {
  private overMs = 0;
  private onMs = 0;
  private fillMs = 0;
  private awayMs = 0;
  private stuckMs = 0;

  step(cell: Cell, linePa: number): Finding['fault'] | null {
    const { pa, askedPa, valve } = cell;
    // Written so that what is no number is out of range too.
    if (!(pa > airLeastPa && pa < airMostPa)) return 'air-implausible';
    this.overMs = pa > cell.maxPa * airOverShare ? this.overMs + 1 : 0;
    if (this.overMs >= airOverMs) return 'air-over';

    if (askedPa > 0) this.onMs += 1;
    else if (pa < airEmptyPa) this.onMs = 0;
    if (this.onMs > cell.maxOnMs) return 'max-on';

    const fills = valve === VALVE.fill;
    this.fillMs = fills ? this.fillMs + 1 : 0;
    if (this.fillMs >= airFillMs) return 'air-implausible';
    // Only one cell is filled at a time: the line stands at its pressure, a little above.
    const away = linePa - pa;
    this.awayMs = fills && (away > airLinePa || away < -airLinePa) ? this.awayMs + 1 : 0;
    if (this.awayMs >= airLineMs) return 'air-implausible';

    this.stuckMs = !fills && pa > askedPa + airStuckPa ? this.stuckMs + 1 : 0;
    return this.stuckMs >= airStuckMs ? this.saidStuck() : null;
  }

  /** Said once; again where it was cleared and is so still. */
  private saidStuck(): 'air-stuck' {
    this.stuckMs = 0;
    return 'air-stuck';
  }
}

export class AirWatch {
  private readonly watches: readonly { readonly cell: Cell; readonly watch: CellWatch }[];
  private readonly air: Air;

  constructor(air: Air) {
    this.air = air;
    this.watches = air.cells.map((cell) => ({ cell, watch: new CellWatch() }));
  }

  /** The first thing wrong; the detail is the number of the cell. */
  step(): Finding | null {
    let found: Finding | null = null;
    for (const { cell, watch } of this.watches) {
      const fault = watch.step(cell, this.air.linePa);
      if (fault !== null && found === null) found = { fault, detail: cell.number };
    }
    return found;
  }
}
