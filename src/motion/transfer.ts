/** Where the rollers stand when a stroke begins, and getting them to where it presses: lifted, both axes arriving together. */
import type { ChairProfile } from '../chair/profile.ts';
import { lastingAtLeast, planMove } from './move.ts';
import type { Step } from './step.ts';
import { step } from './step.ts';

export interface Setting {
  readonly profile: ChairProfile;
  readonly carriageNm: number;
  readonly widthNm: number;
}

/** Rollers lifted: nothing may be pressing. No ticks where they stand there already. */
export function transfer({ profile, carriageNm, widthNm }: Setting, toNm: number, toWidthNm: number): Step {
  const carriage = planMove(profile.carriage, carriageNm, toNm);
  const width = planMove(profile.width, widthNm, toWidthNm);
  const ticks = Math.max(carriage.ticks, width.ticks);
  return step(ticks, { carriage: lastingAtLeast(carriage, ticks), width: lastingAtLeast(width, ticks) });
}
