/** What the panel and its server tell each other of people, devices and what was played. Types only, as `wire.ts`. */
import type { Zone } from '../chair/landmarks.ts';
import type { ExitName } from '../units/chair-error.ts';
import type { Role } from './wire.ts';

export interface PersonCard {
  readonly id: string;
  readonly name: string;
  readonly statureMm: number;
  /** What the person chose, newtons per roller; null until they have. */
  readonly ceilingN: number | null;
  /** Until when the health check counts, milliseconds since 1970; null where there is none that counts. */
  readonly healthyUntilMs: number | null;
  /** The last scan of their back on this chair; null where there is none. */
  readonly scannedAtMs: number | null;
  /** Nothing was felt by this person yet: gentler, by itself. */
  readonly isFirst: boolean;
}

export interface DeviceCard {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** In or beside the chair: who holds it sees who sits there. */
  readonly atChair: boolean;
  readonly isThis: boolean;
}

export interface House {
  readonly people: readonly PersonCard[];
  /** The questions of the health check, by name. */
  readonly questions: readonly string[];
  /** What a person may choose, newtons per roller. */
  readonly ceilingN: { readonly min: number; readonly max: number; readonly usual: number };
  readonly childLock: boolean;
  /** Empty but for owners. */
  readonly devices: readonly DeviceCard[];
  /** Why something cannot be kept, in English; null where all is well. */
  readonly trouble: string | null;
}

export type HouseVerb =
  | { readonly do: 'add'; readonly name: string; readonly statureMm: number }
  | {
      readonly do: 'change';
      readonly person: string;
      readonly name?: string | undefined;
      readonly statureMm?: number | undefined;
      readonly ceilingN?: number | undefined;
    }
  | { readonly do: 'forget'; readonly person: string }
  | { readonly do: 'forget-back'; readonly person: string }
  /** `yes`: what is true of the person. */
  | { readonly do: 'health'; readonly person: string; readonly yes: readonly string[] }
  | { readonly do: 'lock'; readonly on: boolean }
  | {
      readonly do: 'device';
      readonly device: string;
      readonly role?: Role | undefined;
      readonly atChair?: boolean | undefined;
    }
  | { readonly do: 'forget-device'; readonly device: string };

/** `not-now`: with what was said, no massage. */
export type HouseCode = 'ok' | 'not-now' | 'role' | 'busy' | 'unknown' | 'bad' | 'full' | 'trouble';

export interface HouseAnswer {
  readonly code: HouseCode;
  /** Of the one who was added. */
  readonly person: string | null;
}

export interface ZoneDoseCard {
  readonly zone: Zone;
  readonly contactS: number;
  readonly meanN: number;
  readonly peakN: number;
}

export interface PlayedCard {
  readonly id: number;
  readonly beganAtMs: number;
  readonly person: string | null;
  readonly program: string;
  readonly title: Readonly<Record<string, string>>;
  readonly plannedS: number;
  readonly playedS: number;
  /** Null: it began, and nobody knows how it ended: the chair's computer went off. */
  readonly exit: ExitName | null;
  readonly what: string;
  readonly code: string | null;
  readonly doses: readonly ZoneDoseCard[];
  /** As `Catalogue.mmPerN`, of the chair it was played on. */
  readonly mmPerN: number | null;
}

/** The newest first. */
export interface PlayedPage {
  readonly played: readonly PlayedCard[];
  /** There are older ones: ask again with the last id. */
  readonly more: boolean;
}
