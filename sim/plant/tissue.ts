/**
 * What one roller feels of the body: soft at first, stiffening with depth, damped, slowly giving way.
 *
 *   elastic   F(x) = k/3·x                      up to x = 5 mm
 *                  = k·(5/3 + d + d²/100)       beyond, d = x − 5 mm
 *   damping   50 ms × the slope of F, by which the dented skin also comes back when the roller leaves it
 *   giving    25 % of F after 4 s held still (a standard linear solid); fresh tissue after some travel
 *
 * Design defaults of domain.md §3; the slope at depth is the nominal stiffness k and grows 2 % per mm.
 */

const DT_S = 0.001;
const SOFT_MM = 5;
const STIFFENING_PER_MM = 0.01;
const DAMPING_S = 0.05;
const GIVING_S = 2;
/** The share lost in the end, so that just 25 % is lost after 4 s. */
const GIVING_SHARE = 0.25 / (1 - Math.exp(-4 / GIVING_S));
/** After so much travel the roller rests on tissue that was not pressed before. */
const FRESH_AFTER_MM = 30;

/** Elastic force of tissue dented by `dentMm`, newtons. */
export function elasticN(stiffnessNPerMm: number, dentMm: number): number {
  if (dentMm <= 0) return 0;
  if (dentMm <= SOFT_MM) return stiffnessNPerMm * dentMm * (1 / 3);
  const deep = dentMm - SOFT_MM;
  return stiffnessNPerMm * (SOFT_MM / 3 + deep * (1 + STIFFENING_PER_MM * deep));
}

/** Its slope, N/mm. */
export function slopeNPerMm(stiffnessNPerMm: number, dentMm: number): number {
  if (dentMm <= SOFT_MM) return stiffnessNPerMm * (1 / 3);
  return stiffnessNPerMm * (1 + 2 * STIFFENING_PER_MM * (dentMm - SOFT_MM));
}

/** Numbers go in and come out through its fields: passed as arguments or results, V8 would make an object of each. */
export class Tissue {
  /** How far the roller stands beyond the undented skin; negative: clear of it. */
  pressedMm = 0;
  stiffnessNPerMm = 1;
  /** How fast the roller travels along the back. */
  travelMmPerS = 0;
  /** On the roller and on the body, never negative. */
  forceN = 0;
  private dentMm = 0;
  private givenN = 0;

  /** One millisecond. */
  step(): void {
    const { pressedMm, stiffnessNPerMm, travelMmPerS } = this;
    const dent = this.dentMm;
    if (dent === 0 && pressedMm <= 0) {
      this.givenN -= this.givenN * (DT_S / GIVING_S);
      this.forceN = 0;
      return;
    }
    const damping = DAMPING_S * slopeNPerMm(stiffnessNPerMm, dent);
    const comesBackTo = dent - (elasticN(stiffnessNPerMm, dent) / damping) * DT_S;
    const travel = travelMmPerS < 0 ? -travelMmPerS : travelMmPerS;
    const touching = pressedMm > comesBackTo && pressedMm > 0;
    const elastic = touching ? elasticN(stiffnessNPerMm, pressedMm) : 0;
    const given = this.givenN;
    this.givenN =
      given + (GIVING_SHARE * elastic - given) * (DT_S / GIVING_S) - given * travel * (DT_S / FRESH_AFTER_MM);
    if (!touching) {
      this.dentMm = comesBackTo > 1e-3 ? comesBackTo : 0;
      this.forceN = 0;
      return;
    }
    this.dentMm = pressedMm;
    const force = elastic - this.givenN + (damping * (pressedMm - dent)) / DT_S;
    this.forceN = force > 0 ? force : 0;
  }
}
