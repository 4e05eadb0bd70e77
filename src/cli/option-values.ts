/** Reads the value of one option, or throws a `ChairError('usage')` with what is accepted. */
import { STATURE_RANGE_MM } from '../chair/body.ts';
import { CEILING_RANGE_N } from '../safety/person-record.ts';
import { ChairError } from '../units/chair-error.ts';

/** Times life; `max` = as fast as this computer can. */
export type SimSpeed = number | 'max';

export const PROFILE_NAMES = [
  'tsubo-duo',
  'tsubo-mono',
  'tsubo-plain',
  'tsubo-firmata',
  'massage-cushion',
] as const;
/** One that comes with Tsubo, or a file. */
export type ProfileName = (typeof PROFILE_NAMES)[number] | `${string}.yaml`;

/** [D] Above this a live view shows nothing a person can follow; `max` has no such end. */
const FASTEST = 1000;
const SLOWEST = 0.1;
/** The seeded generator takes 32 bits (src/units/random.ts). */
const LARGEST_SEED = 0xffff_ffff;

/**
 * A value parser as commander calls it. Refuses an option given twice (the first would be lost without a word) and
 * one whose value was forgotten, so that the next option stands in its place.
 */
export function once<T>(option: string, read: (text: string) => T) {
  return (text: string, before: T | undefined): T => {
    if (before !== undefined) {
      throw new ChairError('usage', `${option} is given twice.`, 'Give it once.');
    }
    if (text === '' || text.startsWith('--')) {
      const found = text === '' ? 'nothing follows it' : `${text} follows it`;
      throw new ChairError(
        'usage',
        `${option} needs a value, but ${found}.`,
        `Write the value after ${option}.`,
      );
    }
    return read(text);
  };
}

export function readText(text: string): string {
  return text;
}

/** Centimetres on the command line, millimetres inside. */
export function readStatureMm(text: string): number {
  const { min, max } = STATURE_RANGE_MM;
  const cm = /^\d{1,4}(\.\d)?$/.test(text) ? Number(text) : Number.NaN;
  if (cm * 10 >= min && cm * 10 <= max) return Math.round(cm * 10);
  throw new ChairError(
    'usage',
    `--stature ${text} is not a stature this chair fits.`,
    `Give the height of the person in the chair in centimetres, ${min / 10} to ${max / 10}, such as --stature 172.`,
  );
}

/** A person's own ceiling, newtons per roller. */
export function readCeilingN(text: string): number {
  const { min, max } = CEILING_RANGE_N;
  const ceilingN = /^\d{1,3}(\.\d)?$/.test(text) ? Number(text) : Number.NaN;
  if (ceilingN >= min && ceilingN <= max) return ceilingN;
  throw new ChairError(
    'usage',
    `--ceiling ${text} is not a ceiling.`,
    `Write the most newtons a roller may press this person with, ${min} to ${max}, such as --ceiling 35.`,
  );
}

export function readSpeed(text: string): SimSpeed {
  if (text === 'max') return 'max';
  const speed = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (speed >= SLOWEST && speed <= FASTEST) return speed;
  throw new ChairError(
    'usage',
    `--speed ${text} is not a speed.`,
    `Write 1 for life, another number from ${SLOWEST} to ${FASTEST}, or max.`,
  );
}

export function readSeed(text: string): number {
  return seedOf('--seed', text);
}

export function readBodySeed(text: string): number {
  return seedOf('--body', text);
}

function seedOf(option: string, text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= LARGEST_SEED) return seed;
  throw new ChairError(
    'usage',
    `${option} ${text} is not a seed.`,
    `Write a whole number from 0 to ${LARGEST_SEED}.`,
  );
}

export function readProfile(text: string): ProfileName {
  return profileNamed(text, '--profile', 'a chair that can be simulated');
}

/** The chair a program is compiled for; nothing is connected. */
export function readChairName(text: string): ProfileName {
  return profileNamed(text, '--chair', 'a chair that is known here');
}

/** Chairs of this family say which they are; nobody tells them. */
export function saysItself(profile: ProfileName | undefined): ProfileName | undefined {
  return profile === 'tsubo-duo' || profile === 'tsubo-mono' || profile === 'tsubo-plain'
    ? profile
    : undefined;
}

function profileNamed(text: string, option: string, what: string): ProfileName {
  const name = PROFILE_NAMES.find((known) => known === text);
  if (name !== undefined) return name;
  if (isFile(text)) return text;
  throw new ChairError(
    'usage',
    `${option} ${text} is not ${what}.`,
    `Write one of ${PROFILE_NAMES.join(', ')}, or a file that ends in .yaml.`,
  );
}

function isFile(text: string): text is `${string}.yaml` {
  return text.endsWith('.yaml');
}

/** `strength=firm`: one input and its value as a program writes it. Called once for each `--set`. */
export function readSettings(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || name === '' || value === '') {
    throw new ChairError(
      'usage',
      `--set ${text} does not say which input is set to what.`,
      'Write its name, = and the value: --set strength=firm.',
    );
  }
  if (Object.hasOwn(before, name)) {
    throw new ChairError('usage', `--set ${name} is given twice.`, 'Give it once.');
  }
  return Object.fromEntries([...Object.entries(before), [name, value]]);
}

/** 0 lets the system choose a free one. */
export function readTcpPort(text: string): number {
  return readPort('--tcp', text);
}

/** 0 lets the system choose a free one. */
export function readHttpPort(text: string): number {
  return readPort('--http', text);
}

function readPort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new ChairError(
    'usage',
    `${option} ${text} is not a port number.`,
    'Write a whole number from 1 to 65535, or 0 for any free port.',
  );
}
