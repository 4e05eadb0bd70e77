/**
 * Checks a chair profile (`protocols/<family>/chairs/*.yaml`, already read into plain data).
 * The ranges are the widest a chair of this family may have: the wire's fields and, for force, the lowest contact
 * ceiling of the trunk used by collaborative robots (abdomen 110 N, domain.md §3): an absolute ceiling, never a dose.
 */
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import { depthTableProblems } from './depth-table-problems.ts';
import type { ChairProfile } from './profile.ts';
import type { ShapeProblem, ShapeValue } from './shape.ts';
import { isRecord, shapeProblems } from './shape.ts';
import { AIR_ZONES } from './stroke.ts';

/** One mistake in a profile: where, what, what is allowed (with its unit), what to do. */
export type ProfileProblem = ShapeProblem;

/** A number between two ends, with its unit. */
export const number = (min: number, max: number, unit: string) =>
  ({ kind: 'number', min, max, unit }) as const;

export const LINEAR_AXIS = {
  minMm: number(-1000, 1000, 'mm'),
  maxMm: number(-1000, 1500, 'mm'),
  referenceMm: number(-1000, 1500, 'mm'),
  maxSpeedMmPerS: number(5, 500, 'mm/s'),
  maxAccelMmPerS2: number(50, 5000, 'mm/s²'),
  maxJerkMmPerS3: number(500, 50_000, 'mm/s³'),
} as const;

export const DEPTH_AXIS = {
  channel: { kind: 'word', words: ['left', 'right', 'both'] },
  ...LINEAR_AXIS,
  // A stop must have pressing below 5 N within 1 s (spec.md §7): 150 mm/s [D], slower drives from 100 mm/s.
  retractSpeedMmPerS: number(100, 500, 'mm/s'),
} as const;

export const KNEADING = {
  amplitudeMm: number(1, 60, 'mm'),
  minPerMin: number(1, 300, 'per minute'),
  // The wire's field ends at 5 Hz.
  maxPerMin: number(1, 300, 'per minute'),
  spinUpS: number(0.1, 10, 's'),
} as const;

const ceilingN = number(5, 110, 'N');

const levelMm = number(0.5, 30, 'mm');
const levelsMm = {
  kind: 'group',
  fields: { light: levelMm, gentle: levelMm, medium: levelMm, firm: levelMm, deep: levelMm },
} as const;

const DEPTH_TABLE = {
  // Backs have 1 to 15 N/mm (domain.md §3).
  meansNPerMm: number(1, 15, 'N/mm'),
  levelMm: {
    kind: 'group',
    fields: { neck: levelsMm, shoulders: levelsMm, upperBack: levelsMm, lowerBack: levelsMm, seat: levelsMm },
  },
} as const;

const FORCE = {
  sensed: { kind: 'word', words: ['each', 'pair', 'none'] },
  depth: { kind: 'optional', shape: { kind: 'group', fields: DEPTH_TABLE } },
  boardCeilingN: ceilingN,
  zoneCeilingN: {
    kind: 'group',
    fields: { neck: ceilingN, shoulders: ceilingN, upperBack: ceilingN, lowerBack: ceilingN, seat: ceilingN },
  },
  // design.md §4: asked ≤ 25 N/s rising, approach ≤ 25 mm/s.
  maxRiseNPerS: number(1, 25, 'N/s'),
  contactN: number(0.5, 5, 'N'),
  approachSpeedMmPerS: number(1, 25, 'mm/s'),
  approachWindowS: number(1, 10, 's'),
} as const;

export const AIR_CELL = {
  zone: { kind: 'word', words: AIR_ZONES },
  // domain.md §3: cells hold up to 40 kPa.
  maxKPa: number(5, 40, 'kPa'),
  maxOnS: number(5, 120, 's'),
} as const;

export const HEATER = {
  // domain.md §3: surface ≤ 42 °C, cut-out 45 °C.
  maxSurfaceC: number(30, 42, '°C'),
  cutOutC: number(35, 45, '°C'),
  maxOnS: number(60, 1800, 's'),
} as const;

export const POSTURE_AXIS = {
  minDeg: number(-20, 90, '°'),
  maxDeg: number(0, 120, '°'),
  maxSpeedDegPerS: number(0.5, 15, '°/s'),
  closing: { kind: 'word', words: ['towardsMin', 'towardsMax'] },
  leverMm: number(100, 1200, 'mm'),
  // The lowest contact ceiling of the limbs used by collaborative robots is 130 N (lower leg, domain.md §3).
  maxPushN: number(20, 130, 'N'),
} as const;

export const posture = { kind: 'orNull', shape: { kind: 'group', fields: POSTURE_AXIS } } as const;

export const PROFILE = {
  kind: 'group',
  fields: {
    schemaVersion: number(1, 1, ''),
    family: { kind: 'word', words: ['chair-link'] },
    // The board names itself with it in `iam.model`.
    name: { kind: 'text', pattern: /^[a-z0-9-]{1,16}$/, allowed: '1 to 16 of a-z 0-9 -' },
    title: { kind: 'text', pattern: /^[^\p{Cc}]{1,80}$/u, allowed: '1 to 80 characters on one line' },
    carriage: { kind: 'group', fields: LINEAR_AXIS },
    width: { kind: 'group', fields: LINEAR_AXIS },
    depth: { kind: 'list', of: { kind: 'group', fields: DEPTH_AXIS }, min: 1, max: 2 },
    kneading: { kind: 'orNull', shape: { kind: 'group', fields: KNEADING } },
    force: { kind: 'group', fields: FORCE },
    air: {
      kind: 'orNull',
      shape: { kind: 'list', of: { kind: 'group', fields: AIR_CELL }, min: 1, max: 8 },
    },
    heater: { kind: 'orNull', shape: { kind: 'group', fields: HEATER } },
    recline: posture,
    legrest: posture,
    trackZeroAboveSeatMm: number(-200, 600, 'mm'),
    releasesUnpowered: { kind: 'flag' },
  },
} as const;

/** The profile in `data`, or every mistake in it. */
export function parseProfile(data: unknown): Result<ChairProfile, ProfileProblem> {
  const problems = [...shapeProblems(PROFILE, data, ''), ...relationProblems(data)];
  if (problems.length > 0) return err(...problems);
  const { schemaVersion: _, ...profile } = data as ShapeValue<typeof PROFILE>;
  return ok(profile);
}

/** Numbers that are each in range but do not fit together. Looks only at what is there, so that all mistakes show at once. */
export function relationProblems(data: unknown): readonly ProfileProblem[] {
  const drives = fieldOf(data, 'depth');
  const depth = Array.isArray(drives) ? drives.slice(0, 2) : [];
  const problems = [
    ...axisProblems('carriage', fieldOf(data, 'carriage'), 100),
    ...axisProblems('width', fieldOf(data, 'width'), 0),
  ];
  for (const [i, axis] of depth.entries()) problems.push(...axisProblems(`depth[${i}]`, axis, 10));
  problems.push(...channelProblems(depth, fieldOf(data, 'force')));
  problems.push(...depthTableProblems(fieldOf(data, 'force')));
  problems.push(...comfortProblems(data));
  const least = numberAt(fieldOf(data, 'kneading'), 'minPerMin');
  const most = numberAt(fieldOf(data, 'kneading'), 'maxPerMin');
  if (least !== null && most !== null && least > most) {
    problems.push({
      path: 'kneading.maxPerMin',
      what: `${most} is below kneading.minPerMin`,
      allowed: `${least} … 300 per minute`,
      remedy: 'Exchange the two, or correct one.',
    });
  }
  return problems;
}

function axisProblems(path: string, axis: unknown, shortestMm: number): readonly ProfileProblem[] {
  const min = numberAt(axis, 'minMm');
  const max = numberAt(axis, 'maxMm');
  const reference = numberAt(axis, 'referenceMm');
  if (min === null || max === null) return [];
  if (max < min + shortestMm) {
    return [
      {
        path: `${path}.maxMm`,
        what: `${max} is too near ${path}.minMm or below it`,
        allowed: `${min + shortestMm} … 1500 mm`,
        remedy: `Give ${path} at least ${shortestMm} mm of travel.`,
      },
    ];
  }
  if (reference === null || (reference >= min && reference <= max)) return [];
  return [
    {
      path: `${path}.referenceMm`,
      what: `${reference} is outside the axis`,
      allowed: `${min} … ${max} mm`,
      remedy: `Write where ${path} stands at its switch.`,
    },
  ];
}

function channelProblems(depth: readonly unknown[], force: unknown): readonly ProfileProblem[] {
  const channels = depth.map((axis) => fieldOf(axis, 'channel'));
  const problems: ProfileProblem[] = [];
  const names = channels.join(' ');
  const known = channels.every((name) => name === 'left' || name === 'right' || name === 'both');
  if (depth.length > 0 && known && !['both', 'left right', 'right left'].includes(names)) {
    problems.push({
      path: 'depth',
      what: `drives for "${names}"`,
      allowed: 'one drive for both, or one for left and one for right',
      remedy: 'Correct the channel of each drive.',
    });
  }
  if (fieldOf(force, 'sensed') === 'pair' && depth.length === 2) {
    problems.push({
      path: 'force.sensed',
      what: 'one cell for the pair, but two drives',
      allowed: 'each, none',
      remedy: 'Two drives need a cell each, or one drive for both.',
    });
  }
  return problems;
}

/** Two cells of one name, a heater whose cut-out lies below what it may reach, a back that cannot move. */
function comfortProblems(data: unknown): readonly ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const cells = fieldOf(data, 'air');
  const zones = Array.isArray(cells) ? cells.map((cell) => fieldOf(cell, 'zone')) : [];
  for (const [i, zone] of zones.entries()) {
    if (zone === undefined || zones.indexOf(zone) === i) continue;
    const what = `a second cell for ${JSON.stringify(zone)}`;
    problems.push({ path: `air[${i}].zone`, what, allowed: 'one cell a zone', remedy: 'Name another zone.' });
  }
  const most = numberAt(fieldOf(data, 'heater'), 'maxSurfaceC');
  const cutOut = numberAt(fieldOf(data, 'heater'), 'cutOutC');
  if (most !== null && cutOut !== null && cutOut <= most) {
    problems.push({
      path: 'heater.cutOutC',
      what: `${cutOut} is not above heater.maxSurfaceC`,
      allowed: `above ${most} °C`,
      remedy: 'Leave the pad some room between the warmest it may be and its cut-out.',
    });
  }
  for (const name of ['recline', 'legrest']) {
    const min = numberAt(fieldOf(data, name), 'minDeg');
    const max = numberAt(fieldOf(data, name), 'maxDeg');
    if (min === null || max === null || max >= min + 5) continue;
    problems.push({
      path: `${name}.maxDeg`,
      what: `${max} is too near ${name}.minDeg or below it`,
      allowed: `${min + 5} … 120 °`,
      remedy: `Give ${name} at least 5° of travel.`,
    });
  }
  return problems;
}

function fieldOf(data: unknown, key: string): unknown {
  return isRecord(data) && Object.hasOwn(data, key) ? data[key] : undefined;
}

function numberAt(data: unknown, key: string): number | null {
  const value = fieldOf(data, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
