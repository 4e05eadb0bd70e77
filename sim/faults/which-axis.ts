/** Which of the axes a fault strikes, drawn; and the encoder of each. */
import type { Random } from '../../src/units/random.ts';
import type { Sensors } from '../plant/port.ts';
import type { FaultTargets } from './fault-kind.ts';

export type Axis = 'carriage' | 'width' | 'left' | 'right' | 'knead';

export function drawnAxis({ profile }: FaultTargets, random: Random, most: number): Axis {
  const axes: readonly Axis[] = ['carriage', 'left', 'width', 'knead'];
  const drawn = axes[random.integer(0, most)] ?? 'carriage';
  return drawn === 'left' && profile.depth.length === 2 && random.unit() < 0.5 ? 'right' : drawn;
}

export function readEncoder(sensors: Sensors, which: Axis): number {
  switch (which) {
    case 'carriage':
      return sensors.carriageMm;
    case 'width':
      return sensors.widthMm;
    case 'left':
      return sensors.depthMm[0];
    case 'right':
      return sensors.depthMm[1];
    case 'knead':
      return sensors.kneadTurns;
    default:
      return which satisfies never;
  }
}

export function writeEncoder(sensors: Sensors, which: Axis, value: number): void {
  switch (which) {
    case 'carriage':
      sensors.carriageMm = value;
      return;
    case 'width':
      sensors.widthMm = value;
      return;
    case 'left':
      sensors.depthMm[0] = value;
      return;
    case 'right':
      sensors.depthMm[1] = value;
      return;
    case 'knead':
      sensors.kneadTurns = value;
      return;
    default:
      which satisfies never;
  }
}

/** Every axis with an encoder, or those with a place alone. */
export const WITH_KNEADING = 3;
export const WITHOUT_KNEADING = 2;
