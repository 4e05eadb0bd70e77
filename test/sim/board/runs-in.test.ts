import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DepthChannel } from '../../../sim/board/depth-channel.ts';
import { RunsIn } from '../../../sim/board/runs-in.ts';
import { LinearDrive } from '../../../sim/plant/linear-drive.ts';
import { loadProfile } from '../../../src/app/chair-profiles.ts';

const profile = loadProfile('tsubo-duo');
const [axis] = profile.depth;
if (axis === undefined) throw new Error('the chair has no depth axis');

/** A roller 40 mm out, its drive as the plant makes them; a slow board looks every `everyMs` only, and then makes up for it. */
function roller(lagS: number, speedGain: number, everyMs = 1) {
  const drive = new LinearDrive({
    minMm: 0,
    maxMm: 1e6,
    endPlayMm: 1,
    switchMm: 0,
    startMm: 5e5,
    downMmPerS: 165,
    upMmPerS: 110,
    accelMmPerS2: 3000,
    lagS,
    speedGain,
    droopMmPerSPerN: 0.006,
    unpowered: 'lets-go',
  });
  const channel = new DepthChannel(profile, axis as NonNullable<typeof axis>, 0);
  const watch = new RunsIn();
  let behindMs = 0;
  return {
    /** Told `toldMmPerS`, driven at `drivenMmPerS` for so long; true once it was found. */
    runs(toldMmPerS: number, drivenMmPerS: number, forMs: number): boolean {
      let found = false;
      for (let ms = 0; ms < forMs && !found; ms += 1) {
        behindMs += 1;
        if (behindMs >= everyMs) {
          for (; behindMs > 0; behindMs -= 1) {
            channel.sense.step(drive.encoderMm);
            if (watch.step(channel)) found = true;
            channel.driveMmPerS = toldMmPerS;
          }
          drive.askedMmPerS = drivenMmPerS;
        }
        drive.step(true);
      }
      return found;
    },
    get placeMm(): number {
      return drive.positionMm;
    },
  };
}

const drives = fc.tuple(
  fc.double({ min: 0.015, max: 0.02, noNaN: true }),
  fc.double({ min: 0.97, max: 1, noNaN: true }),
);

test('H26 a sound drive never runs in by itself, whatever it is told', () => {
  const told = fc.array(fc.tuple(fc.integer({ min: -150, max: 100 }), fc.integer({ min: 1, max: 200 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(drives, told, ([lagS, gain], moves) => {
      const one = roller(lagS, gain);
      for (const [mmPerS, forMs] of moves) expect(one.runs(mmPerS, mmPerS, forMs)).toBe(false);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('H26 one that does is found before it has gone a millimetre', () => {
  const runaway = fc.tuple(fc.integer({ min: 10, max: 100 }), fc.integer({ min: -150, max: 0 }));
  fc.assert(
    fc.property(drives, runaway, ([lagS, gain], [mmPerS, toldMmPerS]) => {
      const one = roller(lagS, gain);
      one.runs(0, 0, 50);
      const fromMm = one.placeMm;
      expect(one.runs(toldMmPerS, mmPerS, 100)).toBe(true);
      expect(one.placeMm - fromMm).toBeLessThan(1);
    }),
    { seed: 12, numRuns: 100 },
  );
});

const late = fc.integer({ min: 2, max: 10 });

test('H26 a board that looks late finds it all the same, before it has gone two millimetres', () => {
  const runaway = fc.tuple(fc.integer({ min: 10, max: 60 }), fc.integer({ min: -150, max: 0 }));
  fc.assert(
    fc.property(drives, runaway, late, ([lagS, gain], [mmPerS, toldMmPerS], everyMs) => {
      const one = roller(lagS, gain, everyMs);
      one.runs(0, 0, 50);
      const fromMm = one.placeMm;
      expect(one.runs(toldMmPerS, mmPerS, 110)).toBe(true);
      expect(one.placeMm - fromMm).toBeLessThan(2);
    }),
    { seed: 13, numRuns: 100 },
  );
});

test('H26 on a board that looks late a sound drive does not run in by itself, as fast as it goes to a body', () => {
  const told = fc.array(fc.tuple(fc.integer({ min: -150, max: 25 }), fc.integer({ min: 1, max: 200 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(drives, told, late, ([lagS, gain], moves, everyMs) => {
      const one = roller(lagS, gain, everyMs);
      for (const [mmPerS, forMs] of moves) expect(one.runs(mmPerS, mmPerS, forMs)).toBe(false);
    }),
    { seed: 14, numRuns: 300 },
  );
});
