/**
 * How long each zone of one person's back has been touched: in this session, in the sessions shortly before it, and
 * within a day. Contact time counts, not the time a program runs (design.md §4). Pure: what was before is an argument,
 * and so is the calendar.
 */
import { ZONES, type Zone } from '../chair/landmarks.ts';
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';

/** Milliseconds of contact by zone. */
export type ZoneMs = Readonly<Record<Zone, number>>;

/** What one session gave, and when on the calendar it ended (milliseconds since 1970). */
export interface DoseEntry {
  readonly endedAtMs: number;
  readonly contactMs: ZoneMs;
}

/** Oldest first. */
export type DoseHistory = readonly DoseEntry[];

export const NO_DOSE: ZoneMs = { neck: 0, shoulders: 0, upperBack: 0, lowerBack: 0, seat: 0 };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Sessions closer together than this are one session (H11: who falls asleep and repeats) [D]. */
export const COOL_DOWN_MS = 30 * MINUTE_MS;

/**
 * The most contact of each zone in one session, and in any 24 hours twice as much [D]; the neck bears less. The longest
 * massage that ships touches the upper back for 8.3 minutes: it may be played alone, or with half of another.
 */
export const SESSION_MS: ZoneMs = {
  neck: 5 * MINUTE_MS,
  shoulders: 8 * MINUTE_MS,
  upperBack: 12 * MINUTE_MS,
  lowerBack: 12 * MINUTE_MS,
  seat: 12 * MINUTE_MS,
};
const DAY_SHARE = 2;

/** A telemetry frame that was lost does not stretch the contact by more than this. */
const LONGEST_STEP_MS = 250;

/** One more moment of a session: where the carriage is, and whether any roller touches. */
export function withContact(
  dose: ZoneMs,
  zones: readonly ZoneSpan[],
  carriageMm: number,
  touches: boolean,
  elapsedMs: number,
): ZoneMs {
  if (!touches || !(elapsedMs > 0)) return dose;
  const zone = zones.find(({ fromMm, toMm }) => carriageMm >= fromMm && carriageMm <= toMm)?.zone;
  if (zone === undefined) return dose;
  return { ...dose, [zone]: dose[zone] + Math.min(elapsedMs, LONGEST_STEP_MS) };
}

/**
 * What each zone may still have now: of this session, which goes on until half an hour without any, and of the day.
 * Never below 0. A session dated in the future (the calendar was set back) counts as one that has just ended.
 */
export function allowanceMs(history: DoseHistory, nowMs: number): ZoneMs {
  const session = sumOf(sessionBefore(history, nowMs));
  const day = sumOf(history.filter(({ endedAtMs }) => nowMs - endedAtMs < DAY_MS));
  return byZone((zone) =>
    Math.max(0, Math.min(SESSION_MS[zone] - session[zone], DAY_SHARE * SESSION_MS[zone] - day[zone])),
  );
}

/** The history with one more session in it; what is older than a day is left out. */
export function withSession(history: DoseHistory, contactMs: ZoneMs, nowMs: number): DoseHistory {
  const kept = history
    .filter(({ endedAtMs }) => nowMs - endedAtMs < DAY_MS)
    .map((entry) => ({ ...entry, endedAtMs: Math.min(entry.endedAtMs, nowMs) }));
  if (ZONES.every((zone) => contactMs[zone] === 0)) return kept;
  return [...kept, { endedAtMs: nowMs, contactMs: byZone((zone) => Math.round(contactMs[zone])) }];
}

export interface DoseProblem {
  readonly zone: Zone;
  readonly askedMs: number;
  readonly leftMs: number;
  /** What was found and what is left, in words. */
  readonly what: string;
  readonly next: string;
}

/** Everything a plan would give too much of, a zone each; `asked` from `plannedDose`. */
export function judgeDose(asked: ZoneMs, history: DoseHistory, nowMs: number): Result<null, DoseProblem> {
  const left = allowanceMs(history, nowMs);
  const problems = ZONES.filter((zone) => asked[zone] > left[zone]).map(
    (zone): DoseProblem => ({
      zone,
      askedMs: asked[zone],
      leftMs: left[zone],
      what: `${ZONE_WORDS[zone]} would be pressed for ${minutes(asked[zone])} min, and ${minutes(left[zone])} min are left for now.`,
      next: waitWords(zone, asked[zone], history, nowMs),
    }),
  );
  return problems.length === 0 ? ok(null) : err(...problems);
}

export const ZONE_WORDS: Readonly<Record<Zone, string>> = {
  neck: 'The neck',
  shoulders: 'The shoulders',
  upperBack: 'The upper back',
  lowerBack: 'The lower back',
  seat: 'The seat',
};

/** The sessions, counted back from now, with no cool-down between them. */
function sessionBefore(history: DoseHistory, nowMs: number): DoseHistory {
  const one: DoseEntry[] = [];
  let untilMs = nowMs;
  for (const entry of history.toReversed()) {
    if (untilMs - entry.endedAtMs >= COOL_DOWN_MS) break;
    one.push(entry);
    untilMs = Math.min(untilMs, entry.endedAtMs);
  }
  return one;
}

/** When it would be enough, looked for a quarter of an hour at a time. */
function waitWords(zone: Zone, askedMs: number, history: DoseHistory, nowMs: number): string {
  if (askedMs > SESSION_MS[zone]) return 'Play a shorter program, or another part of the back.';
  const step = COOL_DOWN_MS / 2;
  let waitMs = step;
  while (waitMs <= DAY_MS && allowanceMs(history, nowMs + waitMs)[zone] < askedMs) waitMs += step;
  const words =
    waitMs < 2 * 60 * MINUTE_MS ? `${minutes(waitMs)} min` : `${Math.ceil(waitMs / 3_600_000)} hours`;
  return `Rest for ${words}, or play a shorter program.`;
}

function sumOf(entries: DoseHistory): ZoneMs {
  return byZone((zone) => entries.reduce((sum, { contactMs }) => sum + contactMs[zone], 0));
}

function byZone(value: (zone: Zone) => number): ZoneMs {
  return {
    neck: value('neck'),
    shoulders: value('shoulders'),
    upperBack: value('upperBack'),
    lowerBack: value('lowerBack'),
    seat: value('seat'),
  };
}

function minutes(ms: number): string {
  return String(Math.round(ms / 6_000) / 10);
}
