/** The wires between board and mechanics: what is on them may be changed on the way, by as many faults as there are. */
import type { Drives, Sensors } from '../plant/port.ts';

/** Sits between the board and the mechanics, once a millisecond each. Both records are written anew before. */
export interface Wiring {
  /** After the board has said what to drive, before the drives turn. */
  onDrives(drives: Drives): void;
  /** After everything was measured, before the board reads it. */
  onSensors(sensors: Sensors): void;
}

export class FaultyWiring implements Wiring {
  private readonly drives = new Set<(drives: Drives) => void>();
  private readonly sensors = new Set<(sensors: Sensors) => void>();

  onDrives(drives: Drives): void {
    for (const change of this.drives) change(drives);
  }

  onSensors(sensors: Sensors): void {
    for (const change of this.sensors) change(sensors);
  }

  /** From now on `change` is made every millisecond; call the answer to end it. */
  changeDrives(change: (drives: Drives) => void): () => void {
    this.drives.add(change);
    return () => this.drives.delete(change);
  }

  changeSensors(change: (sensors: Sensors) => void): () => void {
    this.sensors.add(change);
    return () => this.sensors.delete(change);
  }
}
