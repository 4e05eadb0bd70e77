/** One massage asked for from the panel: what is composed when the chair has said who it is, and what browsers are told of it. */
import type { Person } from '../../chair/body.ts';
import type { DepthChannelName } from '../../chair/profile.ts';
import type { ChairIdentity } from '../../engine/chair-events.ts';
import type { Score } from '../../engine/score.ts';
import type { Playing } from '../../http/panel-door.ts';
import { type Planned, pictureOf, strokeFacts } from '../../http/program-card.ts';
import type { ScoreMessage, StartVerb } from '../../http/wire.ts';
import type { Program } from '../../program/program.ts';
import { loadProfile } from '../chair-profiles.ts';
import { Chooser } from '../chooser.ts';
import type { Choice } from '../session.ts';
import { plannedOf } from './catalogue.ts';

export class Massage {
  private readonly asked: StartVerb;
  private readonly play: number;
  private readonly person: Person;
  private readonly chooser: Chooser;
  private told: Playing | null = null;
  private planned: Planned | null = null;

  constructor(asked: StartVerb, play: number, program: Program, person: Person) {
    this.asked = asked;
    this.play = play;
    this.person = person;
    this.chooser = new Chooser(program, person, { from: asked.from });
  }

  /** Null until the chair has answered and the program fits it; another one when people have changed what plays. */
  playingNow(score: Score | null): Playing | null {
    if (this.told === null || this.planned === null || score === null) return this.told;
    if (score.plan === this.planned.plan) return this.told;
    this.planned = { ...this.planned, plan: score.plan };
    this.told = { ...this.told, score: this.message(this.planned) };
    return this.told;
  }

  readonly choose = (identity: ChairIdentity): Choice => {
    if (!identity.simulated) {
      return {
        kind: 'decline',
        outcome: {
          exit: 'refused',
          what: 'The panel does not start a chair with a person in it yet: it cannot ask the health questions.',
          next: 'Start it at the terminal: npx tsubo play, with --chair and --stature.',
        },
      };
    }
    const choice = this.chooser.choose(identity);
    const { composed } = this.chooser;
    if (choice.kind === 'decline' || composed === null) return choice;
    const profile = loadProfile(identity.model);
    const planned = plannedOf(composed, this.person, profile);
    this.planned = planned;
    this.told = {
      score: this.message(planned),
      c7Mm: planned.c7Mm,
      l5Mm: planned.l5Mm,
      channels: { left: channelOf(planned.channels, 'left'), right: channelOf(planned.channels, 'right') },
      from: this.asked.from,
      count: planned.plan.strokes.length,
    };
    return choice;
  };

  private message(planned: Planned): ScoreMessage {
    const picture = pictureOf(planned);
    return {
      kind: 'score',
      play: this.play,
      program: this.asked.program,
      statureMm: this.asked.statureMm,
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
