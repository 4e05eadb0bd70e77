/**
 * The real `tsubo flash` over a real pseudo-terminal, killed with SIGKILL when the board has heard so many of its lines.
 *
 *     tsubo flash ──(pty)── this process, which is the chair
 */
import { setTimeout as pause } from 'node:timers/promises';
import { SimChair } from '../../sim/sim-chair.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { type Door, openPtyDoor } from '../../src/app/sim-command.ts';
import { stepByClock } from '../../src/app/sim-host.ts';
import { onStoreLine, type StoreLine } from '../../src/app/store/store-line.ts';
import { ChairError } from '../../src/units/chair-error.ts';
import { HOME } from '../sim/store/support/images.ts';
import { type Ended, startCommand } from './command.ts';
import { inRealTime, unlessTooBusy } from './in-real-time.ts';

const LINE_FEED = 0x0a;

export class EmptyChair {
  readonly chair: SimChair;
  readonly address: string;
  /** Lines heard since the last host began. */
  heard = 0;
  private readonly door: Door;
  private readonly switchOff: () => void;
  private onHeard: () => void = () => undefined;

  constructor(door: Door, seed: number) {
    this.door = door;
    this.address = door.address;
    this.chair = new SimChair({
      profile: loadProfile('tsubo-duo'),
      statureMm: 1700,
      seed,
      send: (bytes) => door.far.write(bytes),
      trustedKeys: HOME.keys,
    });
    this.chair.seat(false);
    door.far.onBytes((bytes) => {
      this.chair.receive(bytes);
      this.heard += bytes.filter((byte) => byte === LINE_FEED).length;
      this.onHeard();
    });
    this.switchOff = stepByClock(this.chair, 1);
  }

  /** Null where the system has no pseudo-terminal. */
  static async onPty(seed: number): Promise<EmptyChair | null> {
    const door = await openPtyDoor(null);
    return door === null ? null : new EmptyChair(door, seed);
  }

  /** Runs the command against this chair to its end, or kills it at that line. */
  async host(args: readonly string[], killAtLine = Number.POSITIVE_INFINITY): Promise<Ended> {
    this.heard = 0;
    const command = await startCommand([...args, '--chair', this.address]);
    this.onHeard = () => {
      if (this.heard >= killAtLine) command.signal('SIGKILL');
    };
    this.onHeard();
    const ended = await command.ended;
    this.onHeard = () => undefined;
    return ended;
  }

  /** Runs it to its end; again where this computer gave nobody a turn for so long that host or chair fell silent. */
  hostToEnd(args: readonly string[]): Promise<Ended> {
    return inRealTime(async () => {
      const ended = await this.host(args);
      if (ended.exitCode !== 0) unlessTooBusy(ended.stderr);
      return ended;
    });
  }

  async powerCut(): Promise<void> {
    this.chair.powerOff();
    await pause(20);
    this.chair.powerOn();
  }

  async close(): Promise<void> {
    this.switchOff();
    await this.door.close();
  }
}

/**
 * A technician's session of this process. What was opened before may hold the lock of the port for a moment, and this
 * computer may give the chair no turn.
 */
export async function onPort<T>(path: string, work: (line: StoreLine) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await onStoreLine({ kind: 'serial', path }, work);
    } catch (error) {
      if (!(error instanceof ChairError) || !['busy', 'link-lost'].includes(error.code) || attempt === 20)
        throw error;
      await pause(100);
    }
  }
}
