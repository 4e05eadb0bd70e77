/** Lives one scenario through, judged after every event against the truth log. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FaultCause, startFault } from '../../../sim/faults/fault-table.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import { loadProfile } from '../../../src/app/chair-profiles.ts';
import type { Zone } from '../../../src/chair/landmarks.ts';
import { Facts } from './facts.ts';
import { allWatches, JudgePanel } from './judge-panel.ts';
import { type Massage, massagesOf } from './massages.ts';
import type { Order, Scenario } from './scenario.ts';
import { SoakWorld } from './soak-world.ts';
import type { Verdict } from './verdict.ts';

const ON_THE_SEAT: readonly FaultCause[] = [
  'body-leaves',
  'body-arrives',
  'body-leans-back',
  'seat-chatters',
];
const REST_MS = 1_500;
const MOVES_MM_PER_S = 2;
const PRESSES_N = 2;
/** So much of what may be there is deep. */
const DEEP_SHARE = 0.5;
/** So wide is the border of two zones, either way. */
const BORDER_MM = 1;
/** Zones are told, then the board is armed. */
const STARTING_MS = 30;
const SENDS = /,(seg|frc),/;
/** Played so far, it plays again. */
const PROGRESS_TICKS = 1_500;

export class Life {
  private readonly scenario: Scenario;
  private readonly facts: Facts;
  private readonly panel: JudgePanel;
  private readonly world: SoakWorld;
  private readonly massages: readonly Massage[];
  private waiting: readonly Order[];
  private readonly ends: { readonly order: Order; readonly atMs: number; readonly end: () => void }[] = [];
  private acts: Scenario['acts'];
  private thinksBetterMs = Number.POSITIVE_INFINITY;
  /** When motion was last sent. */
  private sentMs = Number.NEGATIVE_INFINITY;
  private massage = 0;
  private restUntilMs = 200;
  private calm = false;
  private last: TruthSample | null = null;
  private readonly struck: Partial<Record<FaultCause, number>> = {};
  private readonly fired: Partial<Record<FaultCause, number>> = {};
  private readonly outcomes: Record<string, number> = {};
  private readonly latched: Record<string, number> = {};
  private progressed = false;

  constructor(scenario: Scenario) {
    const profile = loadProfile(scenario.chair);
    this.scenario = scenario;
    this.waiting = scenario.orders;
    this.acts = scenario.acts;
    this.facts = new Facts(profile, scenario.ceilingN, (scenario.careless ?? []).length > 0);
    this.massages = massagesOf(scenario, profile);
    this.world = new SoakWorld({
      profile,
      statureMm: scenario.statureMm,
      seed: scenario.seed,
      onTruth: (sample) => {
        this.last = { ...sample, zone: this.zoneHere(sample) };
        this.panel.sample(this.last);
      },
      onBoardEvent: (event) => {
        if (event.kind === 'latched')
          this.latched[event.latched.fault] = (this.latched[event.latched.fault] ?? 0) + 1;
        this.panel.board(event);
      },
      onLineOut: (text) => {
        if (text.startsWith('>') && SENDS.test(text)) this.sentMs = this.world.ms;
        this.panel.person({ kind: 'line-out', text });
      },
      onStart: () => {
        this.facts.startMs = this.world.ms;
        this.panel.person({ kind: 'start' });
        this.thinkBetter();
      },
    });
    const heardMs = (): number => this.world.line.toChair.intactMs;
    this.panel = new JudgePanel(
      this.facts,
      allWatches(heardMs, this.world.seen, () => this.world.session?.state.telemetry ?? null),
    );
  }

  async run(): Promise<Verdict> {
    const { world, scenario, facts, panel } = this;
    try {
      while (world.ms < scenario.endMs && panel.failure === null && this.massages.length > 0) {
        facts.ms = world.ms + 1;
        world.step();
        this.faults();
        if (!this.calm && world.ms >= scenario.calmMs) this.calmDown();
        this.act();
        if (world.session?.outcome != null || (world.session === null && world.ms >= this.restUntilMs))
          await this.turn();
      }
    } catch (error) {
      panel.fail(
        'nothing throws',
        [],
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    }
    this.askForProgress();
    return this.verdict();
  }

  private verdict(): Verdict {
    const { panel, world, struck, fired, outcomes, latched } = this;
    return {
      failure: panel.failure,
      virtualMs: world.ms,
      evaluations: panel.evaluations,
      struck,
      fired,
      outcomes,
      latched,
    };
  }

  private get truth() {
    return this.world.chair.truth;
  }

  private moves(): boolean {
    return Math.abs(this.truth.carriageMmPerS) > MOVES_MM_PER_S || this.truth.kneadHz > 0.1;
  }

  /** On the border of two zones the one that bears more: no chair knows its place better, and no body changes there. */
  private zoneHere({ zone }: TruthSample): Zone {
    const { facts } = this;
    const { chair } = this.world;
    const near = [chair.zone(-BORDER_MM), chair.zone(BORDER_MM)];
    return near.reduce(
      (most, one) => (facts.lowestCeilingN(one) > facts.lowestCeilingN(most) ? one : most),
      zone,
    );
  }

  private presses(): boolean {
    return Math.max(...this.truth.forceN) > PRESSES_N;
  }

  private pressesDeep(): boolean {
    const { last, facts } = this;
    return last !== null && Math.max(...last.forceN) > DEEP_SHARE * facts.lowestCeilingN(last.zone);
  }

  private faults(): void {
    const { ms } = this.world;
    const [first] = this.waiting;
    if (first !== undefined && ms >= first.atMs) this.fire(ms);
    for (const [index, { order, atMs, end }] of this.ends.entries()) {
      if (ms < atMs) continue;
      this.ends.splice(index, 1);
      end();
      this.facts.ended(order);
      return;
    }
  }

  /** All that are due and whose moment has come. */
  private fire(ms: number): void {
    const due = this.waiting.filter(
      (order) => ms >= order.atMs && !this.isTaken(order.cause) && this.isMoment(order),
    );
    if (due.length === 0) return;
    this.waiting = this.waiting.filter((order) => !due.includes(order));
    for (const order of due) if (!this.isTaken(order.cause)) this.begin(order, ms);
  }

  /** Of one kind, one at a time; and nobody leaves who has left. */
  private isTaken(cause: FaultCause): boolean {
    if (ON_THE_SEAT.includes(cause)) return ON_THE_SEAT.some((other) => this.facts.isActive(other));
    return this.facts.isActive(cause);
  }

  private isMoment({ when }: Order): boolean {
    if (when === 'at-once') return true;
    if (when === 'deep') return this.pressesDeep();
    if (when === 'sending') return this.world.ms - this.sentMs <= 1;
    if (when === 'starting') return this.world.ms - this.facts.startMs <= STARTING_MS;
    return when === 'pressing' ? this.presses() : this.moves() || this.presses();
  }

  private begin(order: Order, ms: number): void {
    const { cause, seed, forMs, stopAfterMs } = order;
    this.fired[cause] = (this.fired[cause] ?? 0) + 1;
    if (this.moves() || this.presses()) this.struck[cause] = (this.struck[cause] ?? 0) + 1;
    this.facts.began(order);
    const end = startFault(cause, this.world, { seed, forMs });
    this.ends.push({ order, atMs: ms + forMs, end });
    if (stopAfterMs !== undefined) this.acts = [...this.acts, { kind: 'stop', atMs: ms + stopAfterMs }];
    // Whoever starts the command again after it died may be quick.
    this.restUntilMs = Math.max(this.restUntilMs, ms + (seed % REST_MS));
  }

  /** Whatever is wrong ends now; a person stops what plays, and begins anew. */
  private calmDown(): void {
    this.calm = true;
    this.waiting = [];
    this.acts = [];
    this.thinksBetterMs = Number.POSITIVE_INFINITY;
    for (const { order, end } of this.ends.splice(0)) {
      end();
      this.facts.ended(order);
    }
    this.stop();
  }

  private act(): void {
    const { world } = this;
    const next = this.acts.find(({ kind, atMs }) => kind !== 'think-better' && world.ms >= atMs);
    if (world.ms >= this.thinksBetterMs && !world.asleep) {
      this.thinksBetterMs = Number.POSITIVE_INFINITY;
      this.stop();
    }
    if (next === undefined || world.asleep) return;
    this.acts = this.acts.filter((act) => act !== next);
    if (next.kind === 'stop') this.stop();
    else world.session?.togglePause();
  }

  private thinkBetter(): void {
    const { ms } = this.world;
    const next = this.acts.find((act) => act.kind === 'think-better' && ms >= act.atMs);
    if (next?.kind !== 'think-better') return;
    this.acts = this.acts.filter((act) => act !== next);
    this.thinksBetterMs = ms + next.afterMs;
  }

  private stop(): void {
    const { session, asleep } = this.world;
    if (session === null || session.outcome !== null) return;
    this.panel.person({
      kind: 'stop',
      clean: this.facts.active.size === 0 && !asleep && session.state.identity !== null,
    });
    session.stop('person');
  }

  /** The massage that ended is over; after a rest the next begins. */
  private async turn(): Promise<void> {
    const { world, panel } = this;
    const outcome = world.session?.outcome ?? null;
    if (outcome !== null) {
      this.outcomes[outcome.exit] = (this.outcomes[outcome.exit] ?? 0) + 1;
      if (this.calm && outcome.exit === 'ok') this.progressed = true;
      if (this.last !== null) panel.person({ kind: 'outcome', outcome, sample: this.last });
      await world.leave();
      this.restUntilMs = world.ms + REST_MS;
      return;
    }
    const massage = this.massages[this.massage % Math.max(1, this.massages.length)];
    this.massage += 1;
    if (massage !== undefined) await world.begin(this.calm ? massage.score : massage.asTold);
  }

  private askForProgress(): void {
    const { session } = this.world;
    const ticks = session?.state.telemetry?.planTick ?? 0;
    this.progressed ||= ticks >= PROGRESS_TICKS;
    if (this.panel.failure !== null || !this.calm || this.progressed) return;
    const state = session?.state;
    this.panel.fail(
      'after the faults the chair plays again',
      [],
      `${state?.phase.kind ?? 'nobody'}, board ${this.facts.phase}, ${JSON.stringify(this.outcomes)}, latched ${JSON.stringify(this.latched)}`,
    );
  }
}

/** Same scenario, same verdict. */
export async function runScenario(scenario: Scenario): Promise<Verdict> {
  // What a weak reference has been asked for lives until the end of a turn of the event loop.
  await nextTurn();
  return new Life(scenario).run();
}
