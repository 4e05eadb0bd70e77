/** Who uses the chair, and what is kept of each: how tall they are, and their back as a chair found it. */
import type { BackMap } from '../chair/back-map.ts';
import { isPlausible } from '../chair/back-map.ts';
import type { EnoughN } from '../chair/enough.ts';
import { LANDMARKS, type Landmark } from '../chair/landmarks.ts';
import { type Shape, type ShapeValue, shapeProblems } from '../chair/shape.ts';
import { ChairError } from '../units/chair-error.ts';
import type { Database } from './database.ts';

/** As a person may be called on a command line. */
export const PERSON_NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** A back as it was found on one kind of chair. */
export interface KeptBack {
  readonly statureMm: number;
  /** When, ISO 8601. */
  readonly scannedAt: string;
  /** What the person has moved the shoulder line by, up positive. */
  readonly nudgeMm: number;
  readonly back: BackMap;
}

export interface KeptPerson {
  readonly id: string;
  /** As the person writes it. */
  readonly name: string;
  /** Null where only a back is kept. */
  readonly statureMm: number | null;
}

const MM: Shape = { kind: 'number', min: 0, max: 2_500, unit: 'mm' };
const HEIGHTS = Object.fromEntries(LANDMARKS.map((landmark) => [landmark, MM])) as Record<
  Landmark,
  typeof MM
>;
const BACK = {
  kind: 'group',
  fields: {
    version: { kind: 'number', min: 1, max: 1, unit: '' },
    statureMm: MM,
    scannedAt: {
      kind: 'text',
      pattern: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
      allowed: 'a time such as 2026-01-31T18:00:00Z',
    },
    nudgeMm: { kind: 'number', min: -200, max: 200, unit: 'mm' },
    by: { kind: 'word', words: ['scan', 'hand'] },
    sigmaMm: MM,
    heightMm: { kind: 'group', fields: HEIGHTS },
  },
} as const satisfies Shape;

const PERSON = 'select id, name, stature_mm as statureMm from person';

type EnoughRow = EnoughN & Readonly<Record<string, number>>;
type PersonRow = KeptPerson & Readonly<Record<string, string | number | null>>;

/** Everything here throws the database's `ChairError` where it cannot be read or written. */
export class People {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** In the order in which they came. */
  all(): readonly KeptPerson[] {
    return this.database.all<PersonRow>(`${PERSON} order by added_at_ms, id`);
  }

  find(id: string): KeptPerson | null {
    return this.database.all<PersonRow>(`${PERSON} where id = ?`, id)[0] ?? null;
  }

  /** Adds or changes. `nowMs`: milliseconds since 1970. */
  keep({ id, name, statureMm }: KeptPerson, nowMs: number): void {
    this.database.run(
      `insert into person (id, name, stature_mm, added_at_ms) values (?, ?, ?, ?)
       on conflict (id) do update set name = excluded.name, stature_mm = excluded.stature_mm`,
      id,
      name,
      statureMm,
      nowMs,
    );
  }

  /** With their backs and health checks. What was played stays in the history, without the name. */
  forget(id: string): void {
    this.database.run('delete from person where id = ?', id);
  }

  /** Null where no scan of this person on this kind of chair is kept. Throws a `ChairError` for one that cannot be trusted. */
  backOf(id: string, chair: string): KeptBack | null {
    const [row] = this.database.all<{ readonly content: string }>(
      'select content from back where person = ? and chair = ?',
      id,
      chair,
    );
    if (row === undefined) return null;
    const read = backFrom(row.content);
    if (typeof read !== 'string') return read;
    throw new ChairError(
      'failed',
      `What is kept of ${id}'s back cannot be used: ${read}`,
      `Feel the back again: npx tsubo scan --person ${id}.`,
    );
  }

  keepBack(id: string, chair: string, { back, ...kept }: KeptBack): void {
    this.database.atOnce(() => {
      this.database.run(
        'insert or ignore into person (id, name, stature_mm, added_at_ms) values (?, ?, ?, ?)',
        id,
        id,
        kept.statureMm,
        Date.parse(kept.scannedAt),
      );
      this.database.run(
        'insert or replace into back (person, chair, content) values (?, ?, ?)',
        id,
        chair,
        JSON.stringify({ version: 1, ...kept, ...back }),
      );
    });
  }

  /** What this person has called enough on one kind of chair; null where they were never asked, or it cannot be read. */
  enoughOf(id: string, chair: string): EnoughN | null {
    const [row] = this.database.all<EnoughRow>(
      'select shoulders_n as shoulders, upper_back_n as upperBack, lower_back_n as lowerBack from enough where person = ? and chair = ?',
      id,
      chair,
    );
    return row ?? null;
  }

  /** `nowMs`: milliseconds since 1970. */
  keepEnough(id: string, chair: string, enoughN: EnoughN, nowMs: number): void {
    const { shoulders, upperBack, lowerBack } = enoughN;
    this.database.atOnce(() => {
      this.database.run(
        'insert or ignore into person (id, name, stature_mm, added_at_ms) values (?, ?, null, ?)',
        id,
        id,
        nowMs,
      );
      this.database.run(
        'insert or replace into enough (person, chair, shoulders_n, upper_back_n, lower_back_n, said_at_ms) values (?, ?, ?, ?, ?, ?)',
        id,
        chair,
        shoulders,
        upperBack,
        lowerBack,
        nowMs,
      );
    });
  }

  forgetBack(id: string, chair: string): void {
    this.database.run('delete from back where person = ? and chair = ?', id, chair);
  }
}

/** What a kept back says, or in words why it cannot be used. */
export function backFrom(content: string): KeptBack | string {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    return (error as Error).message;
  }
  const [problem] = shapeProblems(BACK, data, '');
  if (problem !== undefined) return `${problem.path}: ${problem.what}. Allowed: ${problem.allowed}.`;
  const { heightMm, sigmaMm, by, statureMm, scannedAt, nudgeMm } = data as ShapeValue<typeof BACK>;
  const back = { heightMm: heightMm as BackMap['heightMm'], sigmaMm, by } as BackMap;
  if (!isPlausible(back)) return 'its landmarks are those of nobody';
  return { statureMm, scannedAt, nudgeMm, back };
}
