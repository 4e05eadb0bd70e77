/** One program played for one simulated person in virtual time, and judged by what that body felt. */
import { bodyOf, DEFAULT_PERSON_CEILING_N, type Person } from '../../chair/body.ts';
import type { PlannedStroke } from '../../chair/plan.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import type { Score } from '../../engine/score.ts';
import { readScan } from '../../scan/read-scan.ts';
import { scanOrderFor } from '../../scan/scan-order.ts';
import { loadProfile } from '../chair-profiles.ts';
import { readProgramFile } from '../program-file.ts';
import { compose } from '../score.ts';
import type { Choice } from '../session.ts';
import { VirtualWorld } from '../virtual-world.ts';
import type { Sitter } from './population.ts';
import { type SessionFigures, SessionJudge } from './session-judge.ts';
import type { Way } from './stroke-judge.ts';
import { type Heights, truePlace } from './true-place.ts';

export interface CareJob {
  readonly file: string;
  readonly profile: string;
  readonly sitter: Sitter;
  /** Feels each back first; without, the table of statures is believed. */
  readonly scans: boolean;
}

export interface CarePlay extends SessionFigures {
  /** `ok`, or the name of how else it ended. */
  readonly exit: string;
  readonly virtualS: number;
  readonly breathes: boolean;
}

/** Longer than any session may be: 30 minutes and the way there (domain.md §3). */
const LONGEST_MS = 2_000_000;

/** Throws a `ChairError` where the program has mistakes or cannot be played at all. */
export async function playCare({ file, profile: name, sitter, scans }: CareJob): Promise<CarePlay> {
  const profile = loadProfile(name);
  const { program } = readProgramFile(file);
  if (!program.ok) throw new Error(`${file} has mistakes: npx tsubo check ${file} shows them.`);
  const { statureMm, seed, bodySeed, stiffnessNPerMm, cellSpan, breathes } = sitter;
  const person: Person = { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
  const table = bodyOf(statureMm);
  if (!table.ok) throw new RangeError(`no table for ${statureMm} mm`);
  const guess = compose(program.value, person, profile).score;
  let judge: SessionJudge | null = null;
  const played = (score: Score, believed: Heights): Choice => {
    const { strokes } = score.plan;
    const trueWays = waysOn(world.chair.anatomy.heightMm, believed, strokes, profile);
    judge = new SessionJudge({ strokes, trueWays, profile, personCeilingN: person.ceilingN });
    return { kind: 'score', score };
  };
  const world: VirtualWorld = new VirtualWorld({
    profile,
    statureMm,
    seed,
    bodySeed,
    stiffnessNPerMm,
    cellSpan,
    breathing: breathes,
    choose: () =>
      scans
        ? { kind: 'score', score: { ...guess, scan: scanOrderFor(table.value, profile) } }
        : played(guess, table.value.heightMm),
    read: (points) => {
      // Somebody who doubts would be asked; here they go on with whatever was found.
      const { back, slopes, doubts } = readScan(points, table.value, profile, 0);
      if (back === null)
        return { kind: 'decline', outcome: { exit: 'refused', what: doubts.join(' '), next: '' } };
      const felt: Person = { ...person, back, ...(slopes === null ? {} : { slopes }) };
      return played(compose(program.value, felt, profile).score, back.heightMm);
    },
    onTruth: (sample) => judge?.step(sample),
  });
  await world.open();
  world.runToEnd(LONGEST_MS);
  const exit = world.session.outcome?.exit ?? 'not ended';
  const figures =
    judge ?? new SessionJudge({ strokes: [], trueWays: [], profile, personCeilingN: person.ceilingN });
  return { exit, virtualS: world.nowMs / 1000, breathes, ...figures.end() };
}

/** Where the strokes truly lie, which the chair put where it believed them. */
function waysOn(
  truth: Heights,
  believed: Heights,
  strokes: readonly PlannedStroke[],
  { trackZeroAboveSeatMm }: ChairProfile,
): readonly Way[] {
  const place = truePlace(believed, truth);
  const onTrack = (mm: number): number => place(mm + trackZeroAboveSeatMm) - trackZeroAboveSeatMm;
  return strokes.map(({ fromMm, toMm }) => ({ fromMm: onTrack(fromMm), toMm: onTrack(toMm) }));
}
