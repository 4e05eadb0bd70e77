/** What was played: by whom, how it ended, and what each zone of the back was given. */
import type { Zone } from '../chair/landmarks.ts';
import type { ExitName } from '../units/chair-error.ts';
import type { Database } from './database.ts';

/** What one zone was given in one session. */
export interface ZoneDose {
  readonly zone: Zone;
  /** While a roller touched. */
  readonly contactMs: number;
  /** Newtons per roller, over the contact. */
  readonly meanN: number;
  readonly peakN: number;
}

export interface BegunSession {
  /** Milliseconds since 1970. */
  readonly beganAtMs: number;
  /** Null: nobody said who they are. */
  readonly person: string | null;
  readonly program: string;
  /** By language, as the program says it. */
  readonly title: Readonly<Record<string, string>>;
  readonly plannedS: number;
}

export interface SessionEnd {
  readonly endedAtMs: number;
  readonly chair: string | null;
  readonly exit: ExitName;
  readonly what: string;
  readonly next: string;
  /** Latched on the board; null where nothing was. */
  readonly code: string | null;
  readonly plannedS: number;
  readonly playedS: number;
  readonly doses: readonly ZoneDose[];
}

export interface KeptSession extends BegunSession {
  readonly id: number;
  /** Null: it began, and whatever ended it ended this computer too. */
  readonly end: SessionEnd | null;
}

interface SessionRow extends Readonly<Record<string, string | number | null>> {
  readonly id: number;
  readonly beganAtMs: number;
  readonly endedAtMs: number | null;
  readonly person: string | null;
  readonly program: string;
  readonly title: string;
  readonly chair: string | null;
  readonly exit: ExitName | null;
  readonly what: string | null;
  readonly next: string | null;
  readonly code: string | null;
  readonly plannedS: number;
  readonly playedS: number;
}

interface DoseRow extends Readonly<Record<string, string | number | null>> {
  readonly session: number;
  readonly zone: Zone;
  readonly contactMs: number;
  readonly meanN: number;
  readonly peakN: number;
}

/** Everything here throws the database's `ChairError` where it cannot be read or written. */
export class History {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Before anything moves. The number it is ended by. */
  begin({ beganAtMs, person, program, title, plannedS }: BegunSession): number {
    const [row] = this.database.all<{ readonly id: number }>(
      `insert into session (began_at_ms, person, program, title, planned_s, played_s)
       values (?, (select id from person where id = ?), ?, ?, ?, 0) returning id`,
      beganAtMs,
      person,
      program,
      JSON.stringify(title),
      plannedS,
    );
    return row?.id ?? 0;
  }

  /** After everything has let go: all of it or nothing. */
  end(id: number, { doses, ...end }: SessionEnd): void {
    this.database.atOnce(() => {
      this.database.run(
        `update session set ended_at_ms = ?, chair = ?, exit = ?, what = ?, next = ?, code = ?, planned_s = ?, played_s = ?
         where id = ?`,
        end.endedAtMs,
        end.chair,
        end.exit,
        end.what,
        end.next,
        end.code,
        end.plannedS,
        end.playedS,
        id,
      );
      for (const { zone, contactMs, meanN, peakN } of doses) {
        this.database.run(
          'insert or replace into dose (session, zone, contact_ms, mean_n, peak_n) values (?, ?, ?, ?, ?)',
          id,
          zone,
          Math.round(contactMs),
          meanN,
          peakN,
        );
      }
    });
  }

  /** The newest first; `person` null: of everybody. `before`: only older ones than that number. */
  newest(person: string | null, count: number, before = Number.MAX_SAFE_INTEGER): readonly KeptSession[] {
    const rows = this.database.all<SessionRow>(
      `select id, began_at_ms as beganAtMs, ended_at_ms as endedAtMs, person, program, title, chair, exit, what, next, code,
         planned_s as plannedS, played_s as playedS
       from session where id < ? and (? is null or person = ?) order by id desc limit ?`,
      before,
      person,
      person,
      count,
    );
    const [first, last] = [rows.at(-1)?.id ?? 0, rows[0]?.id ?? 0];
    const doses = this.database.all<DoseRow>(
      'select session, zone, contact_ms as contactMs, mean_n as meanN, peak_n as peakN from dose where session between ? and ? order by contact_ms desc',
      first,
      last,
    );
    return rows.map((row) => sessionOf(row, doses));
  }
}

function sessionOf(row: SessionRow, doses: readonly DoseRow[]): KeptSession {
  const { id, beganAtMs, person, program, plannedS, endedAtMs, exit } = row;
  const begun = { id, beganAtMs, person, program, title: titleOf(row.title), plannedS };
  if (endedAtMs === null || exit === null) return { ...begun, end: null };
  return {
    ...begun,
    end: {
      endedAtMs,
      exit,
      chair: row.chair,
      what: row.what ?? '',
      next: row.next ?? '',
      code: row.code,
      plannedS,
      playedS: row.playedS,
      doses: doses
        .filter(({ session }) => session === id)
        .map(({ zone, contactMs, meanN, peakN }) => ({ zone, contactMs, meanN, peakN })),
    },
  };
}

function titleOf(text: string): Readonly<Record<string, string>> {
  return JSON.parse(text) as Readonly<Record<string, string>>;
}
