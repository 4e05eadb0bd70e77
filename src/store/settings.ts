/** What the owner has set, by name. */
import type { Database } from './database.ts';

/** Everything here throws the database's `ChairError` where it cannot be read or written. */
export class Settings {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  get(name: string): string | null {
    const [row] = this.database.all<{ readonly value: string }>(
      'select value from setting where name = ?',
      name,
    );
    return row?.value ?? null;
  }

  set(name: string, value: string): void {
    this.database.run('insert or replace into setting (name, value) values (?, ?)', name, value);
  }
}
