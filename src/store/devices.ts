/** Devices that were paired, by the digest of their token; the token itself is nowhere but in the device. */
import type { Database } from './database.ts';

export interface KeptDevice {
  readonly digest: string;
  readonly name: string;
  readonly role: string;
  readonly atChair: boolean;
  /** Milliseconds since 1970. */
  readonly pairedAtMs: number;
}

interface DeviceRow extends Readonly<Record<string, string | number | null>> {
  readonly digest: string;
  readonly name: string;
  readonly role: string;
  readonly atChair: number;
  readonly pairedAtMs: number;
}

/** Everything here throws the database's `ChairError` where it cannot be read or written. */
export class Devices {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The oldest first. */
  all(): readonly KeptDevice[] {
    const rows = this.database.all<DeviceRow>(
      'select digest, name, role, at_chair as atChair, paired_at_ms as pairedAtMs from device order by paired_at_ms, rowid',
    );
    return rows.map((row) => ({ ...row, atChair: row.atChair !== 0 }));
  }

  /** These and no others. */
  replace(devices: readonly KeptDevice[]): void {
    this.database.atOnce(() => {
      this.database.run('delete from device');
      for (const { digest, name, role, atChair, pairedAtMs } of devices) {
        this.database.run(
          'insert into device (digest, name, role, at_chair, paired_at_ms) values (?, ?, ?, ?, ?)',
          digest,
          name,
          role,
          atChair ? 1 : 0,
          pairedAtMs,
        );
      }
    });
  }
}
