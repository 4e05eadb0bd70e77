/** Answers the engine's question "what shall I play on this chair?" for one program and one person. */
import type { Person } from '../chair/body.ts';
import { bodyOf, trackMm } from '../chair/body.ts';
import { LANDMARKS } from '../chair/landmarks.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Scene } from '../cli/scene.ts';
import type { ChairIdentity } from '../engine/chair-events.ts';
import type { Program } from '../program/program.ts';
import { PROTOCOL_MAJOR } from '../protocol/messages.ts';
import { ChairError } from '../units/chair-error.ts';
import { loadProfile } from './chair-profiles.ts';
import { type Composed, compose } from './score.ts';
import type { Choice } from './session.ts';

export class Chooser {
  private readonly program: Program;
  private readonly person: Person;
  private readonly from: number;
  private made: Composed | null = null;
  private shown: Scene;

  /** `from`: the placed stroke to begin with. */
  constructor(program: Program, person: Person, from = 0) {
    this.program = program;
    this.person = person;
    this.from = from;
    this.shown = { title: program.title.en, landmarks: [], channels: [] };
  }

  /** What was composed, once a chair has answered and the program fits it. */
  get composed(): Composed | null {
    return this.made;
  }

  get scene(): Scene {
    return this.shown;
  }

  readonly choose = (identity: ChairIdentity): Choice => {
    try {
      if (identity.protocolMajor !== PROTOCOL_MAJOR) {
        throw new ChairError(
          'incompatible',
          `The chair speaks chair-link ${identity.protocolMajor}.${identity.protocolMinor}; this Tsubo speaks version ${PROTOCOL_MAJOR}. Nothing was moved.`,
          identity.protocolMajor > PROTOCOL_MAJOR
            ? 'Install a newer Tsubo.'
            : "Install newer firmware on the chair's board.",
        );
      }
      const profile = loadProfile(identity.model);
      this.made = compose(this.program, this.person, profile, this.from);
      this.shown = this.sceneOn(profile);
      return { kind: 'score', score: this.made.score };
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      return { kind: 'decline', outcome: { exit: error.code, what: error.message, next: error.next } };
    }
  };

  private sceneOn(profile: ChairProfile): Scene {
    const body = bodyOf(this.person.statureMm);
    const landmarks = LANDMARKS.flatMap((name) =>
      body.ok ? [{ name, trackMm: trackMm({ landmark: name, offsetMm: 0 }, body.value, profile) }] : [],
    );
    return { ...this.shown, landmarks, channels: profile.depth.map(({ channel }) => channel) };
  }
}
