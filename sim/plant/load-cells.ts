/** The load cells of a chair: one for each roller, one for both, or none. */
import type { ChairProfile } from '../../src/chair/profile.ts';
import { Random } from '../../src/units/random.ts';
import { LoadCell } from './load-cell.ts';
import type { Sensors } from './port.ts';

export interface CellErrors {
  /** What each load cell reads of a newton, left and right; left out, they are exact. */
  readonly cellSpan?: readonly [number, number];
  /** … and what it reads with nothing on it, in newtons; left out, nothing. */
  readonly cellZeroN?: readonly [number, number];
}

export class LoadCells {
  private readonly left: LoadCell;
  private readonly right: LoadCell;
  private readonly sensed: ChairProfile['force']['sensed'];

  constructor(
    { force }: ChairProfile,
    random: Random,
    { cellSpan = [1, 1], cellZeroN = [0, 0] }: CellErrors,
  ) {
    this.sensed = force.sensed;
    this.left = new LoadCell(new Random(random.uint32()), { zeroN: cellZeroN[0], span: cellSpan[0] });
    this.right = new LoadCell(new Random(random.uint32()), { zeroN: cellZeroN[1], span: cellSpan[1] });
  }

  /** One millisecond, with what presses on each roller. */
  step(leftN: number, rightN: number, { forceN }: Sensors): void {
    const { left, right } = this;
    if (this.sensed === 'each') {
      left.trueN = leftN;
      right.trueN = rightN;
      left.step();
      right.step();
      forceN[0] = left.readN;
      forceN[1] = right.readN;
    } else if (this.sensed === 'pair') {
      left.trueN = (leftN + rightN) / 2;
      left.step();
      forceN[0] = left.readN;
      forceN[1] = left.readN;
    }
  }
}
