/** The simulated people a care report plays for: drawn from one seed, so that the same seed gives the same people. */
import { STATURE_RANGE_MM } from '../../chair/body.ts';
import { Random } from '../../units/random.ts';

export interface Sitter {
  readonly index: number;
  /** Of the chair's own tolerances and every noise. */
  readonly seed: number;
  /** Of the hidden anatomy, the curve of the back and the breath. */
  readonly bodySeed: number;
  readonly statureMm: number;
  /** Nominal, everywhere on the back. */
  readonly stiffnessNPerMm: number;
  /** What each load cell reads of a newton. */
  readonly cellSpan: readonly [number, number];
  /** A quarter of them hold their breath: only on a still body can the chair's own unrest be seen. */
  readonly breathes: boolean;
}

/** domain.md §3. Stiffness is drawn evenly in its logarithm: half of the people are softer than 3.9 N/mm. */
const SOFTEST_N_PER_MM = 1;
const STIFFEST_N_PER_MM = 15;
const SPAN_ERROR = 0.03;
const STILL_SHARE = 0.25;

/** The same seed makes the same first people, however many are asked for. */
export function population(count: number, seed: number): readonly Sitter[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index): Sitter => {
    const own = new Random(random.uint32());
    const { min, max } = STATURE_RANGE_MM;
    return {
      index,
      seed: own.uint32(),
      bodySeed: own.uint32(),
      statureMm: own.integer(min, max),
      stiffnessNPerMm: SOFTEST_N_PER_MM * (STIFFEST_N_PER_MM / SOFTEST_N_PER_MM) ** own.unit(),
      cellSpan: [1 + own.between(-SPAN_ERROR, SPAN_ERROR), 1 + own.between(-SPAN_ERROR, SPAN_ERROR)],
      breathes: own.unit() >= STILL_SHARE,
    };
  });
}
