import { describe, expect, it } from 'vitest';
import { STEP_WORDS } from '../../src/program/structures.ts';
import { nearestWord } from '../../src/units/nearest-word.ts';

describe('nearestWord', () => {
  it.each([
    ['hodl', 'hold'],
    ['HOLD', 'hold'],
    ['swep', 'sweep'],
    ['kneed', 'knead'],
    ['repat', 'repeat'],
    ['rests', 'rest'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearestWord(word, STEP_WORDS)).toBe(meant);
  });

  it.each(['tickle', '', 'x', 'x'.repeat(10_000)])('does not guess at %s', (word) => {
    expect(nearestWord(word, STEP_WORDS)).toBeUndefined();
  });
});
