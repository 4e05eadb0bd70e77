/** The people of the house for the panel: who may sit down now, within what limits, and what is kept of them. */
import type { Person } from '../../chair/body.ts';
import { DEFAULT_PERSON_CEILING_N } from '../../chair/body.ts';
import type { EnoughN } from '../../chair/enough.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import type { EngineState } from '../../engine/engine-state.ts';
import type { HouseDoor, Residents } from '../../http/house-door.ts';
import type { HouseAnswer, HouseVerb, PersonCard, PlayedPage } from '../../http/house-wire.ts';
import type { RefusalCode } from '../../http/wire.ts';
import { HEALTH_QUESTIONS, type HealthQuestion, judgeAnswers } from '../../safety/health-check.ts';
import { CEILING_RANGE_N } from '../../safety/person-record.ts';
import type { KeptPerson } from '../../store/people.ts';
import { ChairError } from '../../units/chair-error.ts';
import { BackFinder } from '../back-finder.ts';
import type { Kept } from '../kept.ts';
import { Sitter } from '../sitter.ts';
import { playedCards } from './played-cards.ts';

const MOST_PEOPLE = 24;
const PAGE = 20;
const CHILD_LOCK = 'child-lock';

export interface HouseholdOptions {
  readonly kept: Kept;
  readonly profile: ChairProfile;
  /** Milliseconds since 1970. */
  readonly calendarMs: () => number;
}

export type SitsDown =
  | {
      readonly kind: 'may';
      readonly person: Person;
      readonly sitter: Sitter;
      readonly finder: BackFinder;
    }
  | { readonly kind: 'no'; readonly code: RefusalCode };

export class Household implements HouseDoor {
  private readonly options: HouseholdOptions;
  private changes = 0;
  private trouble: string | null = null;
  private locked: boolean;

  constructor(options: HouseholdOptions) {
    this.options = options;
    this.locked = this.tried(() => options.kept.settings.get(CHILD_LOCK)) === 'on';
  }

  get version(): number {
    return this.changes;
  }

  get childLock(): boolean {
    return this.locked;
  }

  residents(): Residents {
    const people =
      this.tried(() => this.options.kept.people.all().map((person) => this.cardOf(person))) ?? [];
    return {
      people,
      questions: HEALTH_QUESTIONS,
      ceilingN: { ...CEILING_RANGE_N, usual: DEFAULT_PERSON_CEILING_N },
      childLock: this.locked,
      trouble: this.trouble,
    };
  }

  /** Why something cannot be kept; null when it can again. */
  readonly tell = (trouble: string | null): void => {
    if (trouble !== this.trouble) this.changes += 1;
    this.trouble = trouble;
  };

  /** Whether this person may sit down now, and how. `always`: they are asked about their back also where a scan is sure. */
  sitting(id: string, always: boolean): SitsDown {
    const { kept, profile, calendarMs } = this.options;
    const known = this.tried(() => kept.people.find(id)) ?? null;
    const sitter = this.tried(() => this.sitterOf(id));
    if (known === null || known.statureMm === null || sitter === null) return { kind: 'no', code: 'person' };
    if (sitter.health.kind !== 'valid') return { kind: 'no', code: 'health' };
    const finder = new BackFinder({
      back: { personName: id, shoulder: 'scan', nudgeMm: 0, rescan: always },
      people: kept.people,
      ask: always ? 'always' : 'in-doubt',
      calendar: () => new Date(calendarMs()).toISOString(),
    });
    const enoughN = this.tried(() => kept.people.enoughOf(id, profile.name)) ?? null;
    const { statureMm } = known;
    const { ceilingN } = sitter;
    const person = enoughN === null ? { statureMm, ceilingN } : { statureMm, ceilingN, enoughN };
    return { kind: 'may', person, sitter, finder };
  }

  /** Once it has ended, however it ended: what was touched counts for the day. */
  ended(sitter: Sitter, { contactMs }: EngineState): void {
    this.tried(() => sitter.keepSession(contactMs));
    this.changes += 1;
  }

  /** What a person has called enough. */
  keepEnough(id: string, enoughN: EnoughN): void {
    const { kept, profile, calendarMs } = this.options;
    this.tried(() => kept.people.keepEnough(id, profile.name, enoughN, calendarMs()));
    this.changes += 1;
  }

  nameOf(id: string): string | null {
    return this.tried(() => this.options.kept.people.find(id))?.name ?? null;
  }

  played(person: string | null, before: number | null): PlayedPage {
    const { history } = this.options.kept;
    const found = this.tried(() => history.newest(person, PAGE + 1, before ?? undefined)) ?? [];
    return { played: playedCards(found.slice(0, PAGE)), more: found.length > PAGE };
  }

  ask(asked: Exclude<HouseVerb, { do: 'device' | 'forget-device' }>): HouseAnswer {
    try {
      const answer = this.carryOut(asked);
      this.tell(null);
      this.changes += 1;
      return answer;
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      this.tell(`${error.message} ${error.next}`);
      return { code: 'trouble', person: null };
    }
  }

  private carryOut(asked: Exclude<HouseVerb, { do: 'device' | 'forget-device' }>): HouseAnswer {
    const { people, settings, checks } = this.options.kept;
    const nowMs = this.options.calendarMs();
    const answer = (code: HouseAnswer['code'], person: string | null = null): HouseAnswer => ({
      code,
      person,
    });
    if (asked.do === 'lock') {
      settings.set(CHILD_LOCK, asked.on ? 'on' : 'off');
      this.locked = asked.on;
      return answer('ok');
    }
    if (asked.do === 'add') {
      const known = people.all();
      if (known.length >= MOST_PEOPLE) return answer('full');
      const id = freeId(asked.name, new Set(known.map((person) => person.id)));
      people.keep({ id, name: asked.name, statureMm: asked.statureMm }, nowMs);
      return answer('ok', id);
    }
    const person = people.find(asked.person);
    if (person === null) return answer('unknown');
    switch (asked.do) {
      case 'change':
        people.keep(
          { ...person, name: asked.name ?? person.name, statureMm: asked.statureMm ?? person.statureMm },
          nowMs,
        );
        if (asked.ceilingN !== undefined) this.choose(person.id, asked.ceilingN);
        // Somebody of another height: what was felt is no more where it was.
        if (asked.statureMm !== undefined && asked.statureMm !== person.statureMm)
          people.forgetBack(person.id, this.options.profile.name);
        return answer('ok');
      case 'forget':
        people.forget(person.id);
        return answer('ok');
      case 'forget-back':
        people.forgetBack(person.id, this.options.profile.name);
        return answer('ok');
      case 'health': {
        const yes = asked.yes.filter(isQuestion);
        if (yes.length !== asked.yes.length) return answer('bad');
        const judged = judgeAnswers(yes, nowMs);
        const check = judged.kind === 'clear' ? judged.check : null;
        // What was said before counts no more where something is true of the person now.
        checks.keep(person.id, { ...checks.recordOf(person.id), check });
        return answer(judged.kind === 'clear' ? 'ok' : 'not-now');
      }
      default:
        return asked satisfies never;
    }
  }

  private choose(id: string, ceilingN: number): void {
    const { checks } = this.options.kept;
    const { min, max } = CEILING_RANGE_N;
    checks.keep(id, { ...checks.recordOf(id), ceilingN: Math.min(max, Math.max(min, ceilingN)) });
  }

  private sitterOf(id: string): Sitter {
    const { kept, calendarMs } = this.options;
    return new Sitter({ name: id, checks: kept.checks, ceilingN: null, calendarMs });
  }

  private cardOf({ id, name, statureMm }: KeptPerson): PersonCard {
    const { kept, profile } = this.options;
    const { health, isFirst } = this.sitterOf(id);
    const back = kept.people.backOf(id, profile.name);
    return {
      id,
      name,
      statureMm: statureMm ?? 0,
      ceilingN: kept.checks.recordOf(id).ceilingN,
      healthyUntilMs: health.kind === 'valid' ? health.untilMs : null,
      scannedAtMs: back === null ? null : Date.parse(back.scannedAt),
      isFirst,
    };
  }

  private tried<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      this.tell(`${error.message} ${error.next}`);
      return null;
    }
  }
}

function isQuestion(name: string): name is HealthQuestion {
  return HEALTH_QUESTIONS.some((question) => question === name);
}

/** "Ánna B." becomes `anna-b`, or `anna-b-2`; a name without such letters becomes a number. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24);
  const base = plain === '' ? 'person' : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
