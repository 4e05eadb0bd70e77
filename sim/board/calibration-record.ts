/**
 * The calibration of the load cells in memory that outlives the power (spec.md §12). A cut while it is written leaves the
 * one before.
 *
 *     kept, of both cells: number (4) · time (4) · weight (2) · zero (2) · gain (4)
 */
import { type CellCalibration, FACTORY_CELL } from './cell-sense.ts';
import { memoryBytes, TwoPlaces } from './two-places.ts';

const CELL_BYTES = 16;
const CELLS = [0, 1] as const;
const SHAPE = { mark: 0xca, bytes: CELLS.length * CELL_BYTES };

/** What a board needs of such memory. */
export const CALIBRATION_MEMORY_BYTES = memoryBytes(SHAPE);

export class CalibrationRecord {
  /** What was kept when the power came. */
  readonly found: readonly CellCalibration[];
  private readonly places: TwoPlaces;

  constructor(memory: Uint8Array) {
    this.places = new TwoPlaces(memory, SHAPE);
    const { found } = this.places;
    this.found = CELLS.map((cell) => (found === null ? FACTORY_CELL : cellIn(found, cell)));
  }

  get isBusy(): boolean {
    return this.places.isBusy;
  }

  /** Written over the next milliseconds. */
  keep(cells: readonly CellCalibration[]): void {
    const bytes = new Uint8Array(SHAPE.bytes);
    const view = new DataView(bytes.buffer);
    for (const cell of CELLS) {
      const { number, whenS, weightDeciN, zeroMilliN, gainPpm } = cells[cell] ?? FACTORY_CELL;
      const at = cell * CELL_BYTES;
      view.setUint32(at, number);
      view.setUint32(at + 4, whenS);
      view.setUint16(at + 8, weightDeciN);
      view.setInt16(at + 10, zeroMilliN);
      view.setUint32(at + 12, gainPpm);
    }
    this.places.keep(bytes);
  }

  /** One millisecond: at most one byte. */
  step(): void {
    this.places.step();
  }
}

function cellIn(bytes: Uint8Array, cell: number): CellCalibration {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = cell * CELL_BYTES;
  return {
    number: view.getUint32(at),
    whenS: view.getUint32(at + 4),
    weightDeciN: view.getUint16(at + 8),
    zeroMilliN: view.getInt16(at + 10),
    gainPpm: view.getUint32(at + 12),
  };
}
