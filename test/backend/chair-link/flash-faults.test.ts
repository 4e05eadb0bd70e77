import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/units/random.ts';
import { smallImage } from '../../sim/store/support/images.ts';
import { type Found, playScene, wholeInstall } from './flash-scenes.ts';
import { LINE_FAULTS } from './line-faults.ts';

const OLD = smallImage(1);
const NEW = smallImage(2);

describe('something goes wrong while a program is on its way (H22)', () => {
  it('the host is killed at a line, whichever: the old program or the new one', async () => {
    const { firstToChair, lastToChair } = await wholeInstall(OLD, NEW);
    const seen: Found[] = [];
    for (let line = firstToChair; line <= lastToChair; line += 4) {
      seen.push(await playScene({ old: OLD, next: NEW, killAtLine: line }));
    }
    expect(seen.length).toBeGreaterThan(4);
    expect(new Set(seen)).toEqual(new Set(['old', 'new']));
  });

  it.each(LINE_FAULTS)(
    'a line is %s, and the power goes or not: the old program or the new one',
    async (fault) => {
      const whole = await wholeInstall(OLD, NEW);
      const random = new Random(8_010 + LINE_FAULTS.indexOf(fault));
      for (const direction of ['to-chair', 'to-host'] as const) {
        const [first, last] =
          direction === 'to-chair'
            ? [whole.firstToChair, whole.lastToChair]
            : [whole.firstToHost, whole.lastToHost];
        for (const cut of [false, true]) {
          const line = random.integer(first, last);
          const cutAtMs = random.integer(1, whole.lengthMs);
          await playScene({
            old: OLD,
            next: NEW,
            fault: { fault, direction, line },
            ...(cut ? { cutAtMs } : {}),
          });
        }
      }
    },
  );
});
