import { describe, expect, test } from 'vitest';
import { enoughBetween } from '../../src/chair/enough.ts';
import { allowedN, explainLevel, wantedN } from '../../src/chair/pressure.ts';
import { LEVELS } from '../../src/chair/stroke.ts';

const PERSON = { forceN: 40, of: 'this person' };

describe('a level', () => {
  test('H08: is a share of the lowest ceiling less a fifth', () => {
    expect(allowedN(PERSON)).toBe(32);
    expect(LEVELS.map((level) => wantedN({ level }, PERSON, 2))).toEqual([8, 12.8, 19.2, 25.6, 32]);
  });

  test('never sinks below what a chair can feel, and never goes above what is allowed', () => {
    const neck = { forceN: 5, of: 'the zone neck' };
    expect(LEVELS.map((level) => wantedN({ level }, neck, 2))).toEqual([2.5, 2.5, 2.5, 3.2, 4]);
    expect(wantedN({ level: 'light' }, { forceN: 2, of: 'this person' }, 2)).toBe(1.6);
  });

  test('is a share of what the person has called enough, where that is less', () => {
    expect(LEVELS.map((level) => wantedN({ level }, PERSON, 2, 20))).toEqual([5, 8, 12, 16, 20]);
    expect(LEVELS.map((level) => wantedN({ level }, PERSON, 2, 99))).toEqual([8, 12.8, 19.2, 25.6, 32]);
    expect(wantedN({ forceN: 25 }, PERSON, 2, 20)).toBe(25);
  });

  test('goes by the least that was called enough anywhere on its way', () => {
    const zones = [
      { zone: 'seat', fromMm: 0, toMm: 50, ceilingN: 40 },
      { zone: 'lowerBack', fromMm: 50, toMm: 200, ceilingN: 40 },
      { zone: 'upperBack', fromMm: 200, toMm: 400, ceilingN: 40 },
      { zone: 'shoulders', fromMm: 400, toMm: 500, ceilingN: 40 },
      { zone: 'neck', fromMm: 500, toMm: 560, ceilingN: 20 },
    ] as const;
    const enoughN = { shoulders: 9, upperBack: 20, lowerBack: 15 };
    expect(enoughBetween(zones, 10, 40, enoughN)).toBe(15);
    expect(enoughBetween(zones, 390, 210, enoughN)).toBe(20);
    expect(enoughBetween(zones, 60, 300, enoughN)).toBe(15);
    expect(enoughBetween(zones, 530, 540, enoughN)).toBe(9);
    expect(enoughBetween([], 0, 10, enoughN)).toBe(9);
  });

  test('says where it comes from', () => {
    expect(explainLevel('medium', PERSON, 2)).toBe(
      'medium is 19.2 N here: 60 % of what the ceiling of this person (40 N) leaves with a fifth kept free',
    );
  });
});

test('newtons are what is written', () => {
  expect(wantedN({ forceN: 99 }, PERSON, 2)).toBe(99);
});
