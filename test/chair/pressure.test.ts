import { describe, expect, test } from 'vitest';
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

  test('says where it comes from', () => {
    expect(explainLevel('medium', PERSON, 2)).toBe(
      'medium is 19.2 N here: 60 % of what the ceiling of this person (40 N) leaves with a fifth kept free',
    );
  });
});

test('newtons are what is written', () => {
  expect(wantedN({ forceN: 99 }, PERSON, 2)).toBe(99);
});
