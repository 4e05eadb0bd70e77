/** Which massages fit what a person is looking for. */
import type { Zone } from '../chair/landmarks.ts';
import type { ProgramCard } from '../http/wire.ts';

export interface Wish {
  /** Null: anything. */
  readonly goal: string | null;
  readonly zone: Zone | null;
  readonly minutes: number | null;
}

export const NO_WISH: Wish = { goal: null, zone: null, minutes: null };

/** Favourites first, then as the catalogue has them. */
export function fitting(
  programs: readonly ProgramCard[],
  wish: Wish,
  favourites: readonly string[],
): readonly ProgramCard[] {
  const fits = programs.filter(
    ({ goals, zones, picture }) =>
      (wish.goal === null || goals.includes(wish.goal)) &&
      // A massage of the whole back touches every zone a little: only its two greatest count.
      (wish.zone === null || zones.slice(0, 2).includes(wish.zone)) &&
      (wish.minutes === null || minutesOf(picture.durationS) <= wish.minutes),
  );
  return [
    ...fits.filter(({ id }) => favourites.includes(id)),
    ...fits.filter(({ id }) => !favourites.includes(id)),
  ];
}

export function minutesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

/** Goals in the order of how many massages serve them. */
export function goalsOf(programs: readonly ProgramCard[]): readonly string[] {
  const counted = new Map<string, number>();
  for (const goal of programs.flatMap(({ goals }) => goals)) counted.set(goal, (counted.get(goal) ?? 0) + 1);
  return [...counted].sort(([, a], [, b]) => b - a).map(([goal]) => goal);
}
