/** One load cell as the board reads it: the raw reading, less what it reads of nothing, times what it lacks of a newton. */
import { RestReading } from './rest-reading.ts';
import { RULES } from './rules.ts';

/** What a technician has measured of one cell, in the units it is kept in. */
export interface CellCalibration {
  /** Calibrations of this cell since the board was made; 0: as from the factory. */
  readonly number: number;
  /** By the clock of the host, since 1970; 0 where it was never calibrated. */
  readonly whenS: number;
  /** What hung on the roller; 0 where only the zero was taken anew, or nothing ever. */
  readonly weightDeciN: number;
  readonly zeroMilliN: number;
  /** Newtons for each newton the cell reads above its zero, in millionths. */
  readonly gainPpm: number;
}

export const ONE_PPM = 1_000_000;

export const FACTORY_CELL: CellCalibration = {
  number: 0,
  whenS: 0,
  weightDeciN: 0,
  zeroMilliN: 0,
  gainPpm: ONE_PPM,
};

const { cellLeastN, cellMostN, cellLowestRawN } = RULES;

export class CellSense {
  /** As the converter has it. */
  rawN = 0;
  readonly atRest = new RestReading();
  calibration = FACTORY_CELL;
  private zeroN = 0;
  private gain = 1;

  use(calibration: CellCalibration): void {
    this.calibration = calibration;
    this.zeroN = calibration.zeroMilliN / 1000;
    this.gain = calibration.gainPpm / ONE_PPM;
  }

  /**
   * Newtons on the roller. The noise below nothing is nothing; what lies at an end of the converter's range is no force
   * and is passed on as it is, so that no calibration makes it one.
   */
  read(rawN: number, rollerIsIn: boolean): number {
    this.rawN = rawN;
    this.atRest.step(rawN, rollerIsIn);
    if (!(rawN > cellLowestRawN && rawN < cellMostN)) return rawN;
    const forceN = this.corrected(rawN);
    return forceN > 0 || forceN <= cellLeastN ? forceN : 0;
  }

  /** A raw reading as newtons on the roller. */
  corrected(rawN: number): number {
    return (rawN - this.zeroN) * this.gain;
  }

  /** Newtons it reads with nothing on it, or null where that is borne, or not known yet. */
  get driftN(): number | null {
    const { meanN } = this.atRest;
    if (meanN === null) return null;
    const offN = this.corrected(meanN);
    return Math.abs(offN) > RULES.cellDriftN ? offN : null;
  }
}
