/**
 * The embedded SQL database: one file, opened at its first use. What was written stays, also when the process is killed or
 * the power goes (write-ahead log, synchronised at every commit); a file that cannot be trusted is an error with a way out.
 * It waits for the disk, so nobody may write while a roller presses.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { ChairError } from '../units/chair-error.ts';
import { MIGRATIONS } from './schema.ts';

export type SqlValue = string | number | null;
type Row = Readonly<Record<string, SqlValue>>;

/** Another process that writes is waited for so long; a host that plays may not stand still longer. */
const BUSY_MS = 100;
const PAGE_BYTES = 4_096;
/** 60,000 sessions or so. */
const MOST_BYTES = 64 * 1_024 * 1_024;

export interface DatabaseOptions {
  /** Beyond it, it is full. Bytes. */
  readonly mostBytes?: number;
  /** Called once, when it was opened. */
  readonly onOpen?: () => void;
}

export class Database {
  readonly path: string;
  private readonly options: DatabaseOptions;
  private connection: Libsql.Database | null = null;

  constructor(path: string, options: DatabaseOptions = {}) {
    this.path = path;
    this.options = options;
  }

  /** Throws a `ChairError`, as all of these do, where the file cannot be used; what was there before is then still there. */
  run(sql: string, ...values: readonly SqlValue[]): void {
    this.guarded((connection) => connection.prepare(sql).run(...values));
  }

  all<T extends Row>(sql: string, ...values: readonly SqlValue[]): readonly T[] {
    return this.guarded((connection) => connection.prepare(sql).all(...values) as T[]);
  }

  /** All of it or nothing. Not inside another one. */
  atOnce<T>(work: () => T): T {
    return this.guarded((connection) => {
      connection.exec('begin immediate');
      try {
        const result = work();
        connection.exec('commit');
        return result;
      } catch (error) {
        if (connection.inTransaction) connection.exec('rollback');
        throw error;
      }
    });
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
  }

  private guarded<T>(use: (connection: Libsql.Database) => T): T {
    try {
      return use(this.opened());
    } catch (error) {
      if (error instanceof ChairError) throw error;
      throw this.failure(error as Error & { readonly code?: string });
    }
  }

  private opened(): Libsql.Database {
    if (this.connection !== null) return this.connection;
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    // Only the owner may read it: it is about people.
    closeSync(openSync(this.path, 'a', 0o600));
    const connection = new Libsql(this.path);
    try {
      connection.exec(`pragma busy_timeout = ${BUSY_MS}`);
      connection.exec('pragma journal_mode = wal');
      connection.exec('pragma synchronous = full');
      connection.exec('pragma foreign_keys = on');
      connection.exec(
        `pragma max_page_count = ${Math.floor((this.options.mostBytes ?? MOST_BYTES) / PAGE_BYTES)}`,
      );
      check(connection);
      migrate(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
    this.connection = connection;
    this.options.onOpen?.();
    return connection;
  }

  private failure(cause: Error & { readonly code?: string }): ChairError {
    const { what, next } = wordsFor(cause);
    return new ChairError('failed', `${what} (${this.path}: ${cause.message})`, next, { cause });
  }
}

function check(connection: Libsql.Database): void {
  const [first] = connection.prepare('pragma quick_check(1)').all() as { readonly quick_check: string }[];
  if (first?.quick_check === 'ok') return;
  const damage = new Error(first?.quick_check ?? 'no answer');
  throw Object.assign(damage, { code: 'SQLITE_CORRUPT' });
}

function migrate(connection: Libsql.Database): void {
  const versionOf = (): number => {
    const [row] = connection.prepare('pragma user_version').all() as { readonly user_version: number }[];
    return row?.user_version ?? 0;
  };
  const known = MIGRATIONS.length;
  if (versionOf() > known) throw Object.assign(new Error('it is newer'), { code: 'NEWER' });
  if (versionOf() === known) return;
  connection.exec('begin immediate');
  // Another process may have been quicker.
  for (let version = versionOf(); version < known; version += 1) {
    connection.exec(MIGRATIONS[version] ?? '');
    connection.exec(`pragma user_version = ${version + 1}`);
  }
  connection.exec('commit');
}

function wordsFor({ code = '' }: { readonly code?: string }): {
  readonly what: string;
  readonly next: string;
} {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return {
      what: 'There is no room for what is kept of people and massages.',
      next: 'Make room on the disk. Massages can be played meanwhile; they are not in the history then.',
    };
  if (code === 'NEWER')
    return {
      what: 'What is kept of people and massages was written by a newer Tsubo.',
      next: 'Install the newer Tsubo again, or move the file away to begin anew.',
    };
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB')
    return {
      what: 'What is kept of people and massages is damaged.',
      next: 'Nothing was changed. Move the file away to begin anew, or put back a copy.',
    };
  return {
    what: 'What is kept of people and massages cannot be reached.',
    next: 'See that the folder can be written. Massages can be played meanwhile.',
  };
}
