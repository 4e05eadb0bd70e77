/** `vectors/plans.yaml` as data, and played by anything that has the plan's few doors. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SpecAxis, SpecSegment } from './spec-plan.ts';

export interface PlanAct {
  readonly ms: number;
  readonly fromTick?: number;
  readonly commit?: readonly SpecSegment[];
  readonly rate?: number;
  readonly pause?: boolean;
  readonly resume?: boolean;
}

export interface PlanVector {
  readonly name: string;
  readonly chair: string;
  readonly acts: readonly PlanAct[];
  /** [ms, rate, counts, carriage nm, nm/s, nm/s², width nm, nm/s, nm/s²] */
  readonly states: readonly (readonly number[])[];
}

interface PlanFile {
  readonly chairs: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>>;
  readonly plays: readonly PlanVector[];
}

const FILE = parse(
  readFileSync(new URL('../../protocols/chair-link/v1/vectors/plans.yaml', import.meta.url), 'utf8'),
) as PlanFile;

export const PLANS = FILE.plays;

/** Carriage and width of a chair the vectors name. */
export function axesOf(chair: string): readonly [SpecAxis, SpecAxis] {
  const [carriage, width] = (FILE.chairs[chair] ?? []).map(
    ([referenceUm, speedUmPerS, accelUmPerS2, jerkUmPerS3]): SpecAxis => ({
      referenceUm,
      speedUmPerS,
      accelUmPerS2,
      jerkUmPerS3,
    }),
  );
  if (carriage === undefined || width === undefined) throw new Error(`no chair ${chair}`);
  return [carriage, width];
}

export interface PlanDoors {
  commit(fromTick: number, segments: readonly SpecSegment[]): void;
  ask(permille: number): void;
  pause(): void;
  resume(): void;
  step(): void;
  /** As in `states`, without the millisecond. */
  look(): readonly number[];
}

/** The states it is in where the vector looks. */
export function played({ acts, states }: PlanVector, plan: PlanDoors): readonly (readonly number[])[] {
  const wanted = new Set(states.map(([ms]) => ms));
  const seen: (readonly number[])[] = [];
  const lastMs = Math.max(...states.map(([ms = 0]) => ms));
  for (let ms = 1; ms <= lastMs; ms++) {
    for (const act of acts) {
      if (act.ms !== ms) continue;
      if (act.commit !== undefined) plan.commit(act.fromTick ?? 0, act.commit);
      if (act.rate !== undefined) plan.ask(act.rate);
      if (act.pause === true) plan.pause();
      if (act.resume === true) plan.resume();
    }
    plan.step();
    if (wanted.has(ms)) seen.push([ms, ...plan.look()]);
  }
  return seen;
}
