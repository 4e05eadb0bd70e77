/** What a person says of the back in the chair: who they are, and where the shoulder line is if they know. */
import type { Command } from 'commander';
import { ChairError } from '../units/chair-error.ts';
import { once, readCeilingN } from './option-values.ts';

export interface BackChoice {
  /** Null: nothing is kept. */
  readonly personName: string | null;
  /** `scan`: a kept scan, or a new one. `table`: as in most people of this stature. A number: mm up the track. */
  readonly shoulder: 'scan' | 'table' | number;
  /** The shoulder line is so much higher than found, mm. */
  readonly nudgeMm: number;
  /** Feel the back although a scan is kept. */
  readonly rescan: boolean;
}

/** As `BackChoice`, before anything is left out. */
export interface BackOptions {
  readonly person?: string;
  readonly shoulder?: 'table' | number;
  readonly nudge?: number;
  readonly rescan?: boolean;
  readonly ceiling?: number;
}

/** Also the name of a folder. */
const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;
const MOST_NUDGE_MM = 60;
const HIGHEST_MM = 2_000;

export function describeBack(command: Command): Command {
  return command
    .option('--person <name>', '', once('--person', readPerson))
    .option('--nudge <mm>', '', once('--nudge', readNudgeMm));
}

export function describeShoulder(command: Command): Command {
  return command
    .option('--shoulder <mm>', '', once('--shoulder', readShoulder))
    .option('--rescan')
    .option('--ceiling <newtons>', '', once('--ceiling', readCeilingN));
}

export function backChoice({ person, shoulder, nudge, rescan }: BackOptions): BackChoice {
  return {
    personName: person ?? null,
    shoulder: shoulder ?? 'scan',
    nudgeMm: nudge ?? 0,
    rescan: rescan ?? false,
  };
}

function readPerson(text: string): string {
  if (NAME.test(text)) return text;
  throw new ChairError(
    'usage',
    `--person ${text} is not such a name.`,
    'Write up to 32 small letters, digits and hyphens, such as --person anna.',
  );
}

function readShoulder(text: string): 'table' | number {
  if (text === 'table') return text;
  const mm = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (mm > 0 && mm <= HIGHEST_MM) return mm;
  throw new ChairError(
    'usage',
    `--shoulder ${text} is not a place.`,
    'Write how many mm up the track the shoulder line is, or table for where people of this stature have it.',
  );
}

function readNudgeMm(text: string): number {
  const mm = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(mm) <= MOST_NUDGE_MM) return mm;
  throw new ChairError(
    'usage',
    `--nudge ${text} is not a number of mm.`,
    `Write by how many mm the shoulder line is higher (+) or lower (-) than was found, at most ${MOST_NUDGE_MM}.`,
  );
}
