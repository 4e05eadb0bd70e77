/**
 * Keeps one chair for the panel: at most one massage at a time, each with a line of its own, so that nothing of one is
 * left when the next begins. Owns no timer: `tick` is called 20–50 times a second.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChairPort } from '../../backend/chair-port.ts';
import type { StoredProgram } from '../../engine/chair-events.ts';
import type { EngineState } from '../../engine/engine-state.ts';
import type { Intent } from '../../engine/intents.ts';
import type { Done, PanelDoor, Watched } from '../../http/panel-door.ts';
import type { StoreAnswer, StorePage } from '../../http/store-wire.ts';
import type { BeginVerb, Catalogue, ScanVerb, ShoulderKey, StartVerb } from '../../http/wire.ts';
import type { Program } from '../../program/program.ts';
import { readProgram } from '../../program/read-program.ts';
import type { BegunSession } from '../../store/history.ts';
import { ChairError } from '../../units/chair-error.ts';
import { EnoughTaker, enoughProgram } from '../enough-taker.ts';
import { readProgramFile } from '../program-file.ts';
import { BEAT_MS, mayAsk, Session } from '../session.ts';
import type { Massages } from './catalogue.ts';
import type { Household } from './household.ts';
import type { Ledger } from './ledger.ts';
import { Massage } from './massage.ts';
import { ReleaseRun } from './release-run.ts';

export interface ChairKeeperOptions {
  readonly massages: Massages;
  readonly simulated: boolean;
  readonly household: Household;
  readonly ledger: Ledger;
  /** A new line to the chair, not yet open. */
  readonly connect: () => ChairPort;
  /** Opens the line of the chair, and closes it again. */
  readonly readStore: () => Promise<StorePage>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

export class ChairKeeper implements PanelDoor {
  private readonly options: ChairKeeperOptions;
  private session: Session | null = null;
  private massage: Massage | null = null;
  private release: ReleaseRun | null = null;
  private taker: EnoughTaker | null = null;
  private plays = 0;
  /** Resolves when the line of before is free. */
  private lineFree: Promise<void> = Promise.resolve();

  constructor(options: ChairKeeperOptions) {
    this.options = options;
  }

  get catalogue(): Catalogue {
    return this.options.massages.catalogue;
  }

  get busy(): boolean {
    return this.session !== null && this.session.outcome === null;
  }

  get simulated(): boolean {
    return this.options.simulated;
  }

  watch(): Watched {
    const state = this.session?.state ?? null;
    const { release } = this;
    return {
      state: state === null || release === null ? state : asReleased(state, release),
      playing: this.massage?.playingNow(state?.score ?? null) ?? null,
      opening: release?.held ?? false,
      question: state !== null && mayAsk(state) ? (this.massage?.question ?? null) : null,
      nowMs: this.options.now(),
      play: this.plays,
    };
  }

  start(asked: StartVerb): Done {
    if (this.busy) return 'busy';
    const { files, stored } = this.options.massages;
    const kept = stored.get(asked.program) ?? null;
    const path = files.get(asked.program);
    if (kept === null && path === undefined) return 'unknown';
    const program = kept === null ? readable(path ?? '', asked) : readableText(kept.text, asked);
    return program === null ? 'settings' : this.begin(asked, program, kept);
  }

  scan(asked: ScanVerb): Done {
    if (this.busy) return 'busy';
    return this.begin(asked, asked.verb === 'scan' ? null : enoughProgram(), null);
  }

  shoulder(key: ShoulderKey): Done {
    if (this.session === null || !mayAsk(this.session.state) || this.massage === null) return 'nothing';
    const choice = this.massage.answer(key);
    if (choice !== 'later') this.session.choose(choice);
    return 'ok';
  }

  enough(): Done {
    if (this.session === null || this.taker === null) return 'nothing';
    this.taker.say(this.session);
    return 'ok';
  }

  change(intent: Intent): Done {
    if (this.session?.state.phase.kind !== 'playing') return 'nothing';
    this.session.intend(intent);
    return 'ok';
  }

  pause(): Done {
    return this.toggle(false);
  }

  resume(): Done {
    return this.toggle(true);
  }

  open(): Done {
    if (this.busy) return 'busy';
    if (this.release !== null && !this.release.over) {
      this.release.hold();
      return 'ok';
    }
    const port = this.options.connect();
    const release = new ReleaseRun(port, this.options.now);
    this.release = release;
    void this.lineFree
      .then(() => release.open())
      .catch(() => {
        this.release = null;
      });
    return 'ok';
  }

  /** On a line of its own, when nothing else is on it. */
  store(): Promise<StoreAnswer> {
    if (this.busy) return Promise.resolve({ kind: 'busy' });
    this.endRelease();
    const answer = this.lineFree.then(() => this.readStore());
    const isOver = (): void => undefined;
    this.lineFree = answer.then(isOver, isOver);
    return answer;
  }

  stop(): void {
    this.session?.stop('person');
    this.release?.stop();
  }

  /** The process ends: stops, and waits at most `patienceMs` until the chair has said that it let go. */
  async letGo(patienceMs: number): Promise<void> {
    this.session?.stop('exit');
    this.release?.stop();
    const untilMs = this.options.now() + patienceMs;
    while (this.busy && this.options.now() < untilMs) await sleep(BEAT_MS);
  }

  async end(): Promise<void> {
    this.endRelease();
    await this.lineFree;
  }

  tick(nowMs: number): void {
    this.session?.tick(nowMs);
    const { release } = this;
    if (release === null) return;
    release.tick(nowMs);
    if (release.over) this.endRelease();
  }

  private begin(asked: BeginVerb, program: Program | null, stored: StoredProgram | null): Done {
    const { household, ledger, now } = this.options;
    const sitting = household.sitting(asked.person, asked.verb === 'scan');
    if (sitting.kind === 'no') return sitting.code;
    this.endRelease();
    this.plays += 1;
    const massage = new Massage({ asked, program, stored, play: this.plays, ...sitting });
    const port = this.options.connect();
    const session = new Session({
      port,
      now,
      choose: massage.choose,
      read: massage.read,
      // The verb was the person's Start.
      onReady: (ready) => ready.start(),
    });
    this.massage = massage;
    this.session = session;
    const taker = asked.verb === 'comfort' ? new EnoughTaker() : null;
    this.taker = taker;
    const page = asked.verb === 'start' && program !== null ? ledger.begin(entryOf(asked, program)) : null;
    session.state$.subscribe({
      next: (state) => page?.hear(state),
      complete: () => {
        this.giveBack(port);
        page?.close();
        household.ended(sitting.sitter, session.state);
        const answer = session.outcome?.exit === 'ok' ? taker?.answer(session.state) : null;
        if (answer != null) household.keepEnough(asked.person, answer);
      },
    });
    void this.lineFree.then(() => this.openLine(session));
    return 'ok';
  }

  private endRelease(): void {
    const { release } = this;
    this.release = null;
    if (release !== null) this.giveBack(release.port);
  }

  private toggle(paused: boolean): Done {
    const phase = this.session?.state.phase;
    if (this.session === null || phase?.kind !== 'playing' || phase.paused !== paused) return 'nothing';
    this.session.togglePause();
    return 'ok';
  }

  private async openLine(session: Session): Promise<void> {
    if (session.outcome !== null) return;
    try {
      await session.open();
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      session.decline({ exit: error.code, what: error.message, next: error.next });
    }
  }

  private async readStore(): Promise<StoreAnswer> {
    try {
      return { kind: 'page', page: await this.options.readStore() };
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      return { kind: 'trouble', what: `${error.message} ${error.next}` };
    }
  }

  private giveBack(port: ChairPort): void {
    const before = this.lineFree;
    this.lineFree = before.then(() => port.close());
  }
}

/** Null where a setting does not fit, or the file is gone or was spoilt since the catalogue was read. */
function readable(path: string, { settings }: StartVerb): Program | null {
  try {
    const { program } = readProgramFile(path, settings);
    return program.ok ? program.value : null;
  } catch (error) {
    if (error instanceof ChairError) return null;
    throw error;
  }
}

function readableText(text: string, { program: id, settings }: StartVerb): Program | null {
  const program = readProgram(text, id, settings);
  return program.ok ? program.value : null;
}

function entryOf({ person, program }: StartVerb, { title }: Program): Omit<BegunSession, 'beganAtMs'> {
  return { person, program, title: { ...title }, plannedS: 0 };
}

/** While it opens, the picture shows what the rollers do now; where the program stood stays. */
function asReleased(state: EngineState, { telemetry }: ReleaseRun): EngineState {
  if (telemetry === null) return state;
  return { ...state, telemetry: { ...telemetry, planTick: state.telemetry?.planTick ?? 0 } };
}
