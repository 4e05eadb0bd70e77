import { expect, test } from 'vitest';
import { ceilingBetween } from '../../src/chair/ceilings.ts';
import type { ZoneSpan } from '../../src/chair/placed-stroke.ts';
import { chair } from './chairs.ts';

const duo = chair('tsubo-duo');
const zones: readonly ZoneSpan[] = [
  { zone: 'seat', fromMm: 0, toMm: 100, ceilingN: 80 },
  { zone: 'lowerBack', fromMm: 100, toMm: 200, ceilingN: 50 },
  { zone: 'upperBack', fromMm: 300, toMm: 400, ceilingN: 999 },
];
const between = (fromMm: number, toMm: number, personN = 1000) =>
  ceilingBetween(zones, fromMm, toMm, duo, personN);

test.each([
  [10, 90, 80, 'the zone seat'],
  [100, 100, 50, 'the zone lowerBack'],
  [90, 110, 50, 'the zone lowerBack'],
  [110, 90, 50, 'the zone lowerBack'],
  [310, 390, 80, 'the zone upperBack'],
  [400, 400, 80, 'the zone upperBack'],
  [200, 200, 50, 'the zone lowerBack'],
  [250, 260, 20, 'a place no zone covers'],
  [150, 250, 20, 'a place no zone covers'],
  [390, 410, 0, 'a place above the neck'],
  [450, 460, 0, 'a place above the neck'],
])('H06 H08: %d to %d mm: %d N, the ceiling of %s', (fromMm, toMm, forceN, of) => {
  expect(between(fromMm, toMm)).toEqual({ forceN, of });
});

test('H08: the person and the board count everywhere', () => {
  expect(between(10, 90, 12)).toEqual({ forceN: 12, of: 'this person' });
  const gentle = { ...duo, force: { ...duo.force, boardCeilingN: 8 } };
  expect(ceilingBetween(zones, 10, 90, gentle, 12)).toEqual({ forceN: 8, of: 'the board' });
});
