/** Answers the engine's question "what shall I play on this chair?" for one program and one person. */
import type { Person } from '../chair/body.ts';
import { bodyOfPerson, trackMm } from '../chair/body.ts';
import type { EnoughN } from '../chair/enough.ts';
import { LANDMARKS } from '../chair/landmarks.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ScanOrder, ScanPoint } from '../chair/scan.ts';
import type { BackKey } from '../cli/keys.ts';
import type { Scene } from '../cli/scene.ts';
import type { ChairIdentity, StoredProgram } from '../engine/chair-events.ts';
import type { Program } from '../program/program.ts';
import { PROTOCOL_MAJOR } from '../protocol/messages.ts';
import { ChairError } from '../units/chair-error.ts';
import type { BackFinder, Finding, FirstGuess } from './back-finder.ts';
import { loadProfile } from './chair-profiles.ts';
import { type Composed, compose, composeNothing } from './score.ts';
import type { Choice, Session } from './session.ts';
import type { Sitter } from './sitter.ts';

export interface ChooserOptions {
  /** Without one the table by stature is believed. */
  readonly finder?: BackFinder | null;
  /** The placed stroke to begin with. */
  readonly from?: number;
  /** Without one nobody's dose is looked at. */
  readonly sitter?: Sitter | null;
  /** Where on the chair the program was read; left out, it is none of the chair's own. */
  readonly stored?: StoredProgram | null;
  /** Of a chair that cannot say which one it is, as a person has named it. */
  readonly profile?: ChairProfile | null;
  /** What this person has called enough on a chair of that name; left out, levels are shares of the ceilings. */
  readonly enoughOn?: (chair: string) => EnoughN | null;
  /** A person says "enough" (Enter) while it plays. */
  readonly onEnough?: (session: Session) => void;
}

export class Chooser {
  /** Null: nothing is played, the back is only felt. */
  private readonly program: Program | null;
  private readonly stated: Person;
  private readonly finder: BackFinder | null;
  private readonly from: number;
  private readonly given: ChairProfile | null;
  private readonly sitter: Sitter | null;
  private readonly stored: StoredProgram | null;
  private readonly enoughOn: (chair: string) => EnoughN | null;
  readonly onEnough: (session: Session) => void;
  private believed: Person;
  private profile: ChairProfile | null = null;
  private made: Composed | null = null;
  private shown: Scene;

  constructor(program: Program | null, person: Person, options: ChooserOptions = {}) {
    const { finder = null, from = 0, sitter = null, stored = null, profile = null } = options;
    this.program = program;
    this.stated = person;
    this.believed = person;
    this.finder = finder;
    this.from = from;
    this.given = profile;
    this.sitter = sitter;
    this.stored = stored;
    this.enoughOn = options.enoughOn ?? (() => null);
    this.onEnough = options.onEnough ?? (() => {});
    this.shown = { title: program?.title.en ?? 'Feeling the back', landmarks: [], channels: [] };
  }

  /** What was composed, once a chair has answered and the program fits it. */
  get composed(): Composed | null {
    return this.made;
  }

  /** The person with all that is known of their back by now. */
  get person(): Person {
    return this.believed;
  }

  get scene(): Scene {
    const question = this.finder?.question ?? null;
    return question === null ? this.shown : { ...this.shown, question };
  }

  readonly choose = (identity: ChairIdentity): Choice | 'later' =>
    orDecline(() => {
      if (identity.protocolMajor !== PROTOCOL_MAJOR) {
        throw new ChairError(
          'incompatible',
          `The chair speaks chair-link ${identity.protocolMajor}.${identity.protocolMinor}; this Tsubo speaks version ${PROTOCOL_MAJOR}. Nothing was moved.`,
          identity.protocolMajor > PROTOCOL_MAJOR
            ? 'Install a newer Tsubo.'
            : "Install newer firmware on the chair's board.",
        );
      }
      this.profile = this.given ?? loadProfile(identity.model);
      const first: FirstGuess = this.finder?.first(this.stated, this.profile) ?? {
        person: this.stated,
        order: null,
      };
      if (first.asks === true && this.program === null) {
        throw new ChairError(
          'refused',
          `${this.profile.title} feels no back.`,
          'Begin a massage: it asks where the shoulder line is, each time.',
        );
      }
      const score = this.scoreFor(first.person, first.order, this.profile);
      // Until the person has said where they are, this is a guess that is only drawn.
      return first.asks === true ? 'later' : score;
    });

  readonly read = (points: readonly ScanPoint[]): Choice | 'later' =>
    this.following((finder) => finder.read(points));

  /** What a key means while the person is asked about their back. */
  answer(key: BackKey): Choice | 'later' {
    return this.following((finder) => finder.answer(key));
  }

  private following(ask: (finder: BackFinder) => Finding): Choice | 'later' {
    const { finder, profile } = this;
    if (finder === null || profile === null) return 'later';
    return orDecline(() => {
      const finding = ask(finder);
      switch (finding.kind) {
        case 'found':
          return this.scoreFor(finding.person, null, profile);
        case 'again':
          return this.scoreFor(this.stated, finding.order, profile);
        case 'open':
          return 'later';
        default:
          return finding satisfies never;
      }
    });
  }

  private scoreFor(whose: Person, scan: ScanOrder | null, profile: ChairProfile): Choice {
    const enoughN = this.enoughOn(profile.name);
    const person = enoughN === null ? whose : { ...whose, enoughN };
    const composed =
      this.program === null
        ? composeNothing(person, profile)
        : compose(this.program, person, profile, this.from);
    this.made = this.sitter?.admit(composed, profile) ?? composed;
    this.believed = person;
    this.shown = this.sceneOn(profile);
    const { score } = this.made;
    return {
      kind: 'score',
      score: {
        ...score,
        ...(scan === null ? {} : { scan }),
        ...(this.stored === null ? {} : { stored: { slot: this.stored.slot, stamp: this.stored.stamp } }),
      },
    };
  }

  private sceneOn(profile: ChairProfile): Scene {
    const body = bodyOfPerson(this.believed);
    const landmarks = LANDMARKS.flatMap((name) =>
      body.ok ? [{ name, trackMm: trackMm({ landmark: name, offsetMm: 0 }, body.value, profile) }] : [],
    );
    return { ...this.shown, landmarks, channels: profile.depth.map(({ channel }) => channel) };
  }
}

function orDecline<T extends Choice | 'later'>(make: () => T): T | Choice {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ChairError)) throw error;
    return { kind: 'decline', outcome: { exit: error.code, what: error.message, next: error.next } };
  }
}
