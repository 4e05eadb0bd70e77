/**
 * The board of a chair-link chair (protocols/chair-link/v1/spec.md), one millisecond a step:
 *
 *     read the inputs → handle the bytes that came → look whether anything is wrong → do what the phase says → report
 *
 * It has no clock of its own: whoever owns it calls `step` once for each millisecond.
 */
import { envelopeHash } from '../../src/chair/envelope.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import { CAPABILITIES } from '../../src/protocol/bits.ts';
import {
  type AckCode,
  type HostDatagram,
  type MessageOf,
  PROTOCOL_MAJOR,
  PROTOCOL_MINOR,
  type SequencedMessage,
} from '../../src/protocol/messages.ts';
import type { Flash } from '../store/flash.ts';
import { cellTold } from './calibration-commands.ts';
import { Commands } from './commands.ts';
import { Core, type CoreOptions } from './core.ts';
import { Guard } from './guard.ts';
import { comfortTelemetry, counters, scanPoint, telemetry } from './report.ts';
import { RULES } from './rules.ts';
import { Session } from './session.ts';
import { StoreCommands } from './store-commands.ts';

export interface BoardOptions extends CoreOptions {
  readonly serial: string;
  /** Outlives the board's power: its programs. */
  readonly flash: Flash;
  /** Public keys of who may vouch for programs. */
  readonly trustedKeys: readonly Uint8Array[];
  readonly send: (bytes: Uint8Array) => void;
  /** Draws the epoch of the next session: four hex digits, never `0000`, never the one before, also across power-ups. */
  readonly drawEpoch: () => string;
}

export class Board {
  private readonly core: Core;
  private readonly capabilities: number;
  private readonly store: StoreCommands;
  private readonly commands: Commands;
  private readonly guard: Guard;
  private readonly session: Session;
  private readonly options: BoardOptions;
  private readonly envelope: string;
  private inbox: Uint8Array[] = [];
  private stops = 0;

  constructor(options: BoardOptions) {
    this.options = options;
    this.core = new Core(options);
    this.capabilities = capabilities(options.profile);
    this.store = new StoreCommands(this.core, {
      flash: options.flash,
      serial: options.serial,
      capabilities: this.capabilities,
      keys: options.trustedKeys,
    });
    this.commands = new Commands(this.core, this.store);
    this.guard = new Guard(this.core);
    this.envelope = envelopeHash(options.profile);
    this.session = new Session(
      {
        onStop: () => this.onStop(),
        onHello: (hello) => this.onHello(hello),
        onAlive: () => {
          this.core.aliveMs = this.core.ms;
        },
        onDatagram: (message) => this.onDatagram(message),
        onCommand: (message, seq) => this.onCommand(message, seq),
        onRefused: (code) => this.commands.refuse(null, code),
      },
      options.send,
    );
  }

  /** The plan clock, whole ticks. */
  /** Where carriage and width are told to be. */
  get toldNm(): readonly [number, number] {
    const { carriage, width } = this.core.motion;
    return [carriage.commanded.nm, width.commanded.nm];
  }

  get planTick(): number {
    return this.core.motion.clock.tick;
  }

  get nowMs(): number {
    return this.core.ms;
  }

  /** Bytes off the line; handled at the start of the next step. */
  receive(bytes: Uint8Array): void {
    this.inbox.push(bytes.slice());
  }

  step(): void {
    const { core } = this;
    core.ms += 1;
    core.motion.sense();
    if (this.inbox.length > 0) this.readInbox();
    this.guard.step();
    core.act();
    core.motion.drive();
    core.record.step();
    core.calibrator.stepRecord();
    this.store.step();
    if (core.ms % RULES.telemetryMs === 0) this.session.tell(telemetry(core));
    const felt = scanPoint(core);
    if (felt !== null) this.session.tell(felt);
    if (core.motion.comfort.exists && core.ms % RULES.comfortMs === 0)
      this.session.tell(comfortTelemetry(core));
    if (core.untold || core.ms % RULES.countersMs === 0) this.tellCounters();
  }

  private readInbox(): void {
    const inbox = this.inbox;
    this.inbox = [];
    for (const bytes of inbox) this.session.push(bytes);
  }

  private tellCounters(): void {
    this.core.untold = false;
    this.session.tell(
      counters(this.core, {
        stops: this.stops,
        noise: this.session.noise,
        refused: this.commands.refused,
        late: this.commands.late,
      }),
    );
  }

  private onCommand(message: SequencedMessage, seq: number): AckCode {
    const code = this.commands.carryOut(message);
    if (code === 'zero') this.tellCells();
    if (code === 'ok') {
      this.core.tell({ kind: 'accepted', ms: this.core.ms, epoch: this.session.epoch, seq, message });
    }
    return code;
  }

  /** Which of them was not right, and by how much. */
  private tellCells(): void {
    for (const index of this.core.calibrator.cells.keys()) this.session.tell(cellTold(this.core, index));
  }

  private onStop(): void {
    this.stops = Math.min(65_535, this.stops + 1);
    this.core.tell({ kind: 'stop-byte', ms: this.core.ms });
    this.commands.stop();
  }

  private onHello({ nonce }: MessageOf<'hello'>): void {
    const { core, session } = this;
    if (core.isBusy) {
      session.answerHello({ name: 'wait', nonce, state: core.reported });
      return;
    }
    // A Start belongs to the session it came in: the new one begins disarmed.
    core.enter('hello');
    this.commands.begin();
    const epoch = this.options.drawEpoch();
    session.open(epoch);
    core.untold = true;
    core.tell({ kind: 'session', ms: core.ms, epoch });
    session.answerHello({
      name: 'iam',
      nonce,
      epoch,
      major: PROTOCOL_MAJOR,
      minor: PROTOCOL_MINOR,
      model: this.options.profile.name,
      serial: this.options.serial,
      simulated: 1,
      envelope: this.envelope,
      capabilities: this.capabilities.toString(16).padStart(4, '0'),
    });
  }

  private onDatagram(message: Exclude<HostDatagram, MessageOf<'hello'>>): void {
    const { core } = this;
    switch (message.name) {
      case 'hb':
        return;
      case 'syn':
        this.commands.lineAge.hear(message.hostMs, core.ms);
        this.session.tell({
          name: 'snc',
          hostMs: message.hostMs,
          boardMs: core.ms,
          planTick: core.motion.clock.tick,
        });
        return;
      case 'stp':
        this.commands.stop();
        return;
      case 'opn':
        core.open();
        return;
      case 'pgi':
        for (const answer of this.store.slot(message)) this.session.tell(answer);
        return;
      case 'pgq':
        for (const answer of this.store.bytes(message)) this.session.tell(answer);
        return;
      case 'pgl':
        for (const answer of this.store.changed(message)) this.session.tell(answer);
        return;
      case 'cai':
        this.session.tell(cellTold(core, message.cell));
        return;
      case 'hld':
        if (!this.commands.lineAge.isOld) core.pose(message);
        return;
      default:
        message satisfies never;
    }
  }
}

function capabilities(profile: ChairProfile): number {
  const { force, depth, kneading, air, heater, recline, legrest } = profile;
  let bits: number = CAPABILITIES.store;
  if (force.sensed !== 'none') bits |= CAPABILITIES.force;
  if (force.sensed === 'pair') bits |= CAPABILITIES.forcePair;
  if (force.depth !== undefined) bits |= CAPABILITIES.depth;
  if (depth.length === 2) bits |= CAPABILITIES.twoDepths;
  if (kneading !== null) bits |= CAPABILITIES.kneading;
  if (air !== null) bits |= CAPABILITIES.air;
  if (heater !== null) bits |= CAPABILITIES.heater;
  if (recline !== null) bits |= CAPABILITIES.recline;
  if (legrest !== null) bits |= CAPABILITIES.legrest;
  return bits;
}
