/** A chair profile of any family from plain data, or every mistake in it. */
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import { wiringProblems } from './check-wiring.ts';
import { FIRMATA_CHAIR, FIRMATA_CUSHION } from './firmata-shapes.ts';
import { PROFILE, type ProfileProblem, parseProfile, relationProblems } from './parse-profile.ts';
import type { ChairProfile, LinearAxis } from './profile.ts';
import { isRecord, type Shape, type ShapeValue, shapeProblems } from './shape.ts';

/** Only `family` tells which rules a file has to follow; a cushion is a Firmata profile with pads. */
export function readProfile(data: unknown): Result<ChairProfile, ProfileProblem> {
  if (!isRecord(data)) return parseProfile(data);
  const { family } = data;
  if (family !== 'firmata') return parseProfile(data);
  const isCushion = Object.hasOwn(data, 'pads');
  const problems = [
    ...shapeProblems(isCushion ? FIRMATA_CUSHION : FIRMATA_CHAIR, data, ''),
    ...(isCushion ? [] : relationProblems(data)),
  ];
  if (problems.length > 0) return err(...problems);
  const profile = isCushion ? cushionOf(data) : chairOf(data);
  const wired = profile.wiring === undefined ? [] : wiringProblems(profile, profile.wiring);
  return wired.length > 0 ? err(...wired) : ok(profile);
}

/** The shape a profile of each kind has, by the name of its JSON Schema. */
export const PROFILE_SHAPES: Readonly<Record<'chair-link' | 'firmata-chair' | 'firmata-cushion', Shape>> = {
  'chair-link': PROFILE,
  'firmata-chair': FIRMATA_CHAIR,
  'firmata-cushion': FIRMATA_CUSHION,
};

function chairOf(data: unknown): ChairProfile {
  const { schemaVersion: _, ...chair } = data as ShapeValue<typeof FIRMATA_CHAIR>;
  return {
    ...chair,
    kneading: chair.kneading ?? null,
    air: chair.air ?? null,
    heater: chair.heater ?? null,
    recline: chair.recline ?? null,
    legrest: chair.legrest ?? null,
  };
}

/** An axis that is not there: it has no way, and never moves. */
const NO_AXIS: LinearAxis = {
  minMm: 0,
  maxMm: 0,
  referenceMm: 0,
  maxSpeedMmPerS: 1,
  maxAccelMmPerS2: 1,
  maxJerkMmPerS3: 1,
};

function cushionOf(data: unknown): ChairProfile {
  const { schemaVersion: _, ...cushion } = data as ShapeValue<typeof FIRMATA_CUSHION>;
  return {
    ...cushion,
    heater: cushion.heater ?? null,
    carriage: NO_AXIS,
    width: NO_AXIS,
    depth: [],
    kneading: null,
    force: {
      sensed: 'none',
      boardCeilingN: 0,
      zoneCeilingN: { neck: 0, shoulders: 0, upperBack: 0, lowerBack: 0, seat: 0 },
      maxRiseNPerS: 0,
      contactN: 0,
      approachSpeedMmPerS: 0,
      approachWindowS: 0,
    },
    air: null,
    recline: null,
    legrest: null,
    trackZeroAboveSeatMm: 0,
    releasesUnpowered: true,
  };
}
