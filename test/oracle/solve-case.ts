/** One case of an oracle file, solved from its questions alone. */
import type { AxisInput } from '../../src/motion/solver/axis-input.ts';
import type { AxisProfile } from '../../src/motion/solver/profile.ts';
import { Solver } from '../../src/motion/solver/solver.ts';

type PerAxis = number | readonly number[];

/** The questions of a case: one number, or one an axis. A case without `pf` asks for a velocity. */
export interface OracleCase {
  readonly id: number;
  readonly p0: PerAxis;
  readonly v0: PerAxis;
  readonly a0: PerAxis;
  readonly pf?: PerAxis;
  readonly vf: PerAxis;
  readonly af: PerAxis;
  readonly vmax?: PerAxis;
  readonly amax: PerAxis;
  readonly jmax: PerAxis;
  /** Requested minimum duration in s. */
  readonly Tmin?: number;
}

export type Answer =
  | { readonly id: number; readonly refused: string }
  | { readonly id: number; readonly T: number; readonly pieces: unknown };

export function solveCase(asked: OracleCase): Answer {
  const several = Array.isArray(asked.p0);
  const count = Array.isArray(asked.p0) ? asked.p0.length : 1;
  const axis = (values: PerAxis | undefined, i: number): number =>
    typeof values === 'number' ? values : (values?.[i] ?? Number.NaN);
  const inputs = Array.from(
    { length: count },
    (_, i): AxisInput => ({
      p0: axis(asked.p0, i),
      v0: axis(asked.v0, i),
      a0: axis(asked.a0, i),
      pf: axis(asked.pf, i),
      vf: axis(asked.vf, i),
      af: axis(asked.af, i),
      vmax: axis(asked.vmax, i),
      amax: axis(asked.amax, i),
      jmax: axis(asked.jmax, i),
    }),
  );
  const solver = new Solver();
  const answer =
    asked.pf === undefined
      ? solver.solveVelocity(inputs)
      : solver.solve(inputs, { minimumS: asked.Tmin ?? 0 });
  if (answer.refused !== null) return { id: asked.id, refused: answer.refused };
  const pieces = answer.profiles.map(piecesOf);
  return { id: asked.id, T: answer.durationS, pieces: several ? pieces : pieces[0] };
}

function piecesOf(profile: AxisProfile): (readonly [number, number])[] {
  return Array.from({ length: profile.count }, (_, i) => [profile.durations[i] ?? 0, profile.jerks[i] ?? 0]);
}
