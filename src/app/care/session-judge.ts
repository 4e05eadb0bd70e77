/** A whole massage, judged from the truth log as it streams by: every stroke, and what each zone of the body took. */
import type { TruthSample } from '../../../sim/truth.ts';
import { ZONES, type Zone } from '../../chair/landmarks.ts';
import type { PlannedStroke } from '../../chair/plan.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { SAMPLE_S } from './press-judge.ts';
import { type StrokeFigures, StrokeJudge, type Way } from './stroke-judge.ts';

export interface ZoneFigures {
  readonly zone: Zone;
  readonly ceilingN: number;
  /** Of either roller. */
  readonly peakN: number;
  /** Of both rollers: newtons times seconds of contact, and the seconds of one roller. */
  readonly doseNs: number;
  readonly contactS: number;
}

export interface SessionFigures {
  readonly strokes: readonly StrokeFigures[];
  readonly zones: readonly ZoneFigures[];
  /** Samples (10 ms) in which a roller pressed harder than the lowest ceiling of where it truly was. */
  readonly ceilingViolations: number;
}

export interface SessionJudgeOptions {
  readonly strokes: readonly PlannedStroke[];
  /** Where each of them truly lies on this body. */
  readonly trueWays: readonly Way[];
  readonly profile: ChairProfile;
  readonly personCeilingN: number;
}

export class SessionJudge {
  private readonly options: SessionJudgeOptions;
  private readonly zones = new Map<
    Zone,
    { ceilingN: number; peakN: number; doseNs: number; contactS: number }
  >();
  private readonly figures: StrokeFigures[] = [];
  private violations = 0;
  private next = 0;
  private current: StrokeJudge | null = null;
  private endTick = -1;

  constructor(options: SessionJudgeOptions) {
    this.options = options;
    const { boardCeilingN, zoneCeilingN } = options.profile.force;
    for (const zone of ZONES) {
      const ceilingN = Math.min(boardCeilingN, options.personCeilingN, zoneCeilingN[zone]);
      this.zones.set(zone, { ceilingN, peakN: 0, doseNs: 0, contactS: 0 });
    }
  }

  /** Samples in the order of time. */
  step(sample: TruthSample): void {
    this.took(sample);
    const { planTick } = sample;
    if (planTick >= this.endTick) {
      this.closeStroke();
      const stroke = this.options.strokes[this.next];
      if (stroke === undefined || planTick < stroke.startTick) return;
      this.endTick = stroke.endTick;
      const trueWay = this.options.trueWays[this.next] ?? stroke;
      this.next += 1;
      if (stroke.technique !== 'rest') this.current = new StrokeJudge(stroke, trueWay, this.options.profile);
    }
    if (this.current !== null) this.current.step(sample);
  }

  end(): SessionFigures {
    this.closeStroke();
    return {
      strokes: this.figures,
      zones: [...this.zones].map(([zone, took]) => ({ zone, ...took })),
      ceilingViolations: this.violations,
    };
  }

  private took({ zone, forceN, peakN }: TruthSample): void {
    const took = this.zones.get(zone);
    if (took === undefined) return;
    const { contactN } = this.options.profile.force;
    let tooHard = false;
    for (const side of [0, 1] as const) {
      if (peakN[side] > took.peakN) took.peakN = peakN[side];
      if (peakN[side] > took.ceilingN) tooHard = true;
      if (forceN[side] < contactN) continue;
      took.doseNs += forceN[side] * SAMPLE_S;
      took.contactS += SAMPLE_S;
    }
    if (tooHard) this.violations += 1;
  }

  private closeStroke(): void {
    if (this.current !== null) this.figures.push(this.current.end());
    this.current = null;
  }
}
