/** A chair without load cells, whose motor's current says something else than what its roller presses. */
import { describe, expect, test } from 'vitest';
import type { Sensors } from '../../../sim/plant/port.ts';
import { must, ready, send } from './support/armed-chair.ts';
import { hold, move } from './support/batches.ts';
import { FaultyChair } from './support/faulty-chair.ts';
import { shippedProfile } from './support/profiles.ts';
import { TestHost } from './support/test-host.ts';

const PLAIN = shippedProfile('tsubo-plain');
const CEILING_N = PLAIN.force.boardCeilingN;

function pressed(fromMs: number, change: (sensors: Sensors) => void) {
  const host = new TestHost();
  const chair = host.attach(new FaultyChair(host, PLAIN));
  ready({ host });
  must(send({ host }, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, 30, 10_000, [0])]));
  let peakN = 0;
  for (let ms = 0; ms < 16_000; ms++) {
    if (ms === fromMs) chair.onSensors = change;
    host.run(1);
    peakN = Math.max(peakN, ...chair.truth.forceN);
  }
  return { peakN, fault: host.last('ct').fault };
}

describe('H25 the current of a motor is all that feels', () => {
  test('a current that says nothing ends the approach before the body is met', () => {
    const { peakN, fault } = pressed(0, ({ depthMotorN }) => depthMotorN.fill(0));
    expect(fault).toBe('force-implausible');
    expect(peakN).toBeLessThan(5);
  });

  test('a current that reads twice what it is presses less hard, or ends', () => {
    const { peakN } = pressed(0, ({ depthMotorN }) => {
      depthMotorN[0] *= 2;
    });
    expect(peakN).toBeLessThan(CEILING_N);
  });

  test('a current that stays as it is while nobody is met: the limit of the driver is left', () => {
    const { peakN } = pressed(4_600, ({ depthMotorN }) => {
      depthMotorN[0] = 6;
    });
    expect(peakN).toBeLessThan(CEILING_N * 1.1);
  });
});

test('what a batch asks is judged as depth meant: above the ceiling of a place it is refused', () => {
  const host = new TestHost();
  host.attach(new FaultyChair(host, PLAIN));
  ready({ host });
  expect(send({ host }, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, 46, 5_000, [0])])).toBe('force');
});
