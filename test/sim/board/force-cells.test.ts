/** Cells that lie in ways a range does not show, and rollers that do not let go. */
import { expect, test } from 'vitest';
import { holding, must, ready, send } from './support/armed-chair.ts';
import { hold } from './support/batches.ts';
import { type FaultyBench, faultyBench } from './support/faulty-chair.ts';

function hardestN({ chair }: FaultyBench): number {
  return Math.max(...chair.truth.forceN);
}

test.each([
  ['no gain at all', 0, 0],
  ['a third of its gain', 1 / 3, 0],
  ['30 N less than there is', 1, -30],
])('H08 H25 a cell that lives but has %s: the current of the motor tells', (_, gain, offsetN) => {
  const b = faultyBench();
  ready(b);
  let noise = 0;
  b.chair.onSensors = (sensors) => {
    noise = (noise + 7) % 11;
    sensors.forceN[0] = Math.max(0, gain * sensors.forceN[0] + offsetN + 0.1 * noise);
  };
  must(send(b, 0, hold(0, 18, 3000)));
  let most = 0;
  b.host.run(8000, () => {
    most = Math.max(most, hardestN(b));
  });
  expect(most).toBeLessThan(36);
  expect(b.host.last('ct').fault).toBe('force-implausible');
  expect(b.host.phase).toBe('faulted');
});

test('H25 the two cells are swapped: a stroke on one side ends at once', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onSensors = (sensors) => {
    sensors.forceN.reverse();
  };
  must(send(b, 0, hold(0, 18, 3000, [0])));
  let most = 0;
  b.host.run(8000, () => {
    most = Math.max(most, hardestN(b));
  });
  expect(most).toBeLessThan(36);
  expect(b.host.last('ct').fault).toBe('force-implausible');
});

test('H06 H08 without a zone nothing is pressed, not even an approach', () => {
  const b = faultyBench();
  b.host.hello();
  b.host.run(2);
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  must(b.host.ask({ name: 'arm', edge: 1 }));
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
  expect(send(b, 0, hold(0, 8, 1000))).toBe('force');
});

test('H03 H26 a roller that goes on pressing after it should have let go is latched, and not cleared while it does', () => {
  const b = faultyBench();
  holding(b);
  let held: [number, number] | null = null;
  // The drive is stuck in its gear: it presses on, whatever it is told, and with or without current.
  b.chair.onDrives = (drives) => {
    if (held !== null) drives.depthMmPerS = [0, 0];
    drives.powered = true;
  };
  b.host.stopByte();
  held = [0, 0];
  b.host.run(1400);
  expect(b.host.last('ct').fault).toBe('none');
  b.host.run(1600);
  expect(b.host.last('ct').fault).toBe('still-pressing');
  expect(b.host.last('ct').detail).toBeGreaterThan(15_000);
  expect(b.host.phase).toBe('faulted');
  expect(b.host.ask({ name: 'clr', faultId: b.host.faultId })).toBe('faulted');
  b.chair.onDrives = null;
  b.host.run(1500);
  expect(b.host.ask({ name: 'clr', faultId: b.host.faultId })).toBe('ok');
});
