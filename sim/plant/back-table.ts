/** A body laid along one chair's track and sampled, so that the plant only interpolates. */
import type { Zone } from '../../src/chair/landmarks.ts';
import type { HiddenBody } from './body.ts';

const STEP_MM = 2;
const COLUMNS = 5;
/** The carriage may stand a little beyond its range. */
const MARGIN_MM = 20;

export class BackTable {
  /** The back at the height last looked up; index 0 is the person's left. */
  readonly surfaceMm = new Float64Array(2);
  readonly stiffnessNPerMm = new Float64Array(2);
  breathMm = 0;
  private readonly body: HiddenBody;
  private readonly trackZeroAboveSeatMm: number;
  private readonly fromMm: number;
  private readonly lastRow: number;
  private readonly rows: Float64Array;

  constructor(body: HiddenBody, trackZeroAboveSeatMm: number, minMm: number, maxMm: number) {
    this.body = body;
    this.trackZeroAboveSeatMm = trackZeroAboveSeatMm;
    this.fromMm = minMm - MARGIN_MM;
    this.lastRow = Math.ceil((maxMm - minMm + 2 * MARGIN_MM) / STEP_MM);
    this.rows = new Float64Array((this.lastRow + 1) * COLUMNS);
    for (let row = 0; row <= this.lastRow; row++) {
      const point = body.at(this.fromMm + row * STEP_MM + trackZeroAboveSeatMm);
      this.rows.set([...point.surfaceMm, ...point.stiffnessNPerMm, point.breathMm], row * COLUMNS);
    }
  }

  lookUp(trackMm: number): void {
    const place = (trackMm - this.fromMm) / STEP_MM;
    const row = place < 0 ? 0 : place >= this.lastRow ? this.lastRow - 1 : place | 0;
    const share = place - row;
    const { rows } = this;
    const at = row * COLUMNS;
    this.surfaceMm[0] = between(rows, at, share);
    this.surfaceMm[1] = between(rows, at + 1, share);
    this.stiffnessNPerMm[0] = between(rows, at + 2, share);
    this.stiffnessNPerMm[1] = between(rows, at + 3, share);
    this.breathMm = between(rows, at + 4, share);
  }

  zoneAt(trackMm: number): Zone {
    return this.body.zoneAt(trackMm + this.trackZeroAboveSeatMm);
  }
}

function between(rows: Float64Array, at: number, share: number): number {
  const low = rows[at] ?? 0;
  const high = rows[at + COLUMNS] ?? 0;
  return low + (high - low) * share;
}
