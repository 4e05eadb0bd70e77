/** Chairs for the tests of this room: the design's figures, a slow one, and one with a single drive and no kneading motor. */
import type { ChairProfile, LinearAxis } from '../../src/chair/profile.ts';

function axis(
  [minMm, maxMm]: readonly [number, number],
  maxSpeedMmPerS: number,
  maxAccelMmPerS2: number,
  maxJerkMmPerS3: number,
): LinearAxis {
  return { minMm, maxMm, referenceMm: minMm, maxSpeedMmPerS, maxAccelMmPerS2, maxJerkMmPerS3 };
}

const DEPTH = { ...axis([0, 80], 100, 1000, 10_000), retractSpeedMmPerS: 150 };

export const DUO: ChairProfile = {
  name: 'sample-duo',
  title: 'Sample, two drives',
  family: 'chair-link',
  carriage: axis([0, 780], 100, 500, 5000),
  width: axis([60, 180], 40, 200, 2000),
  depth: [
    { ...DEPTH, channel: 'left' },
    { ...DEPTH, channel: 'right' },
  ],
  kneading: { amplitudeMm: 15, minPerMin: 10, maxPerMin: 60, spinUpS: 1.5 },
  force: {
    sensed: 'each',
    boardCeilingN: 100,
    zoneCeilingN: { neck: 20, shoulders: 60, upperBack: 80, lowerBack: 70, seat: 80 },
    maxRiseNPerS: 25,
    contactN: 2,
    approachSpeedMmPerS: 25,
    approachWindowS: 3,
  },
  air: null,
  heater: null,
  recline: null,
  legrest: null,
  trackZeroAboveSeatMm: 100,
  releasesUnpowered: true,
};

/** Half the speed, and limits that are no round numbers. */
export const SLOW: ChairProfile = {
  ...DUO,
  name: 'sample-slow',
  carriage: axis([-13.7, 766.3], 49.9, 123.4, 777.7),
  width: axis([61.3, 177], 11.1, 35.7, 91.7),
  force: { ...DUO.force, maxRiseNPerS: 17.3, approachWindowS: 2.5 },
};

export const MONO: ChairProfile = {
  ...DUO,
  name: 'sample-mono',
  carriage: axis([0, 780], 200, 1000, 20_000),
  depth: [{ ...DEPTH, channel: 'both' }],
  kneading: null,
  force: { ...DUO.force, sensed: 'pair', maxRiseNPerS: 60 },
};
