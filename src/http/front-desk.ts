/**
 * Takes what people ask, by WebSocket or HTTP, to the chair: role first, then child lock and consent, then the lease, then
 * the chair itself. Stop asks none of them.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Understood } from './client-message.ts';
import { roleMay } from './client-message.ts';
import { type Answerer, CONSENT_MS, type Consent, mayAllow } from './consent.ts';
import type { HouseDoor } from './house-door.ts';
import { roleMayInHouse } from './house-message.ts';
import type { House, HouseAnswer, HouseVerb } from './house-wire.ts';
import { FREE_LEASE, type Lease, type LeaseInput, stepLease } from './lease.ts';
import {
  initialPairing,
  type Paired,
  type Pairing,
  type PairingInput,
  type PairingResult,
  PIN_DIGITS,
  stepPairing,
} from './pairing.ts';
import type { Done, PanelDoor } from './panel-door.ts';
import type { BeginVerb, ConsentCard, Role, Verb, YouMessage } from './wire.ts';

const TOKEN_BYTES = 24;
/** 24 bytes as base64url. */
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

export interface FrontDeskOptions {
  readonly door: PanelDoor;
  readonly house: HouseDoor;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly calendarMs: () => number;
  /** Who was paired before this computer was switched off. */
  readonly paired?: Pairing['paired'];
  /** A new PIN holds from now on, because the old one was guessed at. */
  readonly onPin: (pin: string) => void;
  readonly onPaired?: (paired: Pairing['paired']) => void;
  /** Somebody waits for the key at the chair's computer. */
  readonly onConsent?: (asked: ConsentCard) => void;
}

export interface Bearer {
  /** Names the device: it stays the same when its line is cut and comes back, and in its every tab. */
  readonly who: string;
  readonly device: Paired;
}

export class FrontDesk {
  readonly door: PanelDoor;
  readonly house: HouseDoor;
  private readonly options: FrontDeskOptions;
  private pairing: Pairing;
  private lease: Lease = FREE_LEASE;
  private consent: Consent | null = null;
  private changes = 0;

  constructor(options: FrontDeskOptions) {
    this.options = options;
    this.door = options.door;
    this.house = options.house;
    this.pairing = initialPairing(randomPin(), options.paired);
  }

  get pin(): string {
    return this.pairing.pin;
  }

  /** A token for the bearer of the PIN; without one, why not. The first device is the owner's. */
  pair(
    pin: string,
    { name, atChair }: Pick<Paired, 'name' | 'atChair'>,
  ): { readonly result: PairingResult; readonly token: string | null } {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const owned = [...this.pairing.paired.values()].some(({ role }) => role === 'owner');
    const device: Paired = {
      role: owned ? 'operator' : 'owner',
      name,
      atChair,
      pairedAtMs: this.options.calendarMs(),
    };
    const result = this.stepPairing({ kind: 'try', pin, device }, digestOf(token));
    return { result, token: result === 'paired' ? token : null };
  }

  /** Null for whoever is not paired. */
  bearerOf(token: string | undefined): Bearer | null {
    if (token === undefined || !TOKEN.test(token)) return null;
    const digest = Buffer.from(digestOf(token));
    for (const [who, device] of this.pairing.paired) {
      if (timingSafeEqual(Buffer.from(who), digest)) return { who, device };
    }
    return null;
  }

  ask({ who, device }: Bearer, { asked, fence }: Pick<Understood, 'asked' | 'fence'>): Done {
    if (asked.verb === 'stop') {
      this.stop();
      return 'ok';
    }
    if (!roleMay(device.role, asked)) return 'role';
    switch (asked.verb) {
      case 'drive':
        this.step({ kind: 'take', who });
        return 'ok';
      case 'allow':
        return this.allow({ kind: 'device', atChair: device.atChair });
      case 'deny':
        this.consent = null;
        return 'ok';
      case 'start':
      case 'scan':
      case 'comfort': {
        const waits = this.waitsFor(who, device, asked);
        if (waits !== null) return waits;
        break;
      }
      default:
    }
    // At rest whoever asks has the lease; it binds others only while a massage is under way.
    const takes = !this.door.busy && fence === undefined;
    if (!this.step(takes ? { kind: 'take', who } : { kind: 'use', who, fence })) return 'lease';
    return this.carryOut(asked);
  }

  stop(): void {
    this.door.stop();
    this.consent = null;
  }

  /** Somebody at the chair says yes to the start that waits. */
  allow(by: Answerer): Done {
    const { consent } = this;
    if (consent === null) return 'nothing';
    if (!mayAllow(consent, by, this.options.now())) return 'role';
    this.consent = null;
    if (this.door.busy) return 'busy';
    this.step({ kind: 'take', who: consent.who });
    return this.carryOut(consent.asked);
  }

  leave(who: string): void {
    this.step({ kind: 'leave', who });
  }

  you({ who, device }: Bearer): YouMessage {
    const { holder, fence } = this.lease;
    const driving = holder === who;
    const consent = this.waiting();
    const concerns = consent !== null && (consent.who === who || (device.atChair && !consent.needsKey));
    return {
      kind: 'you',
      role: device.role,
      atChair: device.atChair,
      driving,
      taken: holder !== null && !driving && this.door.busy,
      fence,
      simulated: this.door.simulated,
      childLock: this.house.childLock,
      consent: concerns ? { ...this.cardOf(consent), own: consent.who === who } : null,
      house: this.house.version + this.changes,
    };
  }

  houseFor({ who, device }: Bearer): House {
    const devices =
      device.role === 'owner'
        ? [...this.pairing.paired].map(([id, { name, role, atChair }]) => ({
            id,
            name,
            role,
            atChair,
            isThis: id === who,
          }))
        : [];
    return { ...this.house.residents(), devices };
  }

  askHouse({ device }: Bearer, asked: HouseVerb): HouseAnswer {
    const answer = (code: HouseAnswer['code']): HouseAnswer => ({ code, person: null });
    if (!roleMayInHouse(device.role, asked)) return answer('role');
    // What is kept is written to a disk, and nobody waits for a disk while somebody is pressed.
    if (this.door.busy) return answer('busy');
    if (asked.do !== 'device' && asked.do !== 'forget-device') return this.house.ask(asked);
    const { device: digest } = asked;
    if (!this.pairing.paired.has(digest)) return answer('unknown');
    if (this.isLastOwner(digest, asked.do === 'device' ? (asked.role ?? 'owner') : null))
      return answer('bad');
    if (asked.do === 'forget-device') {
      this.stepPairing({ kind: 'forget', digest }, '');
      this.leave(digest);
    } else {
      const { role, atChair } = asked;
      const change = {
        ...(role === undefined ? {} : { role }),
        ...(atChair === undefined ? {} : { atChair }),
      };
      this.stepPairing({ kind: 'change', digest, change }, '');
    }
    return answer('ok');
  }

  /** Why it does not begin at once; null where it does. */
  private waitsFor(who: string, device: Paired, asked: BeginVerb): Done | null {
    if (this.door.busy) return 'busy';
    if (this.house.childLock && asked.pin !== undefined) {
      const result = this.stepPairing({ kind: 'check', pin: asked.pin }, '');
      if (result !== 'right') return result === 'shut' ? 'shut' : 'pin';
    }
    const needsKey = this.house.childLock && asked.pin === undefined;
    if (!needsKey && device.atChair) return null;
    const untilMs = this.options.now() + CONSENT_MS;
    this.consent = { who, device: device.name, asked, needsKey, untilMs };
    this.options.onConsent?.(this.cardOf(this.consent));
    return needsKey ? 'pin' : 'consent';
  }

  private waiting(): Consent | null {
    if (this.consent !== null && this.options.now() >= this.consent.untilMs) this.consent = null;
    return this.consent;
  }

  private cardOf({ device, asked, needsKey }: Consent): ConsentCard {
    const person = this.house.nameOf(asked.person);
    return { device, person, program: asked.verb === 'start' ? asked.program : null, needsKey, own: false };
  }

  /** There is always one who may change things: no role is taken from the last owner. */
  private isLastOwner(digest: string, next: Role | null): boolean {
    const owners = [...this.pairing.paired].filter(([, { role }]) => role === 'owner');
    return next !== 'owner' && owners.length === 1 && owners[0]?.[0] === digest;
  }

  private carryOut(asked: Exclude<Verb, { verb: 'stop' | 'drive' | 'allow' | 'deny' }>): Done {
    switch (asked.verb) {
      case 'start':
        return this.door.start(asked);
      case 'scan':
      case 'comfort':
        return this.door.scan(asked);
      case 'enough':
        return this.door.enough();
      case 'shoulder':
        return this.door.shoulder(asked.key);
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

  private stepPairing(input: PairingInput, digest: string): PairingResult {
    const before = this.pairing;
    const chance = { nextPin: randomPin(), digest };
    const { pairing, result } = stepPairing(before, input, chance, this.options.now());
    this.pairing = pairing;
    if (pairing.pin !== before.pin) this.options.onPin(pairing.pin);
    if (pairing.paired !== before.paired) {
      this.changes += 1;
      this.options.onPaired?.(pairing.paired);
    }
    return result;
  }
}

function randomPin(): string {
  return String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
