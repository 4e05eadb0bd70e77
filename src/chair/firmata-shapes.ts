/**
 * What a chair on a Firmata board may be. Its loop runs on the host, 50 times a second, behind a line: it is slower than
 * a board's own, so it gets lower ceilings of force and speed than a chair-link chair. [D]
 */
import { ZONES } from './landmarks.ts';
import { DEPTH_AXIS, LINEAR_AXIS, number, PROFILE } from './parse-profile.ts';
import { WIRING } from './wiring.ts';

const optional = <const S>(shape: S) => ({ kind: 'optional', shape }) as const;

/** Half of what collaborative robots may press with on the trunk, and a half of that again is never asked. */
const ceilingN = number(5, 40, 'N');

const FORCE = {
  sensed: { kind: 'word', words: ['each', 'pair'] },
  boardCeilingN: ceilingN,
  zoneCeilingN: {
    kind: 'group',
    fields: { neck: ceilingN, shoulders: ceilingN, upperBack: ceilingN, lowerBack: ceilingN, seat: ceilingN },
  },
  maxRiseNPerS: number(1, 10, 'N/s'),
  contactN: number(0.5, 5, 'N'),
  approachSpeedMmPerS: number(1, 20, 'mm/s'),
  approachWindowS: number(1, 10, 's'),
} as const;

const CARRIAGE = { ...LINEAR_AXIS, maxSpeedMmPerS: number(5, 60, 'mm/s') } as const;

const { schemaVersion, name, title, kneading, air, heater, recline, legrest } = PROFILE.fields;

/** A chair with rollers. */
export const FIRMATA_CHAIR = {
  kind: 'group',
  fields: {
    schemaVersion,
    family: { kind: 'word', words: ['firmata'] },
    name,
    title,
    carriage: { kind: 'group', fields: CARRIAGE },
    width: { kind: 'group', fields: LINEAR_AXIS },
    depth: { kind: 'list', of: { kind: 'group', fields: DEPTH_AXIS }, min: 1, max: 2 },
    kneading: optional(kneading),
    force: { kind: 'group', fields: FORCE },
    air: optional(air),
    heater: optional(heater),
    recline: optional(recline),
    legrest: optional(legrest),
    trackZeroAboveSeatMm: PROFILE.fields.trackZeroAboveSeatMm,
    releasesUnpowered: PROFILE.fields.releasesUnpowered,
    wiring: WIRING,
  },
} as const;

/** A cushion: motors that shake where they are, and heat. Nothing of it presses. */
export const FIRMATA_CUSHION = {
  kind: 'group',
  fields: {
    schemaVersion,
    family: { kind: 'word', words: ['firmata'] },
    name,
    title,
    pads: {
      kind: 'list',
      of: { kind: 'group', fields: { zone: { kind: 'word', words: ZONES } } },
      min: 1,
      max: 4,
    },
    heater: optional(heater),
    wiring: WIRING,
  },
} as const;
