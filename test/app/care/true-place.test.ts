import { describe, expect, it } from 'vitest';
import { anatomyOf } from '../../../sim/plant/anatomy.ts';
import { truePlace } from '../../../src/app/care/true-place.ts';
import { bodyOf } from '../../../src/chair/body.ts';
import { LANDMARKS } from '../../../src/chair/landmarks.ts';

describe('where a place truly lies', () => {
  const table = bodyOf(1700);
  if (!table.ok) throw new Error('no table');
  const believed = table.value.heightMm;

  it('is where it is believed on a body that is the table', () => {
    const place = truePlace(believed, anatomyOf(1700, null).heightMm);
    for (const mm of [20, 150, 400, 637, 700]) expect(place(mm)).toBeCloseTo(mm, 6);
  });

  it('takes every landmark to itself, and keeps the order between', () => {
    for (const bodySeed of [1, 2, 3]) {
      const truth = anatomyOf(1700, bodySeed).heightMm;
      const place = truePlace(believed, truth);
      for (const name of LANDMARKS) expect(place(believed[name])).toBeCloseTo(truth[name], 6);
      let before = Number.NEGATIVE_INFINITY;
      for (let mm = 0; mm < 800; mm += 3) {
        expect(place(mm)).toBeGreaterThan(before);
        before = place(mm);
      }
      expect(place(believed.C7 + 30)).toBeCloseTo(truth.C7 + 30, 6);
      expect(place(believed.sacrum - 20)).toBeCloseTo(truth.sacrum - 20, 6);
    }
  });
});
