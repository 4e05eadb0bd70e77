/** Keeps who is paired over a restart. It is written only while the chair is at rest: nobody waits for a disk then. */
import type { Paired, Pairing } from '../../http/pairing.ts';
import type { Role } from '../../http/wire.ts';
import type { Devices } from '../../store/devices.ts';
import { ChairError } from '../../units/chair-error.ts';

const ROLES: readonly Role[] = ['viewer', 'operator', 'owner', 'technician'];

export class PairedDevices {
  private readonly devices: Devices;
  private readonly onTrouble: (words: string) => void;
  private unwritten: Pairing['paired'] | null = null;

  constructor(devices: Devices, onTrouble: (words: string) => void) {
    this.devices = devices;
    this.onTrouble = onTrouble;
  }

  /** Nobody, where it cannot be read: they pair again. */
  recall(): Pairing['paired'] {
    try {
      return new Map(
        this.devices.all().flatMap(({ digest, role, ...device }) => {
          const known = ROLES.find((name) => name === role);
          return known === undefined ? [] : [[digest, { ...device, role: known } satisfies Paired] as const];
        }),
      );
    } catch (error) {
      this.tell(error);
      return new Map();
    }
  }

  readonly note = (paired: Pairing['paired']): void => {
    this.unwritten = paired;
  };

  /** Call while nothing moves. */
  write(): void {
    const { unwritten } = this;
    if (unwritten === null) return;
    this.unwritten = null;
    try {
      this.devices.replace([...unwritten].map(([digest, device]) => ({ digest, ...device })));
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    if (!(error instanceof ChairError)) throw error;
    this.onTrouble(`${error.message} ${error.next}`);
  }
}
