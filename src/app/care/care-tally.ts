/** Gathers the figures of many plays, in whatever order they come, into one summary that does not depend on that order. */
import type { Zone } from '../../chair/landmarks.ts';
import { ZONES } from '../../chair/landmarks.ts';
import type { PlacedStroke } from '../../chair/placed-stroke.ts';
import {
  CARE_METRICS,
  type CareGroup,
  type CareMetric,
  type CareProgram,
  type CareSummary,
  type CareZone,
  type Spread,
  type Spreads,
  spreadOf,
} from '../../cli/care-summary.ts';
import type { CarePlay } from './care-play.ts';
import type { StrokeFigures } from './stroke-judge.ts';

type Bag = Map<CareMetric, number[]>;

interface ProgramTally {
  readonly bag: Bag;
  readonly zones: Map<Zone, { peakN: number[]; doseNs: number[]; contactS: number[] }>;
  plays: number;
  failed: number;
  violations: number;
}

/** Strokes that travel while they press are judged by their worst moment too. */
const TRAVELS: ReadonlySet<PlacedStroke['technique']> = new Set(['sweep', 'roll']);

export class CareTally {
  private readonly programs = new Map<string, ProgramTally>();
  private readonly groups = new Map<string, Bag>();
  private readonly all: Bag = new Map();
  private virtualS = 0;

  /** Programs are listed in the order given here. */
  constructor(programs: readonly string[]) {
    for (const program of programs)
      this.programs.set(program, { bag: new Map(), zones: new Map(), plays: 0, failed: 0, violations: 0 });
  }

  /** `stiffnessNPerMm`: of whom it was played on. */
  add(program: string, play: CarePlay, stiffnessNPerMm: number): void {
    const tally = this.programs.get(program);
    if (tally === undefined) throw new RangeError(`${program} is not among the programs of this report.`);
    tally.plays += 1;
    if (play.exit !== 'ok') tally.failed += 1;
    tally.violations += play.ceilingViolations;
    this.virtualS += play.virtualS;
    for (const stroke of play.strokes) {
      const group = this.group(stroke);
      const mostN = mostAskedN(stroke, play, stiffnessNPerMm);
      for (const { askedN } of stroke.presses)
        for (const bag of [tally.bag, group, this.all]) put(bag, 'askedPct', (askedN / mostN) * 100);
      for (const [metric, value] of measuresOf(stroke, play.breathes))
        for (const bag of [tally.bag, group, this.all]) put(bag, metric, value);
    }
    for (const { zone, peakN, doseNs, contactS } of play.zones) {
      if (contactS === 0) continue;
      const took = tally.zones.get(zone) ?? { peakN: [], doseNs: [], contactS: [] };
      tally.zones.set(zone, took);
      took.peakN.push(peakN);
      took.doseNs.push(doseNs);
      took.contactS.push(contactS);
    }
  }

  summary(
    about: Pick<CareSummary, 'commit' | 'seed' | 'bodies' | 'profile' | 'personCeilingN'>,
  ): CareSummary {
    const programs = [...this.programs].map(([program, tally]) => programOf(program, tally));
    const sum = (key: 'plays' | 'failed' | 'ceilingViolations'): number =>
      programs.reduce((total, program) => total + program[key], 0);
    return {
      schemaVersion: 1,
      ...about,
      virtualHours: Math.round(this.virtualS / 360) / 10,
      all: {
        plays: sum('plays'),
        failed: sum('failed'),
        ceilingViolations: sum('ceilingViolations'),
        ...spreadsOf(this.all),
      },
      programs,
      groups: [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, bag]) => groupOf(key, bag)),
    };
  }

  private group({ technique, zone }: StrokeFigures): Bag {
    const key = `${technique} ${ZONES.indexOf(zone)}`;
    const bag = this.groups.get(key) ?? new Map();
    this.groups.set(key, bag);
    return bag;
  }
}

/** design.md §4. */
const MOST_ASKED_N = 80;
const MOST_DENT_MM = 50;
const OF_CEILING = 0.8;

/** The most that may be asked of this body in the zone of this stroke. */
function mostAskedN({ zone }: StrokeFigures, { zones }: CarePlay, stiffnessNPerMm: number): number {
  const ceilingN = zones.find((one) => one.zone === zone)?.ceilingN ?? 0;
  return Math.min(MOST_ASKED_N, MOST_DENT_MM * stiffnessNPerMm, OF_CEILING * ceilingN);
}

function* measuresOf(stroke: StrokeFigures, breathes: boolean): Generator<readonly [CareMetric, number]> {
  yield ['placeTrueMm', stroke.placeTrueMm];
  yield ['placeBelievedMm', stroke.placeBelievedMm];
  yield ['riseNPerS', stroke.riseNPerS];
  if (stroke.cruiseErrorPct !== null) yield ['cruiseErrorPct', stroke.cruiseErrorPct];
  for (const errorS of stroke.holdErrorS ?? []) yield ['holdErrorS', Math.abs(errorS)];
  for (const press of stroke.presses) {
    yield ['forceErrorN', Math.abs(press.errorN)];
    yield ['forceRmsN', press.rmsN];
    if (!breathes) yield ['stillRmsN', press.rmsN];
    if (press.overshootPct !== null) {
      yield ['overshootPct', press.overshootPct];
      if (!breathes) yield ['stillOvershootPct', press.overshootPct];
    }
    yield ['inBandS', press.inBandS ?? Number.POSITIVE_INFINITY];
    yield ['lostS', press.lostS];
    if (TRAVELS.has(stroke.technique)) yield ['alongPct', press.worstPct];
  }
}

function put(bag: Bag, metric: CareMetric, value: number): void {
  const values = bag.get(metric);
  // A roller that never came into band is counted as out of it for the longest time there is.
  const finite = Math.min(value, LONGEST_S);
  if (values === undefined) bag.set(metric, [finite]);
  else values.push(finite);
}

const LONGEST_S = 1_000;

function spreadsOf(bag: Bag): Spreads {
  return Object.fromEntries(
    CARE_METRICS.map((metric) => [metric, spreadOf(bag.get(metric) ?? [])]),
  ) as Record<CareMetric, Spread | null>;
}

function programOf(program: string, tally: ProgramTally): CareProgram {
  const { plays, failed, violations, zones, bag } = tally;
  return {
    program,
    plays,
    failed,
    ceilingViolations: violations,
    ...spreadsOf(bag),
    zones: ZONES.flatMap((zone): CareZone[] => {
      const took = zones.get(zone);
      const [peakN, doseNs, contactS] = [took?.peakN, took?.doseNs, took?.contactS].map((values) =>
        spreadOf(values ?? []),
      );
      return peakN && doseNs && contactS ? [{ zone, peakN, doseNs, contactS }] : [];
    }),
  };
}

function groupOf(key: string, bag: Bag): CareGroup {
  const [technique, zone] = key.split(' ');
  return {
    technique: technique as PlacedStroke['technique'],
    zone: ZONES[Number(zone)] ?? 'seat',
    ...spreadsOf(bag),
  };
}
