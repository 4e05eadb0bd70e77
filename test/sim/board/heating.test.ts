/** The heating pad: how warm it is, and what each lie of its thermistor and its driver ends in. Judged by the true surface. */
import { expect, test } from 'vitest';
import type { Sensors } from '../../../sim/plant/port.ts';
import { bench, must, ready, send } from './support/armed-chair.ts';
import { heat } from './support/batches.ts';
import { faultyBench } from './support/faulty-chair.ts';

test('H12 the pad comes to what is asked, stays there, never above 42 °C, and goes off with the stop', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, [heat(100, 41, 600_000)]));
  let most = 0;
  b.host.run(420_000, () => {
    most = Math.max(most, b.chair.truth.surfaceC);
  });
  expect(most).toBeLessThan(42);
  expect(b.chair.truth.surfaceC).toBeGreaterThan(40);
  expect(b.host.last('ta').surfaceDeciC).toBeGreaterThan(400);
  b.host.stopByte();
  b.host.run(2500);
  const atStopC = b.chair.truth.surfaceC;
  b.host.run(20_000);
  expect(b.chair.truth.surfaceC).toBeLessThan(atStopC);
});

test('H12 H27 a stop that is slow to end: the pad is off at once and warms nobody, whatever still has current', () => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, [heat(100, 41, 600_000)]));
  b.host.run(60_000);
  expect(b.chair.plant.drives.heating).toBe(true);
  let gone = 0;
  // To and fro by less than what counts as moving by itself: letting go takes its whole 2 s.
  b.chair.onSensors = (sensors) => {
    gone += 1;
    sensors.widthMm += Math.floor(gone / 40) % 2;
  };
  b.host.run(200);
  b.host.stopByte();
  b.host.run(25);
  expect(b.chair.plant.drives).toMatchObject({ powered: true, heating: false });
  b.host.run(100);
  const atStopC = b.chair.truth.surfaceC;
  b.host.run(1700);
  expect(b.chair.plant.drives.powered).toBe(true);
  // The skin warms it by 0.03 °C meanwhile, its current would by 0.15 °C.
  expect(b.chair.truth.surfaceC).toBeLessThan(atStopC + 0.06);
});

test('H12 warmer or longer than the pad may is refused', () => {
  const b = bench();
  ready(b);
  expect(send(b, 0, [heat(100, 42.1, 60_000)], 1)).toBe('heat');
  expect(send(b, 0, [heat(100, 40, 1_620_001)], 2)).toBe('max-on');
  must(send(b, 0, [heat(100, 42, 1_620_000)], 3));
});

const LIES: readonly (readonly [string, (sensors: Sensors, atC: number) => void])[] = [
  ['is open', (sensors) => (sensors.heaterC = -40)],
  ['is shorted', (sensors) => (sensors.heaterC = 150)],
  ['is no number', (sensors) => (sensors.heaterC = Number.NaN)],
  ['is frozen', (sensors, atC) => (sensors.heaterC = atC)],
  ['is loose', (sensors, atC) => (sensors.heaterC = atC + (sensors.heaterC - atC) * 0.3)],
  ['reads 6 °C too little', (sensors) => (sensors.heaterC -= 6)],
  ['jumps', (sensors, atC) => (sensors.heaterC = sensors.heaterC > atC + 4 ? atC - 5 : sensors.heaterC)],
];

test.each(LIES)(
  'H12 H25 the thermistor %s: heat-implausible, and the surface never above 43 °C',
  (_, lie) => {
    const b = faultyBench();
    ready(b);
    b.host.run(120_000);
    const atC = b.chair.plant.sensors.heaterC;
    b.chair.onSensors = (sensors) => lie(sensors, atC);
    b.host.run(100);
    send(b, 0, [heat(130_000, 41, 600_000)]);
    let most = 0;
    for (let s = 0; s < 400 && b.host.phase !== 'faulted'; s++) {
      b.host.run(1000);
      most = Math.max(most, b.chair.truth.surfaceC);
    }
    expect(b.host.last('ct').fault).toBe('heat-implausible');
    expect(most).toBeLessThan(43);
    expect(b.chair.plant.drives.powered).toBe(false);
  },
);

test('H12 the driver of the pad is welded: found while it is told to be off, and the master takes the current away', () => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, [heat(100, 38, 600_000)]));
  b.chair.onDrives = (drives) => {
    drives.heating = true;
  };
  let most = 0;
  for (let s = 0; s < 400 && b.host.phase !== 'faulted'; s++) {
    b.host.run(1000);
    most = Math.max(most, b.chair.truth.surfaceC);
  }
  expect(['heat-implausible', 'heat-over']).toContain(b.host.last('ct').fault);
  expect(most).toBeLessThan(42);
  const atC = b.chair.truth.surfaceC;
  b.host.run(30_000);
  expect(b.chair.truth.surfaceC).toBeLessThan(atC);
});

test('H12 a welded driver is found also where no heat was ever asked for', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onDrives = (drives) => {
    drives.heating = true;
  };
  let most = 0;
  for (let s = 0; s < 300 && b.host.phase !== 'faulted'; s++) {
    b.host.run(1000);
    most = Math.max(most, b.chair.truth.surfaceC);
  }
  expect(b.host.last('ct').fault).toBe('heat-over');
  expect(most).toBeLessThan(42);
});
