/** Every fault that can be ordered, by name. A new one is one entry in the file of its group. */

import { nearestWord } from '../../src/units/nearest-word.ts';
import { Random } from '../../src/units/random.ts';
import { BODY_FAULTS } from './body-faults.ts';
import { COMFORT_FAULTS } from './comfort-faults.ts';
import { DRIVE_FAULTS } from './drive-faults.ts';
import type { FaultKind, FaultTargets } from './fault-kind.ts';
import { BOARD_FAULTS, HOST_FAULTS } from './host-faults.ts';
import { LINE_FAULTS } from './line-faults.ts';
import { SENSOR_FAULTS } from './sensor-faults.ts';

const FAULTS = {
  ...LINE_FAULTS,
  ...HOST_FAULTS,
  ...BOARD_FAULTS,
  ...SENSOR_FAULTS,
  ...DRIVE_FAULTS,
  ...BODY_FAULTS,
  ...COMFORT_FAULTS,
} as const satisfies Readonly<Record<string, FaultKind>>;

export type FaultCause = keyof typeof FAULTS;

export const FAULT_CAUSES = Object.keys(FAULTS) as readonly FaultCause[];

/** The name as one of the table. Throws a `RangeError` that names the nearest where there is none. */
export function faultCause(name: string): FaultCause {
  if (Object.hasOwn(FAULTS, name)) return name as FaultCause;
  const near = nearestWord(name, FAULT_CAUSES);
  throw new RangeError(`There is no fault "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`);
}

export function faultKind(cause: FaultCause): FaultKind {
  return FAULTS[cause];
}

/** Begins a fault. `seed` decides what is left to chance; the same seed, the same fault. Call the answer to end it. */
export function startFault(
  cause: FaultCause,
  targets: FaultTargets,
  { seed, forMs }: { readonly seed: number; readonly forMs: number },
): () => void {
  return faultKind(cause).start(targets, new Random(seed), forMs);
}
