/**
 * Pressing one roller into a body of unknown stiffness with an asked force, by asking its drive for a speed.
 *
 *     approach ──> touching ──> press ──> release
 *     ≤ 25 mm/s    force loop   same loop  back to 0 at ≤ 150 mm/s
 *
 * Admittance: speed = (asked − measured) / D, with D = estimated stiffness / BANDWIDTH, so that the loop answers equally
 * fast on soft and stiff tissue. A slow integral part follows what keeps moving (`skin-motion.ts`). What can be known
 * before the cell tells is fed forward: the ramp that is asked, the back's slope (`back-curve.ts`), tissue that gives way
 * (`giving-way.ts`). The answer is slow enough for 20 ms of load cell and 40 ms of drive together, and what is measured is
 * compared with what was asked as long ago: so a ramp that is followed exactly is no error, and nothing is left over at its end.
 *
 * One instance per depth channel, stepped every millisecond; makes no objects. Speeds in mm/s, positive into the body.
 */
import type { ChairProfile } from '../chair/profile.ts';
import type { ChannelIndex } from '../chair/segment.ts';
import { clamp } from '../units/numbers.ts';
import { Carried } from './carried.ts';
import { DRIVE_LAG_S, DriveFollows } from './drive-follows.ts';
import { GivingWay } from './giving-way.ts';
import { Rhythm } from './rhythm.ts';
import { RoundedRamp } from './rounded-ramp.ts';
import { SkinMotion } from './skin-motion.ts';
import { StiffnessEstimate } from './stiffness-estimate.ts';

export type PressureMode = 'approach' | 'press' | 'release';

export interface PressureLoopSettings {
  /** Measured force above which the roller touches. */
  readonly contactN: number;
  readonly approachSpeedMmPerS: number;
  readonly retractSpeedMmPerS: number;
  /** Where the released roller rests, and how hard it may brake to stop there. */
  readonly restMm: number;
  readonly brakeMmPerS2: number;
  /** Of the force loop, radians a second; left out, for a board that looks every millisecond. */
  readonly bandwidthPerS?: number;
}

/** Settings of one depth channel of a chair. Throws a `RangeError` for a channel the chair does not have. */
export function pressureLoopSettings(profile: ChairProfile, channel: ChannelIndex): PressureLoopSettings {
  const axis = profile.depth[channel];
  if (axis === undefined) throw new RangeError(`${profile.name} has no depth channel ${channel}.`);
  return {
    contactN: profile.force.contactN,
    approachSpeedMmPerS: profile.force.approachSpeedMmPerS,
    retractSpeedMmPerS: axis.retractSpeedMmPerS,
    restMm: axis.minMm,
    brakeMmPerS2: axis.maxAccelMmPerS2,
  };
}

/**
 * Radians a second. With 65 ms of lag in all and a body that is nothing but a spring, 47° of phase are left; the damping
 * of tissue adds 13° at least (protocols/chair-link/v1/pressure-margin.svg).
 */
const BANDWIDTH_PER_S = 10;
const INTEGRAL_S = 0.35;
/** Following inwards is dropped as soon as the body pushes back this much more than asked: it became stiffer. */
const OVER_SHARE = 1.03;
const DROP_S = 0.03;
const FORCE_FILTER_S = 0.004;
/** What lies between had and measured. */
const CELL_LAG_S = 0.02 + FORCE_FILTER_S;
/** Damped tissue answers a speed at once (stiffness-estimate.ts): so that force begins to rise as asked, the speed may not. */
const DAMPING_S = 0.03;
/** Looks ahead of the load cell by its own lag and a filter's, as the change of force allows. */
const LEAD_S = 0.025;
const LEAD_FILTER_S = 0.01;
/**
 * Skin is soft for about 5 mm and then up to three times as stiff (design.md §4): so near the surface the loop takes no
 * body for softer than this, or it would meet the stiff part too lively.
 */
const SHALLOW_MM = 6.5;
const SHALLOW_N_PER_MM = 4;
/**
 * Less than contact, but more than noise: slow down, something is there. The longer that lasts the softer it is: then faster
 * again, or on the softest skin (a third of 1 N/mm) the approach would be over before the roller is there. Never as fast as
 * through air: a cell off its zero suspects all the way.
 */
const SUSPECTED_N = 0.8;
const SUSPECTED_MM_PER_S = 5;
const SUSPECTED_MM_PER_S2 = 50;
const SUSPECTED_MOST_MM_PER_S = 15;
/** A roller that lost the body below this share of the contact force has to find it again. */
const LOST_SHARE = 0.3;
/**
 * No roller goes deeper into a body than this from where it was felt first, which is 6 mm in where it is softest. Tissue
 * that stiffens as ours does pushes back at 40 mm with its nominal stiffness times 50 mm: the most that anybody is pressed
 * with (design.md §4). Slower when it comes near.
 */
const DEEPEST_MM = 34;
const NEAR_DEEPEST_PER_S = 10;
/** Faster changes of the asked force are steps, not ramps, and are not fed forward. */
const STEEPEST_N_PER_S = 40;
const RAMP_N_PER_S = 2;
/** Within this of its rest a released roller is there. */
const REST_MM = 0.1;

export class PressureLoop {
  /** The body was felt since the last approach began, and has not been lost. */
  inContact = false;
  /** How fast the skin goes away from the rollers under a travelling carriage, as far as that is known: fed forward. */
  carriedMmPerS = 0;
  /** How fast the carriage travels, mm/s. */
  travelMmPerS = 0;
  /** Where the eccentric of the kneading motor stands, in turns, and how fast it turns. */
  kneadTurns = 0;
  kneadHz = 0;
  /** Never presses harder than this, whatever is asked, and without delay. */
  mostN = Number.POSITIVE_INFINITY;
  /** What the cell measures, less its noise. */
  filteredN = 0;
  /** Where the skin is, while it is felt: where it was met, and under a travelling carriage as depth goes on without force. */
  contactMm = 0;
  readonly skin = new SkinMotion();
  private readonly settings: PressureLoopSettings;
  private readonly bandwidthPerS: number;
  private readonly stiffness = new StiffnessEstimate();
  private readonly rounded = new RoundedRamp();
  private readonly giving = new GivingWay();
  private readonly rhythm = new Rhythm();
  private readonly carried = new Carried();
  private readonly drive = new DriveFollows();
  private slowErrorN = 0;
  private askedMmPerS = 0;
  private suspectedMmPerS = SUSPECTED_MM_PER_S;
  private lastDepthMm = 0;
  private lastForceN = 0;
  private lastTargetN = 0;
  private lastGoalN = 0;
  private rampNPerS = 0;
  private driveGoalN = 0;
  private cellGoalN = 0;

  constructor(settings: PressureLoopSettings) {
    this.settings = settings;
    this.bandwidthPerS = settings.bandwidthPerS ?? BANDWIDTH_PER_S;
  }

  /** Estimated stiffness under the roller, N/mm: stiff until pressing has shown otherwise. */
  stiffnessNPerMm(): number {
    return this.stiffness.nPerMm;
  }

  /** A roller is sent out to rest on the body with `contactTargetN`. Knows nothing yet of what it will meet. */
  beginApproach(contactTargetN: number): void {
    this.inContact = false;
    this.stiffness.reset();
    this.filteredN = 0;
    this.slowErrorN = contactTargetN;
    this.skin.begin();
    this.giving.begin();
    this.rhythm.begin();
    this.carried.begin();
    this.drive.begin();
    this.beginGoal(contactTargetN);
  }

  /** Newtons that a skin coming nearer at `mmPerS` adds before the loop has answered. */
  pushedN(mmPerS: number): number {
    return (mmPerS * this.stiffness.nPerMm) / this.bandwidthPerS;
  }

  /** One step; the speed to ask of the drive. `targetN` is ignored in `release`. */
  step(mode: PressureMode, targetN: number, measuredN: number, depthMm: number, dtS: number): number {
    this.filteredN += (measuredN - this.filteredN) * (dtS / (FORCE_FILTER_S + dtS));
    if (mode === 'release') return this.release(depthMm);
    if (!this.inContact) {
      if (this.filteredN <= this.settings.contactN) return this.seek(targetN, dtS);
      this.inContact = true;
      this.contactMm = depthMm;
      this.lastDepthMm = depthMm;
      this.lastForceN = this.filteredN;
    }
    return this.press(targetN, depthMm, dtS);
  }

  private seek(targetN: number, dtS: number): number {
    this.beginGoal(targetN);
    this.slowErrorN += (targetN - this.filteredN - this.slowErrorN) * (dtS / (LEAD_FILTER_S + dtS));
    const suspects = this.filteredN > SUSPECTED_N;
    this.suspectedMmPerS = suspects
      ? Math.min(this.suspectedMmPerS + SUSPECTED_MM_PER_S2 * dtS, SUSPECTED_MOST_MM_PER_S)
      : SUSPECTED_MM_PER_S;
    const { approachSpeedMmPerS } = this.settings;
    return suspects ? Math.min(this.suspectedMmPerS, approachSpeedMmPerS) : approachSpeedMmPerS;
  }

  private press(targetN: number, depthMm: number, dtS: number): number {
    const { stiffness, filteredN: forceN, settings, skin, travelMmPerS } = this;
    const errorN = this.goal(targetN, dtS) - forceN;
    const catchingUp = Math.abs(errorN) > 0.2 * targetN;
    const ramps = Math.abs(targetN - this.lastTargetN) >= RAMP_N_PER_S * dtS;
    this.lastTargetN = targetN;
    // Under a travelling carriage depth comes and goes with the back.
    stiffness.step(forceN, depthMm, travelMmPerS === 0 && (catchingUp || ramps), dtS);

    if (travelMmPerS !== 0)
      this.contactMm += depthMm - this.lastDepthMm - (forceN - this.lastForceN) / stiffness.nPerMm;
    this.lastDepthMm = depthMm;
    this.lastForceN = forceN;
    const shallow = depthMm - this.contactMm < SHALLOW_MM;
    const nPerMm = shallow ? Math.max(stiffness.nPerMm, SHALLOW_N_PER_MM) : stiffness.nPerMm;
    this.slowErrorN += (errorN - this.slowErrorN) * (dtS / (LEAD_FILTER_S + dtS));
    const comingN = (errorN - this.slowErrorN) * (LEAD_S / LEAD_FILTER_S);
    const back = (errorN + comingN) * (this.bandwidthPerS / nPerMm);
    const givesNPerS = this.giving.step(forceN, travelMmPerS, dtS);
    const alongMmPerS = this.carriedMmPerS + skin.along(travelMmPerS);
    const carried = this.carried.step(alongMmPerS, forceN, this.cellGoalN, dtS);
    const forward = (this.rampNPerS + givesNPerS) / nPerMm + carried;
    const restMmPerS = errorN * (this.bandwidthPerS / nPerMm);
    const taughtMmPerS = this.drive.step(this.askedMmPerS, depthMm, dtS) ? restMmPerS : 0;
    const kneaded = this.rhythm.step(this.kneadTurns, this.kneadHz, taughtMmPerS, dtS);
    const asked = back + forward + skin.at(this.rampNPerS) + kneaded;
    const deeperMm = this.contactMm + DEEPEST_MM - depthMm;
    const fastest = Math.min(settings.approachSpeedMmPerS, deeperMm * NEAR_DEEPEST_PER_S);
    const speed = clamp(
      asked,
      -settings.retractSpeedMmPerS,
      Math.max(-settings.approachSpeedMmPerS, fastest),
    );
    this.askedMmPerS = speed;
    if (speed === asked) skin.learn((restMmPerS / INTEGRAL_S) * dtS, travelMmPerS, this.rampNPerS);
    if (skin.breathMmPerS > 0 && forceN > OVER_SHARE * this.cellGoalN) {
      skin.breathMmPerS -= skin.breathMmPerS * (dtS / DROP_S);
    }
    if (forceN < LOST_SHARE * settings.contactN && targetN > settings.contactN) this.inContact = false;
    return speed;
  }

  private beginGoal(goalN: number): void {
    this.rounded.begin(goalN);
    this.lastTargetN = goalN;
    this.lastGoalN = goalN;
    this.driveGoalN = goalN;
    this.cellGoalN = goalN;
    this.rampNPerS = 0;
  }

  /** What the cell ought to measure now. */
  private goal(targetN: number, dtS: number): number {
    const goalN = Math.min(this.rounded.step(targetN, dtS), this.mostN);
    const changeNPerS = (goalN - this.lastGoalN) / dtS;
    this.lastGoalN = goalN;
    const rampNPerS = Math.abs(changeNPerS) <= STEEPEST_N_PER_S ? changeNPerS : 0;
    this.rampNPerS += (rampNPerS - this.rampNPerS) * (dtS / (DAMPING_S + dtS));
    this.driveGoalN += (goalN - this.driveGoalN) * (dtS / (DRIVE_LAG_S + dtS));
    this.cellGoalN += (this.driveGoalN - this.cellGoalN) * (dtS / (CELL_LAG_S + dtS));
    return this.cellGoalN;
  }

  private release(depthMm: number): number {
    const { restMm, brakeMmPerS2, retractSpeedMmPerS } = this.settings;
    this.inContact = false;
    this.skin.begin();
    const farMm = depthMm - restMm;
    if (farMm <= REST_MM) return 0;
    return -Math.min(retractSpeedMmPerS, Math.sqrt(brakeMmPerS2 * farMm));
  }
}
