/** Plays a program on the chair without load cells, for one simulated person, and judges it by what that body felt. */

import { anatomyOf } from '../../sim/plant/anatomy.ts';
import type { TruthSample } from '../../sim/truth.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { readProgramFile } from '../../src/app/program-file.ts';
import { compose } from '../../src/app/score.ts';
import { VirtualWorld, type WorldOptions } from '../../src/app/virtual-world.ts';
import type { BackMap } from '../../src/chair/back-map.ts';
import { bodyOf } from '../../src/chair/body.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import { placeByHand } from '../../src/scan/read-scan.ts';

export const PLAIN = loadProfile('tsubo-plain');

export interface PlainBody {
  readonly statureMm: number;
  readonly seed: number;
  readonly stiffnessNPerMm?: number;
  readonly bodySeed?: number;
}

export interface PlainPlay {
  readonly exit: string;
  /** How near the hardest moment came to the lowest ceiling of where it was; above 0 is above the ceiling. */
  readonly overN: number;
  readonly peakN: number;
  /** Mean of both rollers over the plateaus of each stroke that presses, and how much of them they touched. */
  readonly strokes: readonly {
    readonly stroke: PlannedStroke;
    readonly meanN: number;
    readonly touched: number;
  }[];
}

const LONGEST_MS = 1_900_000;

export async function playPlain(
  file: string,
  body: PlainBody,
  personCeilingN = 40,
  more: Partial<WorldOptions> = {},
): Promise<PlainPlay> {
  await new Promise((resolve) => setImmediate(resolve));
  const { program } = readProgramFile(file);
  if (!program.ok) throw new Error(JSON.stringify(program.errors));
  const person = { statureMm: body.statureMm, ceilingN: personCeilingN, back: saidBack(body) };
  const { score } = compose(program.value, person, PLAIN);
  const sums = score.plan.strokes.map((stroke) => ({ stroke, samples: 0, sumN: 0, touched: 0 }));
  let overN = Number.NEGATIVE_INFINITY;
  let peakN = 0;
  const onTruth = (sample: TruthSample): void => {
    overN = Math.max(overN, overCeilingN(sample, personCeilingN));
    peakN = Math.max(peakN, ...sample.peakN);
    const { planTick } = sample;
    const sum = sums.find(({ stroke: { plateaus } }) =>
      plateaus.some(({ fromTick, toTick }) => planTick >= fromTick && planTick <= toTick),
    );
    if (sum === undefined) return;
    sum.samples += 1;
    sum.sumN += (sample.forceN[0] + sample.forceN[1]) / 2;
    if (Math.min(...sample.forceN) > 0) sum.touched += 1;
  };
  const world = new VirtualWorld({
    profile: PLAIN,
    ...body,
    choose: () => ({ kind: 'score', score }),
    onTruth,
    ...more,
  });
  await world.open();
  if (!world.runToEnd(LONGEST_MS)) throw new Error(`${file} did not end`);
  const strokes = sums
    .filter(({ samples }) => samples > 0)
    .map(({ stroke, samples, sumN, touched }) => ({
      stroke,
      meanN: sumN / samples,
      touched: touched / samples,
    }));
  return { exit: world.session.outcome?.exit ?? 'none', overN, peakN, strokes };
}

/** The person says where their shoulder line is, and knows it. */
function saidBack({ statureMm, bodySeed }: PlainBody): BackMap {
  const table = bodyOf(statureMm);
  if (!table.ok) throw new RangeError(`no table for ${statureMm} mm`);
  const { C7 } = anatomyOf(statureMm, bodySeed ?? null).heightMm;
  return placeByHand(C7 - PLAIN.trackZeroAboveSeatMm, table.value, PLAIN);
}

/** Newtons above the lowest ceiling of where the rollers truly were. */
export function overCeilingN({ peakN, zone }: TruthSample, personCeilingN: number): number {
  const { boardCeilingN, zoneCeilingN } = PLAIN.force;
  return Math.max(...peakN) - Math.min(boardCeilingN, personCeilingN, zoneCeilingN[zone]);
}
