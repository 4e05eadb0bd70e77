/** What safety knows of one person, and what follows from it: the ceiling, a gentle first session, the dose. */
import { DEFAULT_PERSON_CEILING_N } from '../chair/body.ts';
import { type DoseHistory, withSession, type ZoneMs } from './dose.ts';
import type { HealthCheck } from './health-check.ts';

export interface PersonRecord {
  /** Chosen by the person; null until they have. Newtons per roller. */
  readonly ceilingN: number | null;
  /** Sessions in which rollers touched for at least `COUNTS_MS`. */
  readonly sessions: number;
  readonly check: HealthCheck | null;
  readonly dose: DoseHistory;
}

export const NEW_PERSON: PersonRecord = { ceilingN: null, sessions: 0, check: null, dose: [] };

/** What a person may choose, newtons per roller [D]: below it a roller only rests, above it no zone allows more. */
export const CEILING_RANGE_N = { min: 15, max: 80 } as const;

/** The commonest complaint about strong chairs is pain, above all at the first session (domain.md §4): lower then [D]. */
export const FIRST_SESSION_CEILING_N = 25;

/** A session of a minute of contact is one [D]; a stop at the first touch is none. */
const COUNTS_MS = 60_000;

export interface OwnCeiling {
  readonly forceN: number;
  /** Whether it is lower because nothing was felt by this person yet. */
  readonly isFirst: boolean;
}

/** The lowest of what the person chose and of what a first session may have. */
export function ownCeiling({ ceilingN, sessions }: PersonRecord): OwnCeiling {
  const chosenN = ceilingN ?? DEFAULT_PERSON_CEILING_N;
  if (sessions > 0 || chosenN <= FIRST_SESSION_CEILING_N) return { forceN: chosenN, isFirst: false };
  return { forceN: FIRST_SESSION_CEILING_N, isFirst: true };
}

/** The record once a session has ended, however it ended. */
export function afterSession(record: PersonRecord, contactMs: ZoneMs, nowMs: number): PersonRecord {
  const totalMs = Object.values(contactMs).reduce((sum, ms) => sum + ms, 0);
  return {
    ...record,
    sessions: record.sessions + (totalMs >= COUNTS_MS ? 1 : 0),
    dose: withSession(record.dose, contactMs, nowMs),
  };
}
