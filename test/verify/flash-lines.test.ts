/** An install over the line, in virtual time: the host is killed at every line, every line is spoilt in every way. */
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/units/random.ts';
import { type Found, playScene, wholeInstall } from '../backend/chair-link/flash-scenes.ts';
import { LINE_FAULTS } from '../backend/chair-link/line-faults.ts';
import { longImage, smallImage } from '../sim/store/support/images.ts';

const SMALL = [smallImage(1), smallImage(2)] as const;
const LONG = [longImage(1), longImage(2)] as const;

describe('the host is killed at every line of an install (H22)', () => {
  it.each([
    ['of a small program', SMALL, 20],
    ['of 8192 bytes', LONG, 240],
  ] as const)('%s', async (_, [old, next], least) => {
    const { firstToChair, lastToChair } = await wholeInstall(old, next);
    const seen: Found[] = [];
    for (let line = firstToChair; line <= lastToChair; line += 1) {
      seen.push(await playScene({ old, next, killAtLine: line }));
    }
    expect(seen.length).toBeGreaterThanOrEqual(least);
    expect(new Set(seen)).toEqual(new Set(['old', 'new']));
  });
});

describe('every line of an install, either way', () => {
  it.each(LINE_FAULTS)('is %s, with a power cut and without (H22)', async (fault) => {
    const [old, next] = SMALL;
    const whole = await wholeInstall(old, next);
    const random = new Random(8_020 + LINE_FAULTS.indexOf(fault));
    let scenes = 0;
    for (const direction of ['to-chair', 'to-host'] as const) {
      const isToChair = direction === 'to-chair';
      const first = isToChair ? whole.firstToChair : whole.firstToHost;
      const last = isToChair ? whole.lastToChair : whole.lastToHost;
      for (let line = first; line <= last; line += 1) {
        await playScene({ old, next, fault: { fault, direction, line } });
        const cutAtMs = random.integer(1, whole.lengthMs);
        await playScene({ old, next, fault: { fault, direction, line }, cutAtMs });
        scenes += 2;
      }
    }
    expect(scenes).toBeGreaterThan(60);
  });
});
