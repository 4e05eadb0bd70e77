/** When the drives lose their current: not before the person is released, and never later than after 2 s. */
import { expect, test } from 'vitest';
import { holding } from './support/armed-chair.ts';
import { faultyBench } from './support/faulty-chair.ts';

test('H03 H27 a stop drives the rollers back, and the current goes only when they are in', () => {
  const b = faultyBench();
  holding(b);
  const pressedMm = b.chair.truth.depthMm[0];
  b.host.stopByte();
  b.host.run(60);
  expect(b.chair.truth.depthMm[0]).toBeLessThan(pressedMm - 2);
  expect(b.chair.plant.drives.powered).toBe(true);
  b.host.run(1500);
  expect(b.host.eventMs('drives-off')).toBeGreaterThan(b.host.eventMs('pressure-released'));
  expect(b.chair.plant.drives.powered).toBe(false);
});

test('H26 what does not come to rest loses its current after 2 s all the same', () => {
  const b = faultyBench();
  holding(b);
  let ms = 0;
  // To and fro by less than what counts as moving by itself, and too fast for a thing at rest.
  b.chair.onSensors = (sensors) => {
    ms += 1;
    sensors.widthMm += Math.floor(ms / 40) % 2;
  };
  b.host.stopByte();
  b.host.run(1900);
  expect(b.host.phase).toBe('stopping');
  expect(b.chair.plant.drives.powered).toBe(true);
  b.host.run(200);
  expect(b.host.phase).toBe('disarmed');
  expect(b.chair.plant.drives.powered).toBe(false);
});

test('H26 a roller that goes in while it is told to come in loses its current at once', () => {
  const b = faultyBench();
  holding(b);
  b.chair.onDrives = (drives) => {
    if (drives.powered) drives.depthMmPerS[0] = 50;
  };
  let mostN = 0;
  b.host.run(500, () => {
    mostN = Math.max(mostN, b.chair.truth.forceN[0]);
  });
  // Found by its encoder it is 42 N; by its cell, at the ceiling and a tenth, it was up to 95 N, and with its current 160 N.
  expect(mostN).toBeLessThan(50);
  expect(b.chair.plant.drives.powered).toBe(false);
  b.host.run(500);
  expect(b.chair.truth.forceN[0]).toBeLessThan(5);
});
