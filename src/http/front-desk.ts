/** Takes what people ask, by WebSocket or HTTP, to the chair: role first, then the lease, then the chair itself. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Understood } from './client-message.ts';
import { roleMay } from './client-message.ts';
import { FREE_LEASE, type Lease, type LeaseInput, stepLease } from './lease.ts';
import { initialPairing, type Pairing, type PairingResult, PIN_DIGITS, stepPairing } from './pairing.ts';
import type { Done, PanelDoor } from './panel-door.ts';
import type { Role, Verb, YouMessage } from './wire.ts';

const TOKEN_BYTES = 24;
/** 24 bytes as base64url. */
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

export interface FrontDeskOptions {
  readonly door: PanelDoor;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** A new PIN holds from now on, because the old one was guessed at. */
  readonly onPin: (pin: string) => void;
}

export class FrontDesk {
  readonly door: PanelDoor;
  private readonly options: FrontDeskOptions;
  private pairing: Pairing = initialPairing(randomPin());
  private lease: Lease = FREE_LEASE;

  constructor(options: FrontDeskOptions) {
    this.options = options;
    this.door = options.door;
  }

  get pin(): string {
    return this.pairing.pin;
  }

  /** A token for the bearer of the PIN; without one, why not. */
  pair(pin: string): { readonly result: PairingResult; readonly token: string | null } {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const chance = { nextPin: randomPin(), digest: digestOf(token) };
    const before = this.pairing.pin;
    const { pairing, result } = stepPairing(
      this.pairing,
      { kind: 'try', pin, role: 'owner' },
      chance,
      this.options.now(),
    );
    this.pairing = pairing;
    if (pairing.pin !== before) this.options.onPin(pairing.pin);
    return { result, token: result === 'paired' ? token : null };
  }

  /** Null for whoever is not paired. */
  roleOf(token: string | undefined): Role | null {
    if (token === undefined || !TOKEN.test(token)) return null;
    const digest = Buffer.from(digestOf(token));
    for (const [known, role] of this.pairing.paired) {
      if (timingSafeEqual(Buffer.from(known), digest)) return role;
    }
    return null;
  }

  /** The device that bears a token: it stays the same when its line is cut and comes back, and in its every tab. */
  deviceOf(token: string): string {
    return digestOf(token);
  }

  /** `who` is a device. At rest whoever asks has the lease; it binds others only while a massage is under way. */
  ask(who: string, role: Role, { asked, fence }: Pick<Understood, 'asked' | 'fence'>): Done {
    if (asked.verb === 'stop') {
      this.door.stop();
      return 'ok';
    }
    if (!roleMay(role, asked)) return 'role';
    if (asked.verb === 'drive') {
      this.step({ kind: 'take', who });
      return 'ok';
    }
    const takes = !this.door.busy && fence === undefined;
    if (!this.step(takes ? { kind: 'take', who } : { kind: 'use', who, fence })) return 'lease';
    return this.carryOut(asked);
  }

  leave(who: string): void {
    this.step({ kind: 'leave', who });
  }

  you(who: string, role: Role): YouMessage {
    const { holder, fence } = this.lease;
    const driving = holder === who;
    return {
      kind: 'you',
      role,
      driving,
      taken: holder !== null && !driving && this.door.busy,
      fence,
      simulated: this.door.simulated,
    };
  }

  private carryOut(asked: Exclude<Verb, { verb: 'stop' } | { verb: 'drive' }>): Done {
    switch (asked.verb) {
      case 'start':
        return this.door.start(asked);
      case 'change':
        return this.door.change(asked.change);
      case 'pause':
        return this.door.pause();
      case 'resume':
        return this.door.resume();
      case 'open':
        return this.door.open();
      default:
        return asked satisfies never;
    }
  }

  private step(input: LeaseInput): boolean {
    const { lease, may } = stepLease(this.lease, input);
    this.lease = lease;
    return may;
  }
}

function randomPin(): string {
  return String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
