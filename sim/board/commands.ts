/**
 * What each sequenced message does, or why it does nothing (spec.md §5, §6, §8). The code is the answer; a code other
 * than `ok` means that nothing was changed, except that staged lines are gone.
 */
import type { ForceLimits } from '../../src/chair/profile.ts';
import type { AckCode, MessageOf, SequencedMessage } from '../../src/protocol/messages.ts';
import { calibrate, isCalibrationMessage } from './calibration-commands.ts';
import type { StagedLine } from './commit-lanes.ts';
import type { Core } from './core.ts';
import { correctBack } from './follow-back.ts';
import type { Phase } from './lifecycle.ts';
import { LineAge } from './line-age.ts';
import { RULES } from './rules.ts';
import { isStoreMessage, type StoreCommands } from './store-commands.ts';
import { isReadable } from './watch.ts';

/** A person asked for these, and meant the moment they asked in (§4). */
const BEGINS: Readonly<Partial<Record<SequencedMessage['name'], true>>> = {
  clr: true,
  arm: true,
  ref: true,
  scn: true,
  res: true,
};

export class Commands {
  /** Refused lines of every kind, and of them the late batches (`ct`). */
  refused = 0;
  late = 0;
  readonly lineAge = new LineAge();
  private lastEdge = -1;
  /** A stop came since this session began. */
  private stopped = false;
  private readonly core: Core;
  private readonly store: StoreCommands;

  constructor(core: Core, store: StoreCommands) {
    this.core = core;
    this.store = store;
  }

  /** A new session: nothing staged, no edge seen, nothing known of the person. */
  begin(): void {
    this.core.staging.clear();
    this.core.motion.ceilings.forget();
    this.store.newSession();
    this.lastEdge = -1;
    this.stopped = false;
    this.lineAge.forget();
  }

  /** A Start that was on its way when someone said stop must not come after it: this session has none any more (§7). */
  stop(): void {
    this.stopped = true;
    this.core.enter('letGo');
  }

  carryOut(message: SequencedMessage): AckCode {
    const code = this.execute(message);
    if (code !== 'ok') this.refuse(message.name, code);
    return code;
  }

  refuse(name: SequencedMessage['name'] | null, code: AckCode): void {
    this.core.staging.clear();
    this.refused = Math.min(65_535, this.refused + 1);
    if (code === 'late') this.late = Math.min(65_535, this.late + 1);
    this.core.tell({ kind: 'refused', ms: this.core.ms, name, code });
  }

  private execute(message: SequencedMessage): AckCode {
    if (isStoreMessage(message)) return this.store.carryOut(message);
    if (isCalibrationMessage(message)) return calibrate(this.core, message, this.store.isOpen);
    if (BEGINS[message.name] === true && this.lineAge.isOld) return 'late';
    switch (message.name) {
      case 'zon':
        return this.zone(message);
      case 'bck':
        return this.back(message);
      case 'arm':
        return this.arm(message.edge);
      case 'dis':
        this.core.enter('letGo');
        return 'ok';
      case 'ref':
        return this.reference();
      case 'scn':
        return this.scan(message);
      case 'clr':
        return this.clear(message.faultId);
      case 'seg':
      case 'frc':
      case 'knd':
      case 'air':
      case 'het':
        return this.stage(message);
      case 'cmt':
        return this.commit(message);
      case 'pau':
        return this.core.enter('pause') ? 'ok' : 'not-playing';
      case 'res':
        return this.core.enter('resume') ? 'ok' : 'not-playing';
      case 'rat':
        return this.core.armed ? this.core.motion.askRate(message.ratePermille) : 'not-armed';
      default:
        return message satisfies never;
    }
  }

  private zone({ zone, fromUm, toUm, ceilingMilliN }: MessageOf<'zon'>): AckCode {
    if (this.core.phase === 'faulted') return 'faulted';
    // A scan tells where the zones are, and it comes after the Start.
    if (this.core.phase !== 'disarmed' && this.core.phase !== 'ready') return 'not-disarmed';
    if (fromUm >= toUm) return 'zone';
    this.core.motion.ceilings.state(zone, fromUm / 1000, toUm / 1000, ceilingMilliN / 1000);
    return 'ok';
  }

  /** It corrects what the rollers have felt since the Start, so there is none before it. */
  private back(bck: MessageOf<'bck'>): AckCode {
    const gate = refusalFor(this.core.phase);
    if (gate !== 'ok') return gate;
    if (this.core.phase !== 'ready') return 'moving';
    if (this.core.profile.force.sensed === 'none') return 'unsupported';
    correctBack(this.core.motion.channels, bck);
    return 'ok';
  }

  private arm(edge: number): AckCode {
    const { core } = this;
    if (core.phase === 'faulted') return 'faulted';
    if (core.phase !== 'disarmed') return 'not-disarmed';
    if (core.latch.latched !== null) return 'faulted';
    if (this.stopped || core.sensors.stopPressed) return 'stopped';
    if (edge <= this.lastEdge) return 'edge';
    if (!core.sensors.seat) return 'seat';
    if (!core.sensors.cover) return 'cover';
    if (!core.profile.releasesUnpowered) return 'locks-unpowered';
    if (core.ms > RULES.greatestUptimeMs) return 'unsupported';
    const cells = this.cells();
    if (cells !== 'ok') return cells;
    if (core.isBusy) return 'moving';
    if (this.store.isOpen) return 'transfer-open';
    const code = this.store.start();
    if (code !== 'ok') return code;
    this.lastEdge = edge;
    core.enter('arm');
    return 'ok';
  }

  /** A cell that reads something with nothing on it presses the wrong force later. */
  private cells(): AckCode {
    const { motion, calibrator } = this.core;
    const { channels, referenced } = motion;
    if (calibrator.driftN !== null) return 'zero';
    // Rollers that are not in are taken in first, and looked at after that.
    const settling = calibrator.cells.some(
      ({ atRest }, at) => atRest.meanN === null && channels[at]?.isIn(referenced),
    );
    return settling ? 'moving' : 'ok';
  }

  private reference(): AckCode {
    if (this.core.enter('reference')) return 'ok';
    const code = refusalFor(this.core.phase);
    return code === 'ok' ? 'not-disarmed' : code;
  }

  private scan({ fromUm, toUm, speedUmPerS, forceMilliN }: MessageOf<'scn'>): AckCode {
    const { core } = this;
    const { carriage, force } = core.profile;
    const gate = refusalFor(core.phase);
    if (gate !== 'ok') return gate;
    if (core.phase !== 'ready') return 'moving';
    if (force.sensed === 'none') return 'unsupported';
    if (!(fromUm >= carriage.minMm * 1000 && fromUm < toUm && toUm <= carriage.maxMm * 1000)) return 'travel';
    if (speedUmPerS < RULES.scanUmPerS.least || speedUmPerS > RULES.scanUmPerS.most) return 'speed';
    if (forceMilliN < RULES.scanMilliN.least || forceMilliN > RULES.scanMilliN.most) return 'force';
    const order = {
      fromMm: fromUm / 1000,
      toMm: toUm / 1000,
      mmPerS: speedUmPerS / 1000,
      forceN: forceMilliN / 1000,
    };
    return core.beginScan(order) ? 'ok' : 'moving';
  }

  private clear(faultId: number): AckCode {
    const { core } = this;
    const latched = core.latch.latched;
    if (latched === null || latched.id !== faultId) return 'edge';
    if (core.phase !== 'disarmed' && core.phase !== 'faulted') return 'moving';
    if (latched.fault === 'seat-lost' && !core.sensors.seat) return 'seat';
    if (latched.fault === 'cover-open' && !core.sensors.cover) return 'cover';
    if (latched.fault === 'stop-input' && core.sensors.stopPressed) return 'faulted';
    if (latched.fault === 'still-pressing' && core.motion.presses) return 'faulted';
    if (!core.motion.channels.every((channel) => isReadable(channel.forceN))) return 'faulted';
    core.clear();
    return 'ok';
  }

  private stage(line: StagedLine): AckCode {
    const code = refusalFor(this.core.phase);
    if (code !== 'ok') return code;
    if (!this.exists(line)) return 'unsupported';
    if (this.core.staging.lines.length >= RULES.stagedLines) return 'queue-full';
    this.core.staging.add(line);
    return 'ok';
  }

  /** Depth drives take force spans only; a chair takes only what it has. */
  private exists(line: StagedLine): boolean {
    const { profile } = this.core;
    switch (line.name) {
      case 'seg':
        return line.axis < 2;
      case 'frc':
        return line.channel < profile.depth.length && pressesSomehow(profile.force);
      case 'knd':
        return profile.kneading !== null;
      case 'air':
        return profile.air !== null && line.cell < profile.air.length;
      case 'het':
        return profile.heater !== null;
      default:
        return line satisfies never;
    }
  }

  private commit({ batch, fromTick, count }: MessageOf<'cmt'>): AckCode {
    const { core } = this;
    const gate = refusalFor(core.phase);
    if (gate !== 'ok') return gate;
    if (!core.staging.isComplete(batch, count)) return 'incomplete';
    const code = core.motion.commit(core.staging.lines, fromTick);
    if (code !== 'ok') return code;
    core.staging.clear();
    core.enter('commit');
    return 'ok';
  }
}

/** By what it feels, or by depth. */
function pressesSomehow({ sensed, depth }: ForceLimits): boolean {
  return sensed !== 'none' || depth !== undefined;
}

/** Why motion may not be sent in this phase, or `ok`. */
function refusalFor(phase: Phase): AckCode {
  switch (phase) {
    case 'ready':
    case 'playing':
    case 'pausing':
    case 'paused':
    case 'resuming':
      return 'ok';
    case 'disarmed':
    case 'stopping':
      return 'not-armed';
    case 'armed':
    case 'referencing':
      return 'not-referenced';
    case 'faulted':
      return 'faulted';
    case 'scanning':
    case 'openingDisarmed':
    case 'openingArmed':
    case 'openingReady':
    case 'openingFaulted':
    case 'calibrating':
      return 'moving';
    default:
      return phase satisfies never;
  }
}
