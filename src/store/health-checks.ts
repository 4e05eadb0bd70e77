/**
 * What safety keeps of people: `<folder>/<name>/safety.json`, with the dated health check, the person's own ceiling, and
 * the contact of the last day. The same rules as for what is kept of a back (`people.ts`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZONES, type Zone } from '../chair/landmarks.ts';
import { type Shape, type ShapeValue, shapeProblems } from '../chair/shape.ts';
import type { ZoneMs } from '../safety/dose.ts';
import { CEILING_RANGE_N, NEW_PERSON, type PersonRecord } from '../safety/person-record.ts';
import { ChairError } from '../units/chair-error.ts';
import { putAside, writeWhole } from './write-whole.ts';

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
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** `NEW_PERSON` where nothing is kept. Throws a `ChairError` for a file that cannot be trusted. */
  recordOf(name: string): PersonRecord {
    const path = this.path(name);
    if (!existsSync(path)) return NEW_PERSON;
    const read = readRecord(path);
    if (typeof read !== 'string') return read;
    throw new ChairError(
      'failed',
      `What is kept of ${name}'s health check and massages cannot be used: ${read} (${path})`,
      `Nothing was moved or deleted. Move that file away: ${name} is then asked again, and their next session is a gentle one.`,
    );
  }

  /** Throws a `ChairError` where it cannot be written; what was kept before is then still there. */
  keep(name: string, record: PersonRecord): void {
    const path = this.path(name);
    try {
      if (existsSync(path) && typeof readRecord(path) === 'string') putAside(path);
      writeWhole(path, `${JSON.stringify(fileOf(record), null, 2)}\n`);
    } catch (error) {
      throw new ChairError(
        'failed',
        `What is known of ${name}'s massages could not be kept in ${path}: ${(error as Error).message}.`,
        'What was kept before is untouched. See that the folder can be written and has room.',
        { cause: error },
      );
    }
  }

  private path(name: string): string {
    return join(this.folder, name, 'safety.json');
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

/** What the file says, or in words why it cannot be used. */
function readRecord(path: string): PersonRecord | string {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
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
