/** What the board asks of its drives before anything spoils it, and what it reads after everything has spoilt it. */
import type { Wiring } from '../../../sim/faults/faulty-wiring.ts';

/** Carriage, width, and the two depth drives. */
export const SEEN_AXES = 4;

export class SeenByBoard {
  readonly askedMmPerS = new Float64Array(SEEN_AXES);
  readonly readMm = new Float64Array(SEEN_AXES);

  around(wiring: Wiring): Wiring {
    const { askedMmPerS, readMm } = this;
    return {
      onDrives(drives) {
        askedMmPerS[0] = drives.carriageMmPerS;
        askedMmPerS[1] = drives.widthMmPerS;
        askedMmPerS[2] = drives.depthMmPerS[0];
        askedMmPerS[3] = drives.depthMmPerS[1];
        wiring.onDrives(drives);
      },
      onSensors(sensors) {
        wiring.onSensors(sensors);
        readMm[0] = sensors.carriageMm;
        readMm[1] = sensors.widthMm;
        readMm[2] = sensors.depthMm[0];
        readMm[3] = sensors.depthMm[1];
      },
    };
  }
}
