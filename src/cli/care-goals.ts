/** What a care report measures, in words, and what each figure should not exceed. */
import type { CareMetric } from './care-summary.ts';

export interface CareGoal {
  readonly title: string;
  readonly unit: string;
  /** Null: nothing was promised. */
  readonly p95: number | null;
  readonly median: number | null;
  /** Of each single case; left out: nothing was promised of it. */
  readonly most?: number;
  readonly about: string;
}

export const CARE_GOALS: Readonly<Record<CareMetric, CareGoal>> = {
  placeTrueMm: {
    title: 'Place, against the true body',
    unit: 'mm',
    median: 8,
    p95: 15,
    about: 'Greatest distance of the rollers from where the stroke truly lies on this body.',
  },
  placeBelievedMm: {
    title: 'Place, against where the chair believes it is',
    unit: 'mm',
    median: null,
    p95: 3,
    most: 3,
    about: 'The same, against the table or scan that the chair went by.',
  },
  forceErrorN: {
    title: 'Mean force on the plateau, less what was asked',
    unit: 'N',
    median: null,
    p95: 2,
    most: 2,
    about: 'Of each roller on each plateau, without sign.',
  },
  forceRmsN: {
    title: 'Unrest of the force on the plateau (RMS)',
    unit: 'N',
    median: null,
    p95: 3,
    most: 3,
    about: 'Three quarters of the people breathe, 2 mm peak to peak.',
  },
  stillRmsN: {
    title: 'Unrest of the force on still bodies (RMS)',
    unit: 'N',
    median: null,
    p95: 1,
    most: 1,
    about: 'The same, of those who hold their breath.',
  },
  overshootPct: {
    title: 'Overshoot of holds',
    unit: '%',
    median: null,
    p95: 5,
    about:
      'Greatest force up to 1 s after the end of the ramp, above the mean it settles at, percent of what was asked.',
  },
  stillOvershootPct: {
    title: 'Overshoot of holds on still bodies',
    unit: '%',
    median: null,
    p95: 5,
    most: 5,
    about: 'The same, of those who hold their breath.',
  },
  inBandS: {
    title: 'Time from the end of the ramp until in band',
    unit: 's',
    median: null,
    p95: 1,
    most: 1,
    about: 'Until the 250 ms mean is within 2 N or 5 %, whichever is more.',
  },
  alongPct: {
    title: 'Worst force along sweeps and rolls',
    unit: '%',
    median: null,
    p95: 20,
    most: 20,
    about: 'Greatest distance from what was asked at any moment of the way.',
  },
  lostS: {
    title: 'Contact lost while pressing',
    unit: 's',
    median: null,
    p95: 0,
    most: 0,
    about: 'Time on a plateau with less than 2 N.',
  },
  riseNPerS: {
    title: 'Steepest rise above 8 N',
    unit: 'N/s',
    median: null,
    p95: 40,
    most: 40,
    about: 'Of the 250 ms mean, in each stroke.',
  },
  holdErrorS: {
    title: 'Held time, less what was written',
    unit: 's',
    median: null,
    p95: 0.2,
    most: 0.2,
    about: 'Time in which the 250 ms mean is at 90 % of what was asked or more, without sign.',
  },
  cruiseErrorPct: {
    title: 'Speed of sweeps and rolls, less what was written',
    unit: '%',
    median: null,
    p95: 3,
    most: 3,
    about: 'Median of the cruise, without sign.',
  },
  askedPct: {
    title: 'Asked force, of the most that may be asked',
    unit: '%',
    median: null,
    p95: 100,
    most: 100,
    about:
      'The most is the least of 80 N, 50 mm times the stiffness of this body, and the ceiling of the zone less a fifth.',
  },
};

/** Which figures of a distribution are more than was promised of them. */
export function missesOf(
  goal: CareGoal,
  spread: { readonly median: number; readonly p95: number; readonly max: number },
): { readonly median: boolean; readonly p95: boolean; readonly max: boolean } {
  return {
    median: spread.median > (goal.median ?? Number.POSITIVE_INFINITY),
    p95: spread.p95 > (goal.p95 ?? Number.POSITIVE_INFINITY),
    max: spread.max > (goal.most ?? Number.POSITIVE_INFINITY),
  };
}
