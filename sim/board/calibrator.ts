/**
 * A technician takes the zero and the span of one load cell (spec.md §12): begin, zero, span, keep. Nothing is driven
 * meanwhile, nobody sits, and nothing counts before it is kept whole.
 */
import type { AckCode } from '../../src/protocol/messages.ts';
import { CALIBRATION_MEMORY_BYTES, CalibrationRecord } from './calibration-record.ts';
import { type CellCalibration, type CellSense, FACTORY_CELL, ONE_PPM } from './cell-sense.ts';
import type { Motion } from './motion.ts';
import { RULES } from './rules.ts';

/** How far the open calibration is, as `can` tells it. */
export type CalibrationStep = 'begun' | 'zeroed' | 'spanned' | 'kept';

export class Calibrator {
  step: CalibrationStep = 'begun';
  /** Which cell it is about. */
  cell = 0;
  /** Measured, and not kept yet. */
  measured: CellCalibration = FACTORY_CELL;
  /** When the technician last asked for something. */
  askedMs = 0;
  private writing: CellCalibration | null = null;
  /** One for each channel; none where nothing is sensed. */
  readonly cells: readonly CellSense[];
  /** 2 where one cell stands for both, each of which is taken as half. */
  private readonly rollersPerCell: number;
  private readonly record: CalibrationRecord;

  constructor({ profile, channels }: Motion, memory: Uint8Array = new Uint8Array(CALIBRATION_MEMORY_BYTES)) {
    this.cells = profile.force.sensed === 'none' ? [] : channels.map(({ cell }) => cell);
    this.rollersPerCell = profile.force.sensed === 'pair' ? 2 : 1;
    this.record = new CalibrationRecord(memory);
    for (const [index, cell] of this.cells.entries()) cell.use(this.record.found[index] ?? FACTORY_CELL);
  }

  begin(cell: number, nowMs: number): void {
    this.cell = cell;
    this.step = 'begun';
    this.askedMs = nowMs;
    this.measured = this.inUse?.calibration ?? FACTORY_CELL;
  }

  /** What was measured last is being written. */
  get isWriting(): boolean {
    return this.writing !== null;
  }

  /** Nothing hangs on the roller. */
  zero(): AckCode {
    if (this.isWriting) return 'busy';
    const meanN = this.steadyN();
    if (meanN === null) return 'unsteady';
    const zeroMilliN = Math.round(meanN * 1000);
    if (Math.abs(zeroMilliN) > RULES.zeroMostMilliN) return 'zero';
    this.measured = { ...this.measured, zeroMilliN, weightDeciN: 0 };
    this.step = 'zeroed';
    return 'ok';
  }

  /** The known weight hangs on the roller. */
  span(weightDeciN: number): AckCode {
    if (this.step === 'begun') return 'uncalibrated';
    if (this.isWriting) return 'busy';
    const { least, most } = RULES.weightDeciN;
    if (weightDeciN < least || weightDeciN > most) return 'weight';
    const meanN = this.steadyN();
    if (meanN === null) return 'unsteady';
    const trueN = weightDeciN / 10 / this.rollersPerCell;
    const readN = meanN - this.measured.zeroMilliN / 1000;
    const spanPermille = (1000 * readN) / trueN;
    if (!(spanPermille >= RULES.spanPermille.least && spanPermille <= RULES.spanPermille.most)) return 'span';
    this.measured = { ...this.measured, weightDeciN, gainPpm: Math.round((ONE_PPM * trueN) / readN) };
    this.step = 'spanned';
    return 'ok';
  }

  /** Written for good; `busy` until then. The zero alone may be kept: the span stays as it was. */
  keep(whenS: number): AckCode {
    if (this.step === 'kept') return 'ok';
    if (this.step === 'begun') return 'uncalibrated';
    if (this.writing === null) {
      const number = (this.inUse?.calibration.number ?? 0) + 1;
      this.writing = { ...this.measured, number, whenS };
      this.record.keep(this.cells.map((cell, at) => this.writingAt(at) ?? cell.calibration));
    }
    return 'busy';
  }

  /** One millisecond. A calibration is used once it is written whole. */
  stepRecord(): void {
    if (!this.record.isBusy) return;
    this.record.step();
    if (this.record.isBusy || this.writing === null) return;
    this.inUse?.use(this.writing);
    this.writing = null;
    this.step = 'kept';
  }

  /** What an unloaded cell reads, where that is too far from nothing; null where all are right, or not known. */
  get driftN(): number | null {
    for (const { driftN } of this.cells) if (driftN !== null) return driftN;
    return null;
  }

  private get inUse(): CellSense | undefined {
    return this.cells[this.cell];
  }

  private writingAt(cell: number): CellCalibration | null {
    return cell === this.cell ? this.writing : null;
  }

  private steadyN(): number | null {
    const atRest = this.inUse?.atRest;
    return atRest?.isSteady === true ? atRest.meanN : null;
  }
}
