/** One massage, or one scan, asked for from the panel: what is composed when the chair has said who it is, and what browsers are told of it. */
import { bodyOfPerson, type Person, trackMm } from '../../chair/body.ts';
import type { DepthChannelName } from '../../chair/profile.ts';
import type { ScanPoint } from '../../chair/scan.ts';
import type { ChairIdentity, StoredProgram } from '../../engine/chair-events.ts';
import type { Score } from '../../engine/score.ts';
import type { Playing, Watched } from '../../http/panel-door.ts';
import { type Planned, pictureOf, strokeFacts } from '../../http/program-card.ts';
import type { BeginVerb, ScoreMessage, ShoulderKey } from '../../http/wire.ts';
import type { Program } from '../../program/program.ts';
import type { BackFinder } from '../back-finder.ts';
import { loadProfile } from '../chair-profiles.ts';
import { Chooser } from '../chooser.ts';
import type { Choice } from '../session.ts';
import type { Sitter } from '../sitter.ts';
import { plannedOf } from './catalogue.ts';

export interface MassageOptions {
  readonly asked: BeginVerb;
  readonly play: number;
  /** Null: the back is only felt. */
  readonly program: Program | null;
  readonly person: Person;
  readonly sitter: Sitter;
  readonly finder: BackFinder;
  /** Where on the chair the program was read; null where it is a file. */
  readonly stored: StoredProgram | null;
}

export class Massage {
  private readonly options: MassageOptions;
  private readonly chooser: Chooser;
  private identity: ChairIdentity | null = null;
  private told: Playing | null = null;
  private planned: Planned | null = null;

  constructor(options: MassageOptions) {
    this.options = options;
    const { asked, program, person, sitter, finder, stored } = options;
    this.chooser = new Chooser(program, person, {
      finder,
      sitter,
      stored,
      from: asked.verb === 'start' ? asked.from : 0,
    });
  }

  /** Null until the chair has answered and the program fits it; another one when people have changed what plays. */
  playingNow(score: Score | null): Playing | null {
    if (this.told === null || this.planned === null || score === null) return this.told;
    if (score.plan === this.planned.plan) return this.told;
    this.planned = { ...this.planned, plan: score.plan };
    this.told = { ...this.told, score: this.message(this.planned) };
    return this.told;
  }

  get question(): Watched['question'] {
    const { finder } = this.options;
    const { asked: reading } = finder;
    if (reading === null || this.identity === null) return null;
    const { back, doubts } = reading;
    if (back === null) return { shoulderMm: null, sureMm: 0, doubts };
    const profile = loadProfile(this.identity.model);
    return {
      shoulderMm: back.heightMm.C7 - profile.trackZeroAboveSeatMm,
      sureMm: Math.round(2 * back.sigmaMm),
      doubts,
    };
  }

  readonly choose = (identity: ChairIdentity): Choice | 'later' => {
    this.identity = identity;
    return this.tell(this.chooser.choose(identity));
  };

  readonly read = (points: readonly ScanPoint[]): Choice | 'later' => {
    const choice = this.chooser.read(points);
    return choice === 'later' ? choice : this.tell(choice);
  };

  answer(key: ShoulderKey): Choice | 'later' {
    const choice = this.chooser.answer(key);
    return choice === 'later' ? choice : this.tell(choice);
  }

  /** What browsers are told from now on: a scan has found everything elsewhere. */
  private tell<T extends Choice | 'later'>(choice: T): T {
    const { composed, person } = this.chooser;
    const isDeclined = choice !== 'later' && choice.kind === 'decline';
    if (isDeclined || composed === null || this.identity === null) return choice;
    const profile = loadProfile(this.identity.model);
    const planned = plannedOf(composed, person, profile);
    const body = bodyOfPerson(person);
    const at = (landmark: 'C7' | 'L5', known: number): number =>
      body.ok ? trackMm({ landmark, offsetMm: 0 }, body.value, profile) : known;
    this.planned = { ...planned, c7Mm: at('C7', planned.c7Mm), l5Mm: at('L5', planned.l5Mm) };
    const { asked } = this.options;
    this.told = {
      score: this.message(this.planned),
      c7Mm: this.planned.c7Mm,
      l5Mm: this.planned.l5Mm,
      channels: { left: channelOf(planned.channels, 'left'), right: channelOf(planned.channels, 'right') },
      from: asked.verb === 'start' ? asked.from : 0,
      count: planned.plan.strokes.length,
    };
    return choice;
  }

  private message(planned: Planned): ScoreMessage {
    const { asked, play, sitter } = this.options;
    const picture = pictureOf(planned);
    return {
      kind: 'score',
      play,
      program: asked.verb === 'start' ? asked.program : null,
      asks: asked.verb === 'start' ? null : asked.verb,
      person: asked.person,
      ceilingN: sitter.ceilingN,
      durationS: picture.durationS,
      strokes: strokeFacts(planned),
      picture,
    };
  }
}

/** A chair with one drive for both rollers reports it as channel 0. */
function channelOf(channels: readonly DepthChannelName[], side: 'left' | 'right'): 0 | 1 {
  return channels.indexOf(side) === 1 ? 1 : 0;
}
