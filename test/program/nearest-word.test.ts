import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../src/program/nearest-word.ts';
import { STEP_WORDS } from '../../src/program/techniques.ts';

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
