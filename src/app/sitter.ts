/**
 * Who sits in the chair, for safety: their ceiling, their health check, and what their zones may still have today. Kept
 * of a person who is named; of anybody else nothing is known, so they are asked each time and nothing is counted.
 */
import { DEFAULT_PERSON_CEILING_N } from '../chair/body.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { allowanceMs, judgeDose, type ZoneMs } from '../safety/dose.ts';
import { HEALTH_CHECK_VERSION, type HealthStatus, healthStatus } from '../safety/health-check.ts';
import { afterSession, NEW_PERSON, ownCeiling, type PersonRecord } from '../safety/person-record.ts';
import { plannedDose } from '../safety/planned-dose.ts';
import type { HealthChecks } from '../store/health-checks.ts';
import { ChairError } from '../units/chair-error.ts';
import type { Composed } from './score.ts';

export interface SitterOptions {
  /** Null: nobody is named. */
  readonly name: string | null;
  readonly checks: HealthChecks;
  /** What the person asks for now; null: as kept. */
  readonly ceilingN: number | null;
  /** The calendar, milliseconds since 1970. */
  readonly calendarMs: () => number;
}

export class Sitter {
  readonly name: string | null;
  private readonly options: SitterOptions;
  private record: PersonRecord;

  /** Throws a `ChairError` where what is kept cannot be trusted. */
  constructor(options: SitterOptions) {
    this.options = options;
    this.name = options.name;
    const kept = options.name === null ? NEW_PERSON : options.checks.recordOf(options.name);
    this.record = { ...kept, ceilingN: options.ceilingN ?? kept.ceilingN };
  }

  /** Newtons per roller, of a named person's first session lower. */
  get ceilingN(): number {
    if (this.name === null) return this.record.ceilingN ?? DEFAULT_PERSON_CEILING_N;
    return ownCeiling(this.record).forceN;
  }

  get isFirst(): boolean {
    return this.name !== null && ownCeiling(this.record).isFirst;
  }

  get health(): HealthStatus {
    return healthStatus(this.record.check, this.options.calendarMs());
  }

  /** What is left of this person's dose, by zone; null where nobody is named. */
  get allowedMs(): ZoneMs | null {
    return this.name === null ? null : allowanceMs(this.record.dose, this.options.calendarMs());
  }

  /** The score with what each zone may have. Throws a `ChairError` (`refused`) where the plan is more than that. */
  admit(composed: Composed, profile: ChairProfile): Composed {
    const { allowedMs } = this;
    if (allowedMs === null) return composed;
    const { plan, zones } = composed.score;
    const asked = plannedDose(plan, zones, profile);
    const judged = judgeDose(asked, this.record.dose, this.options.calendarMs());
    if (judged.ok) return { ...composed, score: { ...composed.score, allowedMs } };
    throw new ChairError(
      'refused',
      `That is too much for ${this.name} today.\n${judged.errors.map(({ what }) => `  ${what}`).join('\n')}`,
      judged.errors[0]?.next ?? '',
    );
  }

  /** The questions were answered just now, none of them with yes. */
  keepCheck(): void {
    const answeredAtMs = this.options.calendarMs();
    this.keep({ ...this.record, check: { version: HEALTH_CHECK_VERSION, answeredAtMs } });
  }

  /** Once the session has ended, however it ended. */
  keepSession(contactMs: ZoneMs): void {
    this.keep(afterSession(this.record, contactMs, this.options.calendarMs()));
  }

  private keep(record: PersonRecord): void {
    this.record = record;
    if (this.name !== null) this.options.checks.keep(this.name, record);
  }
}
