import { expect, test } from 'vitest';
import { PressureLoop, pressureLoopSettings } from '../../src/control/pressure-loop.ts';
import { chair } from '../chair/chairs.ts';

const DT_S = 0.001;

/** A roller that comes out along a back that falls away, while a little more is asked and felt. */
function fallsAway(travelMmPerS: number): number {
  const loop = new PressureLoop(pressureLoopSettings(chair('tsubo-duo'), 0));
  loop.travelMmPerS = travelMmPerS;
  loop.beginApproach(5);
  for (let ms = 0; ms < 100; ms++) loop.step('press', 16, 16, 30, DT_S);
  for (let ms = 0; ms < 400; ms++) loop.step('press', 16 + ms / 100, 16 + ms / 100, 30 + ms / 50, DT_S);
  return loop.stiffnessNPerMm();
}

test('what goes away under a travelling carriage is no soft body: the back does', () => {
  expect(fallsAway(0)).toBeLessThan(4);
  expect(fallsAway(25)).toBeGreaterThanOrEqual(8);
  expect(fallsAway(-25)).toBeGreaterThanOrEqual(8);
});
