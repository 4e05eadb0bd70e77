/**
 * What is kept of people, one folder each: `<folder>/<name>/back-<chair>.json`. Files are small, written whole or not at
 * all, and checked when they are read: a file that cannot be trusted is an error with a way out, and is never overwritten
 * without being kept beside.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackMap } from '../chair/back-map.ts';
import { isPlausible } from '../chair/back-map.ts';
import { LANDMARKS, type Landmark } from '../chair/landmarks.ts';
import { type Shape, type ShapeValue, shapeProblems } from '../chair/shape.ts';
import { ChairError } from '../units/chair-error.ts';
import { putAside, writeWhole } from './write-whole.ts';

/** As a person's name may be written: it is also the name of a folder. */
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

const MM: Shape = { kind: 'number', min: 0, max: 2_500, unit: 'mm' };
const HEIGHTS = Object.fromEntries(LANDMARKS.map((landmark) => [landmark, MM])) as Record<
  Landmark,
  typeof MM
>;
const FILE = {
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

export class People {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Null where no scan of this person on this kind of chair is kept. Throws a `ChairError` for a file that cannot be trusted. */
  backOf(name: string, chair: string): KeptBack | null {
    const path = this.path(name, chair);
    if (!existsSync(path)) return null;
    const read = this.read(path);
    if (typeof read !== 'string') return read;
    throw new ChairError(
      'failed',
      `What is kept of ${name}'s back cannot be used: ${read} (${path})`,
      `Nothing was moved or deleted. Feel the back again: npx tsubo scan --person ${name}. The old file is then kept beside the new one.`,
    );
  }

  /** Throws a `ChairError` where it cannot be written; what was kept before is then still there. */
  keepBack(name: string, chair: string, kept: KeptBack): void {
    const path = this.path(name, chair);
    const { statureMm, scannedAt, nudgeMm, back } = kept;
    const file = { version: 1, statureMm, scannedAt, nudgeMm, ...back };
    try {
      if (existsSync(path) && typeof this.read(path) === 'string') putAside(path);
      writeWhole(path, `${JSON.stringify(file, null, 2)}\n`);
    } catch (error) {
      throw new ChairError(
        'failed',
        `What was found of ${name}'s back could not be kept in ${path}: ${(error as Error).message}.`,
        'What was kept before is untouched. See that the folder can be written and has room.',
        { cause: error },
      );
    }
  }

  private path(name: string, chair: string): string {
    return join(this.folder, name, `back-${chair}.json`);
  }

  /** What the file says, or in words why it cannot be used. */
  private read(path: string): KeptBack | string {
    let data: unknown;
    try {
      data = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      return (error as Error).message;
    }
    const [problem] = shapeProblems(FILE, data, '');
    if (problem !== undefined) return `${problem.path}: ${problem.what}. Allowed: ${problem.allowed}.`;
    const { heightMm, sigmaMm, by, statureMm, scannedAt, nudgeMm } = data as ShapeValue<typeof FILE>;
    const back = { heightMm: heightMm as BackMap['heightMm'], sigmaMm, by } as BackMap;
    if (!isPlausible(back)) return 'its landmarks are those of nobody';
    return { statureMm, scannedAt, nudgeMm, back };
  }
}
