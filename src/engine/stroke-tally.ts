/**
 * What one stroke delivered, added up from telemetry alone (what the chair says; the truth log of the simulated
 * chair is for tests). A tally is a value: adding a sample makes the next one.
 */
import type { PlannedStroke } from '../chair/plan.ts';
import { heldAgainstN, meanAskedN } from '../chair/plateaus.ts';
import type { Telemetry } from './chair-events.ts';

/** Held = while the mean of the last 250 ms is at least this share of the force asked by then (design.md §2). */
const HELD_SHARE = 0.9;
const MEAN_WINDOW_MS = 250;

interface ForceAt {
  readonly boardMs: number;
  readonly forceN: number;
}

/** The newest first, so that one more copies nothing: a long sweep has a thousand. */
interface Speeds {
  readonly mmPerS: number;
  readonly before: Speeds | null;
}

export interface StrokeTally {
  readonly samples: number;
  readonly sumN: number;
  readonly sumSquaredErrorN: number;
  readonly heldMs: number;
  readonly strokedMs: number;
  readonly recent: readonly ForceAt[];
  readonly speeds: Speeds | null;
  readonly lowestMm: number;
  readonly highestMm: number;
  readonly skipped: boolean;
  readonly last: Telemetry | null;
}

export const EMPTY_TALLY: StrokeTally = {
  samples: 0,
  sumN: 0,
  sumSquaredErrorN: 0,
  heldMs: 0,
  strokedMs: 0,
  recent: [],
  speeds: null,
  lowestMm: Number.POSITIVE_INFINITY,
  highestMm: Number.NEGATIVE_INFINITY,
  skipped: false,
  last: null,
};

export interface StrokeReport {
  readonly technique: string;
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  readonly side: string;
  readonly plannedS: number;
  readonly deliveredS: number;
  /** Mean over the plateaus, as `meanN` is. */
  readonly plannedN: number;
  readonly meanN: number;
  readonly rmsErrorN: number;
  readonly cruiseMmPerS: number;
  readonly placeErrorMm: number;
  /** True where the rollers found no contact in time and the stroke was left out. */
  readonly skipped: boolean;
}

/** Mean force over the channels that press in this stroke. */
function pressedN(stroke: PlannedStroke, telemetry: Telemetry): number {
  if (stroke.channels.length === 0) return 0;
  let sumN = 0;
  for (const channel of stroke.channels) sumN += telemetry.forceN[channel];
  return sumN / stroke.channels.length;
}

/** Adds one telemetry frame that lies between the stroke's start and end. */
export function addSample(tally: StrokeTally, stroke: PlannedStroke, telemetry: Telemetry): StrokeTally {
  const previous = tally.last;
  const elapsedMs = previous === null ? 0 : telemetry.boardMs - previous.boardMs;
  const forceN = pressedN(stroke, telemetry);
  const recent = tally.recent.filter((entry) => entry.boardMs > telemetry.boardMs - MEAN_WINDOW_MS);
  recent.push({ boardMs: telemetry.boardMs, forceN });
  const held = stroke.askedN > 0 && meanN(recent) >= HELD_SHARE * heldAgainstN(stroke, telemetry.planTick);
  const next = {
    ...tally,
    recent,
    heldMs: tally.heldMs + (held ? elapsedMs : 0),
    skipped: tally.skipped || stroke.channels.some((channel) => telemetry.skipped[channel]),
    last: telemetry,
  };
  const plateau = stroke.plateaus.find(
    (span) => telemetry.planTick >= span.fromTick && telemetry.planTick <= span.toTick,
  );
  if (plateau === undefined || telemetry.state !== 'playing') return next;
  const errorN = forceN - plateau.forceN;
  const speed =
    previous === null || elapsedMs <= 0
      ? null
      : (Math.abs(telemetry.carriageMm - previous.carriageMm) / elapsedMs) * 1000;
  return {
    ...next,
    samples: tally.samples + 1,
    sumN: tally.sumN + forceN,
    sumSquaredErrorN: tally.sumSquaredErrorN + errorN * errorN,
    strokedMs: tally.strokedMs + elapsedMs,
    speeds: speed === null ? tally.speeds : { mmPerS: speed, before: tally.speeds },
    lowestMm: Math.min(tally.lowestMm, telemetry.carriageMm),
    highestMm: Math.max(tally.highestMm, telemetry.carriageMm),
  };
}

function meanN(entries: readonly ForceAt[]): number {
  let sumN = 0;
  for (const { forceN } of entries) sumN += forceN;
  return sumN / entries.length;
}

function medianMmPerS(speeds: Speeds | null): number {
  const sorted: number[] = [];
  for (let entry = speeds; entry !== null; entry = entry.before) sorted.push(entry.mmPerS);
  sorted.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

function deliveredMs(tally: StrokeTally, stroke: PlannedStroke): number {
  switch (stroke.technique) {
    case 'hold':
      return tally.heldMs;
    case 'sweep':
    case 'knead':
    case 'roll':
    case 'friction':
      return tally.strokedMs;
    case 'rest':
      return stroke.plannedS * 1000;
    default:
      return stroke.technique satisfies never;
  }
}

/** The motors of a cushion run in it. */
function shakes({ batches }: PlannedStroke): boolean {
  return batches.some(({ pads = [] }) => pads.some(({ permille }) => permille > 0));
}

/** The stroke's line in the report. */
export function reportStroke(tally: StrokeTally, stroke: PlannedStroke): StrokeReport {
  const touched = tally.samples > 0 && stroke.technique !== 'rest';
  const placeErrorMm = touched
    ? Math.max(
        Math.abs(tally.lowestMm - Math.min(stroke.fromMm, stroke.toMm)),
        Math.abs(tally.highestMm - Math.max(stroke.fromMm, stroke.toMm)),
      )
    : 0;
  const place =
    stroke.fromName === stroke.toName
      ? { at: stroke.fromName }
      : { from: stroke.fromName, to: stroke.toName };
  return {
    technique: shakes(stroke) ? 'shake' : stroke.technique,
    ...place,
    side: stroke.side,
    plannedS: round(stroke.plannedS, 3),
    deliveredS: round(deliveredMs(tally, stroke) / 1000, 3),
    plannedN: round(meanAskedN(stroke), 2),
    meanN: touched ? round(tally.sumN / tally.samples, 2) : 0,
    rmsErrorN: touched ? round(Math.sqrt(tally.sumSquaredErrorN / tally.samples), 2) : 0,
    cruiseMmPerS: stroke.cruiseMmPerS > 0 ? round(medianMmPerS(tally.speeds), 2) : 0,
    placeErrorMm: round(placeErrorMm, 2),
    skipped: tally.skipped,
  };
}
