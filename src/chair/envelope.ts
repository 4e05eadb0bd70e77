/**
 * The limits a board holds from the factory, as one canonical text and its hash (spec.md §9). Host and board compare
 * hashes at the handshake: a host whose profile is not the board's own must not move it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { milliHz } from '../units/numbers.ts';
import type { ChairProfile, ForceLimits, LinearAxis } from './profile.ts';

/** `force.sensed` in whole numbers. */
const SENSED = { none: 0, pair: 1, each: 2 } as const;

/** One `key=value` a line, keys sorted by their bytes, values whole (µm, µm/s, µm/s², µm/s³, mN, mN/s, mHz), no line feed at the end. */
export function envelopeText(profile: ChairProfile): string {
  const { force, kneading } = profile;
  const entries: [string, number][] = [
    ...axisEntries('carriage', profile.carriage),
    ...axisEntries('width', profile.width),
    ['force.approachUmPerS', thousand(force.approachSpeedMmPerS)],
    ['force.boardMilliN', thousand(force.boardCeilingN)],
    ['force.contactMilliN', thousand(force.contactN)],
    ['force.riseMilliNPerS', thousand(force.maxRiseNPerS)],
    ['force.sensed', SENSED[force.sensed]],
    ...depthEntries(force),
    ['kneading.minMilliHz', kneading === null ? 0 : milliHz(kneading.minPerMin)],
    ['kneading.maxMilliHz', kneading === null ? 0 : milliHz(kneading.maxPerMin)],
    ['releasesUnpowered', profile.releasesUnpowered ? 1 : 0],
  ];
  for (const [zone, ceilingN] of Object.entries(force.zoneCeilingN)) {
    entries.push([`zone.${zone}.milliN`, thousand(ceilingN)]);
  }
  entries.push(...comfortEntries(profile));
  for (const [number, axis] of profile.depth.entries()) {
    const key = `depth.${axis.channel}`;
    entries.push(...axisEntries(key, axis));
    entries.push([`${key}.number`, number], [`${key}.retractUmPerS`, thousand(axis.retractSpeedMmPerS)]);
  }
  return entries
    .map(([key, value]) => `${key}=${value}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join('\n');
}

/** What the board sends in `iam.envelope`: 16 lower-case hex digits. */
export function envelopeHash(profile: ChairProfile): string {
  return bytesToHex(sha256(utf8ToBytes(envelopeText(profile)))).slice(0, 16);
}

/** A chair that senses its force keeps the envelope it had before there were others. */
function depthEntries({ depth }: ForceLimits): [string, number][] {
  return depth === undefined ? [] : [['force.meansMilliNPerMm', thousand(depth.meansNPerMm)]];
}

/** Only what a chair has: one without air, heat and posture keeps the envelope it had before there was any. */
function comfortEntries({ air, heater, recline, legrest }: ChairProfile): [string, number][] {
  const entries: [string, number][] = [];
  for (const [number, { zone, maxKPa, maxOnS }] of (air ?? []).entries()) {
    const key = `air.${zone}`;
    entries.push([`${key}.number`, number], [`${key}.maxPa`, thousand(maxKPa)]);
    entries.push([`${key}.maxOnMs`, thousand(maxOnS)]);
  }
  if (heater !== null) {
    entries.push(['heater.cutOutMilliC', thousand(heater.cutOutC)]);
    entries.push(['heater.maxMilliC', thousand(heater.maxSurfaceC)]);
    entries.push(['heater.maxOnMs', thousand(heater.maxOnS)]);
  }
  for (const [key, axis] of Object.entries({ recline, legrest })) {
    if (axis === null) continue;
    entries.push(
      [`${key}.minMilliDeg`, thousand(axis.minDeg)],
      [`${key}.maxMilliDeg`, thousand(axis.maxDeg)],
    );
    entries.push([`${key}.speedMilliDegPerS`, thousand(axis.maxSpeedDegPerS)]);
    entries.push([`${key}.closesTowardsMax`, axis.closing === 'towardsMax' ? 1 : 0]);
    entries.push(
      [`${key}.leverUm`, thousand(axis.leverMm)],
      [`${key}.maxPushMilliN`, thousand(axis.maxPushN)],
    );
  }
  return entries;
}

function axisEntries(key: string, axis: LinearAxis): [string, number][] {
  return [
    [`${key}.accelUmPerS2`, thousand(axis.maxAccelMmPerS2)],
    [`${key}.jerkUmPerS3`, thousand(axis.maxJerkMmPerS3)],
    [`${key}.maxUm`, thousand(axis.maxMm)],
    [`${key}.minUm`, thousand(axis.minMm)],
    [`${key}.referenceUm`, thousand(axis.referenceMm)],
    [`${key}.speedUmPerS`, thousand(axis.maxSpeedMmPerS)],
  ];
}

/** In thousandths, rounded to the nearest; adding 0 turns −0 into 0. */
function thousand(value: number): number {
  return Math.round(value * 1000) + 0;
}
