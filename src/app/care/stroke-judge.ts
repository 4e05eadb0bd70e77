/** One stroke of a plan, judged from the truth log alone: where it was, how fast, how hard under each roller. */
import type { TruthSample } from '../../../sim/truth.ts';
import { ZONES, type Zone } from '../../chair/landmarks.ts';
import type { PlannedStroke } from '../../chair/plan.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { type PressFigures, PressJudge } from './press-judge.ts';

/** The two ends of a stroke on the track. */
export interface Way {
  readonly fromMm: number;
  readonly toMm: number;
}

export interface StrokeFigures {
  readonly line: number;
  readonly technique: PlannedStroke['technique'];
  /** Where most of its plateaus lay. */
  readonly zone: Zone;
  /** Greatest distance of the carriage from where the host believes the stroke to be, and from where it truly is. */
  readonly placeBelievedMm: number;
  readonly placeTrueMm: number;
  /** Null where it does not cruise. */
  readonly cruiseErrorPct: number | null;
  /** Each roller's; null for a stroke that is not a hold. */
  readonly holdErrorS: readonly number[] | null;
  readonly presses: readonly PressFigures[];
  readonly riseNPerS: number;
}

export class StrokeJudge {
  private readonly stroke: PlannedStroke;
  private readonly trueWay: Way;
  private readonly rollers: readonly PressJudge[];
  /** One drive under two rollers shares its force as the body lets it: only the mean of the two is asked. */
  private readonly oneDrive: boolean;
  private readonly speeds: number[] = [];
  private readonly zoneSamples = new Map<Zone, number>();
  private plateau = 0;
  private leastMm = Number.POSITIVE_INFINITY;
  private mostMm = Number.NEGATIVE_INFINITY;
  private believedMm = 0;
  private trueMm = 0;

  constructor(stroke: PlannedStroke, trueWay: Way, profile: ChairProfile) {
    this.stroke = stroke;
    this.trueWay = trueWay;
    this.oneDrive = profile.depth.length === 1;
    this.rollers = (this.oneDrive ? [0] : stroke.channels).map(
      () => new PressJudge(stroke, profile.force.contactN),
    );
  }

  step(sample: TruthSample): void {
    const { planTick, forceN, peakN } = sample;
    this.place(sample);
    for (let index = 0; index < this.rollers.length; index++) {
      const roller = this.rollers[index];
      const side = this.stroke.channels[index];
      if (roller === undefined || side === undefined) continue;
      if (this.oneDrive) roller.step(planTick, (forceN[0] + forceN[1]) / 2, (peakN[0] + peakN[1]) / 2);
      else roller.step(planTick, forceN[side], peakN[side]);
    }
  }

  end(): StrokeFigures {
    const { stroke, rollers } = this;
    this.closePlateau();
    for (const roller of rollers) roller.end();
    const { cruiseMmPerS } = stroke;
    return {
      line: stroke.line,
      technique: stroke.technique,
      zone: this.zone(),
      placeBelievedMm: this.believedMm,
      placeTrueMm: this.trueMm,
      cruiseErrorPct: cruiseMmPerS > 0 ? Math.abs(median(this.speeds) / cruiseMmPerS - 1) * 100 : null,
      holdErrorS: stroke.technique === 'hold' ? rollers.map(({ heldS }) => heldS - stroke.plannedS) : null,
      presses: rollers.flatMap(({ presses }) => presses),
      riseNPerS: Math.max(0, ...rollers.map(({ riseNPerS }) => riseNPerS)),
    };
  }

  private place({ planTick, carriageMm, carriageMmPerS, zone }: TruthSample): void {
    const { plateaus } = this.stroke;
    let plateau = plateaus[this.plateau];
    while (plateau !== undefined && planTick > plateau.toTick) {
      this.closePlateau();
      this.plateau += 1;
      plateau = plateaus[this.plateau];
    }
    if (plateau === undefined || planTick < plateau.fromTick) return;
    if (carriageMm < this.leastMm) this.leastMm = carriageMm;
    if (carriageMm > this.mostMm) this.mostMm = carriageMm;
    if (this.stroke.cruiseMmPerS > 0) this.speeds.push(Math.abs(carriageMmPerS));
    this.zoneSamples.set(zone, (this.zoneSamples.get(zone) ?? 0) + 1);
  }

  private closePlateau(): void {
    if (this.leastMm > this.mostMm) return;
    this.believedMm = Math.max(this.believedMm, this.away(this.stroke));
    this.trueMm = Math.max(this.trueMm, this.away(this.trueWay));
    this.leastMm = Number.POSITIVE_INFINITY;
    this.mostMm = Number.NEGATIVE_INFINITY;
  }

  /** A kneading wanders between its ends; everything else goes from the one to the other. */
  private away({ fromMm, toMm }: Way): number {
    const belowMm = Math.min(fromMm, toMm) - this.leastMm;
    const aboveMm = this.mostMm - Math.max(fromMm, toMm);
    if (this.stroke.technique === 'knead') return Math.max(0, belowMm, aboveMm);
    return Math.max(Math.abs(belowMm), Math.abs(aboveMm));
  }

  private zone(): Zone {
    const counts = ZONES.map((zone) => this.zoneSamples.get(zone) ?? 0);
    return ZONES[counts.indexOf(Math.max(...counts))] ?? 'seat';
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
