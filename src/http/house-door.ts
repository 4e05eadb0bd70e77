/** What this room needs of those who keep people and history; floor 6 gives it. */
import type { House, HouseAnswer, HouseVerb, PlayedPage } from './house-wire.ts';

/** Of the people's half of `House`; devices are the desk's. */
export type Residents = Omit<House, 'devices'>;

export interface HouseDoor {
  /** Counts up whenever `residents` may have changed. */
  readonly version: number;
  readonly childLock: boolean;
  residents(): Residents;
  /** Never throws: what cannot be kept is told in `trouble`. */
  ask(asked: Exclude<HouseVerb, { do: 'device' | 'forget-device' }>): HouseAnswer;
  /** `person` null: of everybody. */
  played(person: string | null, before: number | null): PlayedPage;
  /** In words for those who are asked for consent; null for nobody known. */
  nameOf(person: string): string | null;
}
