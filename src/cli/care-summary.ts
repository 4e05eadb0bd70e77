/** The figures of a care report: distributions over people, by program, technique and zone. */
import type { Zone } from '../chair/landmarks.ts';
import type { PlacedStroke } from '../chair/placed-stroke.ts';

/** What is measured, with its unit in the name; all are distances from what was asked, none below 0. */
export const CARE_METRICS = [
  'placeTrueMm',
  'placeBelievedMm',
  'forceErrorN',
  'forceRmsN',
  'stillRmsN',
  'overshootPct',
  'stillOvershootPct',
  'inBandS',
  'alongPct',
  'lostS',
  'riseNPerS',
  'holdErrorS',
  'cruiseErrorPct',
  'askedPct',
] as const;

export type CareMetric = (typeof CARE_METRICS)[number];

export interface Spread {
  readonly count: number;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly p95: number;
  readonly max: number;
}

export type Spreads = Readonly<Record<CareMetric, Spread | null>>;

export interface CareGroup extends Spreads {
  readonly technique: PlacedStroke['technique'];
  readonly zone: Zone;
}

export interface CareZone {
  readonly zone: Zone;
  /** Of the hardest moment of each play. */
  readonly peakN: Spread;
  readonly doseNs: Spread;
  readonly contactS: Spread;
}

export interface CareProgram extends Spreads {
  readonly program: string;
  readonly plays: number;
  /** Plays that did not end as planned. */
  readonly failed: number;
  readonly ceilingViolations: number;
  readonly zones: readonly CareZone[];
}

export interface CareSummary {
  readonly schemaVersion: 1;
  /** Of the source tree; null where that is not known. */
  readonly commit: string | null;
  readonly seed: number;
  readonly bodies: number;
  readonly profile: string;
  readonly personCeilingN: number;
  readonly virtualHours: number;
  readonly programs: readonly CareProgram[];
  /** Over all programs. */
  readonly groups: readonly CareGroup[];
  readonly all: Spreads & {
    readonly plays: number;
    readonly failed: number;
    readonly ceilingViolations: number;
  };
}

/** Null of nothing. Quantiles by the nearest rank, so that each is a value that was measured. */
export function spreadOf(values: Iterable<number>): Spread | null {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  const at = (share: number): number =>
    thousandths(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  return {
    count: sorted.length,
    least: at(0),
    lowerQuartile: at(0.25),
    median: at(0.5),
    upperQuartile: at(0.75),
    p95: at(0.95),
    max: at(1),
  };
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
