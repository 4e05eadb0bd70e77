/** In a pause, and while zero is looked for, nothing presses on anybody, whatever the chair believes. */
import { expect, test } from 'vitest';
import { arm, holding, must } from './support/armed-chair.ts';
import { faultyBench, hardestN } from './support/faulty-chair.ts';

test('H03 H25 an encoder that slips by as much as its roller is out: a pause does not leave it there', () => {
  const b = faultyBench();
  holding(b);
  const slipMm = b.chair.truth.depthMm[1] + 0.5;
  b.chair.onSensors = (sensors) => {
    sensors.depthMm[1] -= slipMm;
  };
  must(b.host.ask({ name: 'pau' }));
  b.host.run(1000);
  expect(hardestN(b)).toBeLessThan(5);
  b.host.run(1500);
  expect(b.host.last('ct')).toMatchObject({ fault: 'travel', detail: 3 });
  expect(b.host.phase).toBe('faulted');
  expect(hardestN(b)).toBeLessThan(5);
});

test.each([6, 12])(
  'H03 H25 a roller that presses by %d N 1.5 s after a pause began does not let go',
  (readsN) => {
    const b = faultyBench();
    holding(b);
    must(b.host.ask({ name: 'pau' }));
    b.host.run(600);
    let ms = 0;
    b.chair.onSensors = (sensors) => {
      ms += 1;
      sensors.forceN[0] = readsN + (ms % 2) / 10;
    };
    b.host.run(1000);
    expect(b.host.last('ct').fault).toBe('none');
    b.host.run(1000);
    expect(b.host.last('ct').fault).toBe('still-pressing');
  },
);

test('H26 H25 a roller whose encoder hangs is driven out while zero is looked for: found before it has met anybody', () => {
  const b = faultyBench();
  arm(b);
  must(b.host.ask({ name: 'ref' }));
  const hangsMm = b.chair.plant.sensors.depthMm[1];
  b.chair.onSensors = (sensors) => {
    sensors.depthMm[1] = hangsMm;
  };
  b.host.run(1500);
  expect(b.host.phase).toBe('referencing');
  b.chair.onDrives = (drives) => {
    drives.depthMmPerS[1] = drives.powered ? 53 : 0;
  };
  let [mostMm, mostN] = [0, 0];
  b.host.run(3000, () => {
    mostMm = Math.max(mostMm, b.chair.truth.depthMm[1]);
    mostN = Math.max(mostN, hardestN(b));
  });
  expect(b.host.last('ct')).toMatchObject({ fault: 'travel', detail: 3 });
  expect(b.chair.plant.drives.powered).toBe(false);
  // 100 ms until it is found, 150 ms until its current ends.
  expect(mostMm).toBeLessThan(18);
  expect(mostN).toBe(0);
});
