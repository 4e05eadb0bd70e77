/**
 * What safety keeps of people: the dated health check, the person's own ceiling, and the contact of the last day. One text
 * of JSON each, checked when it is read.
 */
import { ZONES, type Zone } from '../chair/landmarks.ts';
import { type Shape, type ShapeValue, shapeProblems } from '../chair/shape.ts';
import type { ZoneMs } from '../safety/dose.ts';
import { CEILING_RANGE_N, NEW_PERSON, type PersonRecord } from '../safety/person-record.ts';
import { ChairError } from '../units/chair-error.ts';
import type { Database } from './database.ts';

const TIME: Shape & { kind: 'text' } = {
  kind: 'text',
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  allowed: 'a time such as 2026-01-31T18:00:00.000Z',
};
const CONTACT_S = { kind: 'number', min: 0, max: 86_400, unit: 's' } as const satisfies Shape;
/** A day has room for no more sessions with a rest between them, and a file that was written by a loop is none. */
const MOST_SESSIONS = 500;

const FILE = {
  kind: 'group',
  fields: {
    version: { kind: 'number', min: 1, max: 1, unit: '' },
    ceilingN: {
      kind: 'orNull',
      shape: { kind: 'number', min: CEILING_RANGE_N.min, max: CEILING_RANGE_N.max, unit: 'N' },
    },
    sessions: { kind: 'number', min: 0, max: 1_000_000, unit: '' },
    healthCheck: {
      kind: 'orNull',
      shape: {
        kind: 'group',
        fields: { version: { kind: 'number', min: 1, max: 1_000, unit: '' }, answeredAt: TIME },
      },
    },
    dose: {
      kind: 'list',
      min: 0,
      max: MOST_SESSIONS,
      of: {
        kind: 'group',
        fields: {
          endedAt: TIME,
          contactS: {
            kind: 'group',
            fields: Object.fromEntries(ZONES.map((zone) => [zone, CONTACT_S])) as Record<
              Zone,
              typeof CONTACT_S
            >,
          },
        },
      },
    },
  },
} as const satisfies Shape;

type File = ShapeValue<typeof FILE>;

export class HealthChecks {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** `NEW_PERSON` where nothing is kept. Throws a `ChairError` for what cannot be read, or cannot be trusted. */
  recordOf(id: string): PersonRecord {
    const [row] = this.database.all<{ readonly content: string }>(
      'select content from safety where person = ?',
      id,
    );
    if (row === undefined) return NEW_PERSON;
    const read = recordFrom(row.content);
    if (typeof read !== 'string') return read;
    throw new ChairError(
      'failed',
      `What is kept of ${id}'s health check and massages cannot be used: ${read}`,
      `Nothing was changed. Use another name for this person, or move ${this.database.path} away to begin anew.`,
    );
  }

  /** Throws a `ChairError` where it cannot be written; what was kept before is then still there. */
  keep(id: string, record: PersonRecord): void {
    this.database.atOnce(() => {
      this.database.run('insert or ignore into person (id, name, added_at_ms) values (?, ?, 0)', id, id);
      this.database.run(
        'insert or replace into safety (person, content) values (?, ?)',
        id,
        JSON.stringify(fileOf(record)),
      );
    });
  }
}

function fileOf({ ceilingN, sessions, check, dose }: PersonRecord): File {
  return {
    version: 1,
    ceilingN,
    sessions,
    healthCheck:
      check === null
        ? null
        : { version: check.version, answeredAt: new Date(check.answeredAtMs).toISOString() },
    dose: dose.slice(-MOST_SESSIONS).map(({ endedAtMs, contactMs }) => ({
      endedAt: new Date(endedAtMs).toISOString(),
      contactS: byZone((zone) => contactMs[zone] / 1000),
    })),
  };
}

/** What a kept record says, or in words why it cannot be used. */
export function recordFrom(content: string): PersonRecord | string {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    return (error as Error).message;
  }
  const [problem] = shapeProblems(FILE, data, '');
  if (problem !== undefined) return `${problem.path}: ${problem.what}. Allowed: ${problem.allowed}.`;
  const { ceilingN, sessions, healthCheck, dose } = data as File;
  const check =
    healthCheck === null
      ? null
      : { version: healthCheck.version, answeredAtMs: Date.parse(healthCheck.answeredAt) };
  const entries = dose.map(({ endedAt, contactS }) => ({
    endedAtMs: Date.parse(endedAt),
    contactMs: byZone((zone) => contactS[zone] * 1000),
  }));
  const times = [...entries.map(({ endedAtMs }) => endedAtMs), check?.answeredAtMs ?? 0];
  if (times.some(Number.isNaN)) return 'it has a time that no calendar has';
  return { ceilingN, sessions, check, dose: entries };
}

function byZone(value: (zone: Zone) => number): ZoneMs {
  return Object.fromEntries(ZONES.map((zone) => [zone, value(zone)])) as Record<Zone, number>;
}
