/**
 * How hard one roller may press where (spec.md §5 `zon`, §9). A zone's ceiling is the lowest of the board's own for it,
 * the board's greatest, and what the host stated; a place that no zone covers has the lowest of all. Where no zone was
 * stated nobody knows where the neck is, and nothing may press anywhere.
 */
import type { Zone } from '../../src/chair/landmarks.ts';
import type { ForceLimits } from '../../src/chair/profile.ts';

/** A force that is too great for a zone has to be less before its roller is there. */
const AHEAD_S = 0.1;

interface Span {
  readonly zone: Zone;
  readonly fromMm: number;
  readonly toMm: number;
  readonly ceilingN: number;
}

export class ZoneCeilings {
  /** Of the place last told by `standAt`. */
  hereN = 0;
  /** That place is in the neck, or nobody said what it is. */
  overNeck = true;
  private hereMm = 0;
  private readonly limits: ForceLimits;
  /** By where they begin. */
  private spans: readonly Span[] = [];
  private lowestN: number;

  constructor(limits: ForceLimits) {
    this.limits = limits;
    this.lowestN = 0;
  }

  standAt(placeMm: number): void {
    if (placeMm === this.hereMm) return;
    this.hereMm = placeMm;
    this.look();
  }

  /** Where a zone lies, and a ceiling that may lower its own. A zone stated again replaces what was stated before. */
  state(zone: Zone, fromMm: number, toMm: number, statedN: number): void {
    const ceilingN = Math.min(this.limits.zoneCeilingN[zone], this.limits.boardCeilingN, statedN);
    this.spans = [...this.spans.filter((span) => span.zone !== zone), { zone, fromMm, toMm, ceilingN }].sort(
      (a, b) => a.fromMm - b.fromMm,
    );
    this.lowestN = Math.min(lowestOwnN(this.limits), ...this.spans.map((span) => span.ceilingN));
    this.look();
  }

  /** A new session knows nothing of the person: nothing presses. */
  forget(): void {
    this.spans = [];
    this.lowestN = 0;
    this.look();
  }

  at(placeMm: number): number {
    let ceilingN = Number.POSITIVE_INFINITY;
    for (const span of this.spans) {
      if (placeMm < span.fromMm || placeMm > span.toMm) continue;
      if (span.ceilingN < ceilingN) ceilingN = span.ceilingN;
    }
    return ceilingN === Number.POSITIVE_INFINITY ? this.lowestN : ceilingN;
  }

  /** The lowest ceiling of where a carriage at `mmPerS` is now and will be soon. */
  soonN(mmPerS: number): number {
    const thereMm = this.hereMm + mmPerS * AHEAD_S;
    return this.lowestOver(Math.min(this.hereMm, thereMm), Math.max(this.hereMm, thereMm));
  }

  /** The lowest ceiling of any place from `fromMm` to `toMm`, both included. */
  lowestOver(fromMm: number, toMm: number): number {
    let ceilingN = Number.POSITIVE_INFINITY;
    let coveredToMm = fromMm;
    let covered = false;
    for (const span of this.spans) {
      if (span.toMm < fromMm || span.fromMm > toMm) continue;
      ceilingN = Math.min(ceilingN, span.ceilingN);
      if (span.fromMm > coveredToMm) return this.lowestN;
      coveredToMm = Math.max(coveredToMm, span.toMm);
      covered = true;
    }
    return covered && coveredToMm >= toMm ? ceilingN : this.lowestN;
  }

  private look(): void {
    const { hereMm } = this;
    this.hereN = this.at(hereMm);
    this.overNeck = true;
    for (const { zone, fromMm, toMm } of this.spans) {
      if (zone !== 'neck' && hereMm >= fromMm && hereMm < toMm) this.overNeck = false;
    }
  }
}

function lowestOwnN(limits: ForceLimits): number {
  return Math.min(limits.boardCeilingN, ...Object.values(limits.zoneCeilingN));
}
