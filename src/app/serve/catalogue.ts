/** The massages on offer: the files of one folder, each planned once for a middle-sized person on this chair. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, DEFAULT_PERSON_CEILING_N, type Person, trackMm } from '../../chair/body.ts';
import { pressureScale } from '../../chair/pressure-scale.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { backOutline } from '../../http/back-outline.ts';
import { type Planned, programCard } from '../../http/program-card.ts';
import type { Catalogue, ProgramCard } from '../../http/wire.ts';
import { readProgram } from '../../program/read-program.ts';
import { readProgramFile } from '../program-file.ts';
import { type Composed, compose } from '../score.ts';
import { DEFAULT_STATURE_MM } from '../sim-command.ts';
import type { ChairProgram } from './chair-store.ts';

export interface Massages {
  readonly catalogue: Catalogue;
  /** From the id to the file. */
  readonly files: ReadonlyMap<string, string>;
  /** From the id to a program of the chair's own. */
  readonly stored: ReadonlyMap<string, ChairProgram>;
  /** Files that are no program, or that this chair cannot play. */
  readonly leftOut: readonly string[];
}

/** Below this it is no massage yet. [D] */
const SHORT_S = 180;

export function readMassages(
  folder: string,
  profile: ChairProfile,
  onChair: readonly ChairProgram[] = [],
): Massages {
  const person = { statureMm: DEFAULT_STATURE_MM, ceilingN: DEFAULT_PERSON_CEILING_N };
  const files = new Map<string, string>();
  const programs: ProgramCard[] = [];
  const leftOut: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const id = name.slice(0, -'.yaml'.length);
    const path = join(folder, name);
    const { program } = readProgramFile(path);
    if (!program.ok) {
      leftOut.push(name);
      continue;
    }
    files.set(id, path);
    const composed = compose(program.value, person, profile);
    programs.push(programCard(id, program.value, plannedOf(composed, person, profile)));
  }
  for (const { id, slot, text } of onChair) {
    const program = readProgram(text, id);
    if (!program.ok) continue;
    const planned = plannedOf(compose(program.value, person, profile), person, profile);
    programs.push({ ...programCard(id, program.value, planned), onChair: slot });
  }
  const stored = new Map(onChair.map((program) => [program.id, program] as const));
  // The shortest is for showing, not for feeling: it comes last.
  programs.sort((a, b) => Number(isShort(a)) - Number(isShort(b)));
  const { unit, perN } = pressureScale(profile.force);
  const mmPerN = unit === 'N' ? null : perN;
  return { catalogue: { programs, back: backOutline(), mmPerN }, files, stored, leftOut };
}

function isShort({ picture }: ProgramCard): boolean {
  return picture.durationS < SHORT_S;
}

export function plannedOf({ score }: Composed, person: Person, profile: ChairProfile): Planned {
  const body = bodyOf(person.statureMm);
  const at = (landmark: 'C7' | 'L5'): number =>
    body.ok ? trackMm({ landmark, offsetMm: 0 }, body.value, profile) : 0;
  return {
    plan: score.plan,
    zones: score.zones,
    channels: profile.depth.map(({ channel }) => channel),
    c7Mm: at('C7'),
    l5Mm: at('L5'),
  };
}
