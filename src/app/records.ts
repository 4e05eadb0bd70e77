/** What is kept of a session: the report for a person or a script, and the trace of every line for a developer. */
import { writeFileSync } from 'node:fs';
import type { Approximation } from '../chair/plan.ts';
import type { PressureScale } from '../chair/pressure-scale.ts';
import type { EngineState } from '../engine/engine-state.ts';
import type { StrokeReport } from '../engine/stroke-tally.ts';
import { reportStroke } from '../engine/stroke-tally.ts';
import type { Cut } from '../safety/gate.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';

export interface SessionReport {
  readonly program: string;
  readonly chair: string;
  readonly serial: string;
  readonly simulated: boolean;
  readonly statureCm: number;
  /** What was believed of the body: found how, how sure, and where each landmark lies on the track. */
  readonly body: BelievedBody;
  readonly outcome: string;
  readonly exitCode: number;
  /** Seconds of the plan that were played. */
  readonly durationS: number;
  /** Strokes that were begun, in order. */
  readonly strokes: readonly StrokeReport[];
  readonly cuts: readonly Cut[];
  readonly approximations: readonly Approximation[];
  readonly faults: readonly string[];
}

export interface BelievedBody {
  readonly by: 'table' | 'scan' | 'hand';
  /** One standard deviation of the least sure landmark; null for the table. */
  readonly sigmaMm: number | null;
  readonly trackMm: Readonly<Record<string, number>>;
}

export interface Played {
  readonly body: BelievedBody;
  readonly program: string;
  readonly statureMm: number;
  readonly cuts: readonly Cut[];
  readonly approximations: readonly Approximation[];
}

export function reportOf(state: EngineState, played: Played): SessionReport {
  const { phase, identity, telemetry, counters } = state;
  const outcome = phase.kind === 'done' ? phase.outcome : null;
  const tick = telemetry?.planTick ?? 0;
  const strokes = (state.score?.plan.strokes ?? []).flatMap((stroke, index) => {
    const tally = state.tallies[index];
    return tally !== undefined && stroke.startTick < tick ? [reportStroke(tally, stroke)] : [];
  });
  const latched = telemetry?.latched === true && counters !== null && counters.fault !== 'none';
  return {
    program: played.program,
    chair: identity?.model ?? 'unknown',
    serial: identity?.serial ?? 'unknown',
    simulated: identity?.simulated ?? false,
    statureCm: played.statureMm / 10,
    body: played.body,
    outcome: outcome?.what ?? 'not ended',
    exitCode: EXIT_CODES[outcome?.exit ?? 'failed'],
    durationS: Math.round(tick) / 1000,
    strokes,
    cuts: played.cuts,
    approximations: played.approximations,
    faults: latched ? [counters.fault] : [],
  };
}

/** Writes the report. Throws a `ChairError` where the file cannot be written. */
export function writeReport(path: string, report: SessionReport, scale: PressureScale): void {
  try {
    writeFileSync(path, `${JSON.stringify(asTold(report, scale), null, 2)}\n`);
  } catch (error) {
    throw new ChairError(
      'failed',
      `The report could not be written to ${path}: ${(error as Error).message}.`,
      'The massage itself went as shown. Name another file next time.',
      { cause: error },
    );
  }
}

/** The report as it is written: of a chair that senses no force it has depths, and no newtons. */
export function asTold(report: SessionReport, { unit, perN }: PressureScale): object {
  if (unit === 'N') return report;
  const mm = (forceN: number): number => Math.round(forceN * perN * 100) / 100;
  return {
    ...report,
    strokes: report.strokes.map(({ plannedN, meanN, rmsErrorN, ...stroke }) => ({
      ...stroke,
      plannedDepthMm: mm(plannedN),
      meanDepthMm: mm(meanN),
      rmsErrorMm: mm(rmsErrorN),
    })),
    cuts: report.cuts.map(({ askedN, allowedN, ...cut }) => ({
      ...cut,
      askedDepthMm: mm(askedN),
      allowedDepthMm: mm(allowedN),
    })),
  };
}

/** One line of a trace: milliseconds since the start, direction as the host sees it, the line. */
export function traceLine(nowMs: number, direction: 'out' | 'in', text: string): string {
  return `${JSON.stringify({ tMs: Math.round(nowMs * 10) / 10, direction, line: text })}\n`;
}
