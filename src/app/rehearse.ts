/** A program compiled for one chair and person without moving either: for checking, explaining and drawing. */
import { bodyOf, DEFAULT_PERSON_CEILING_N, type Person, trackMm } from '../chair/body.ts';
import { LANDMARKS } from '../chair/landmarks.ts';
import { pressureScale } from '../chair/pressure-scale.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Preview } from '../cli/preview.ts';
import type { Sitting } from '../cli/writing-commands.ts';
import type { Program } from '../program/program.ts';
import { loadProfile } from './chair-profiles.ts';
import { type Composed, compose } from './score.ts';

export interface Rehearsed extends Composed {
  readonly profile: ChairProfile;
  readonly person: Person;
}

/** Throws a `ChairError` (`incompatible`) where nothing of the program can be played. */
export function rehearse(program: Program, { profile: name, statureMm }: Sitting): Rehearsed {
  const profile = loadProfile(name);
  const person = { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
  return { ...compose(program, person, profile), profile, person };
}

/** `tsubo-duo, 170 cm` */
export function sittingWords({ profile, statureMm }: Sitting): string {
  return `${profile}, ${statureMm / 10} cm`;
}

export function previewOf(program: Program, rehearsed: Rehearsed): Preview {
  const { score, approximations, profile, person } = rehearsed;
  const body = bodyOf(person.statureMm);
  const landmarks = LANDMARKS.flatMap((name) =>
    body.ok ? [{ name, trackMm: trackMm({ landmark: name, offsetMm: 0 }, body.value, profile) }] : [],
  );
  return {
    title: program.title,
    about: program.about,
    plan: score.plan,
    zones: score.zones,
    landmarks,
    channels: profile.depth.map(({ channel }) => channel),
    scale: pressureScale(profile.force),
    chair: profile.title,
    statureMm: person.statureMm,
    // Repeats differ many times in the same way.
    changes: new Set(approximations.map(({ line, what }) => `${line} ${what}`)).size,
  };
}
