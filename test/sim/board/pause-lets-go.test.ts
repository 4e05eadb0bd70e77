/** In a pause somebody may stay for as long as they like: nothing presses on them then, whatever the chair believes. */
import { expect, test } from 'vitest';
import { holding, must } from './support/armed-chair.ts';
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
