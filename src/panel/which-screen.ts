/** Which screen is shown: first what the chair does, then what is still missing before a massage, then what was asked for. */
import type { House, PersonCard } from '../http/house-wire.ts';
import type { LivePhase } from '../http/wire.ts';

export type Screen =
  | {
      readonly kind:
        | 'nothing'
        | 'pair'
        | 'playing'
        | 'ended'
        | 'who'
        | 'home'
        | 'history'
        | 'house'
        | 'store';
    }
  | { readonly kind: 'health' | 'scan' | 'person'; readonly person: string }
  | { readonly kind: 'massage'; readonly program: string };

export interface Situation {
  readonly access: 'asking' | 'unpaired' | 'paired';
  /** Null until the chair has said what it does. */
  readonly phase: LivePhase | null;
  readonly isOffline: boolean;
  /** An ending that the person has not put away yet. */
  readonly hasEnding: boolean;
  readonly house: House | null;
  readonly person: PersonCard | null;
  /** They said that their back is not to be felt now. */
  readonly isScanPutOff: boolean;
  readonly route: string;
  readonly programs: readonly string[];
}

/** Sample: `#/massage/swedish-back`, `#/person/anna`. */
const PLACE = /^#\/(massage|person)\/([a-z0-9-]+)$/;

export function whichScreen(at: Situation): Screen {
  if (at.access === 'asking') return { kind: 'nothing' };
  if (at.access === 'unpaired') return { kind: 'pair' };
  // Until the chair has said what it does, any screen might be taken away again under the finger.
  if (at.phase === null && !at.isOffline) return { kind: 'nothing' };
  const rests = at.phase === null || at.phase === 'idle' || at.phase === 'ended' || at.phase === 'opening';
  if (!rests) return { kind: 'playing' };
  if (at.hasEnding) return { kind: 'ended' };
  return beforeMassage(at);
}

function beforeMassage({ route, house, person, isScanPutOff, programs }: Situation): Screen {
  const [, place, name = ''] = PLACE.exec(route) ?? [];
  if (place === 'person' && house?.people.some(({ id }) => id === name) === true)
    return { kind: 'person', person: name };
  if (route === '#/history' || route === '#/house')
    return { kind: route === '#/house' ? 'house' : 'history' };
  if (route === '#/store') return { kind: 'store' };
  if (route === '#/who' || person === null) return { kind: 'who' };
  if (route === '#/health' || person.healthyUntilMs === null) return { kind: 'health', person: person.id };
  if (person.scannedAtMs === null && !isScanPutOff) return { kind: 'scan', person: person.id };
  return place === 'massage' && programs.includes(name)
    ? { kind: 'massage', program: name }
    : { kind: 'home' };
}
