import { describe, expect, it } from 'vitest';
import { SkinMap } from '../../src/control/skin-map.ts';

describe('where the skin was felt', () => {
  it('is known there and nearby, the farther of what is known, and nowhere else', () => {
    const map = new SkinMap({ minMm: 100, maxMm: 780 });
    expect(map.farthestMm(300)).toBe(Number.POSITIVE_INFINITY);
    map.learn(310, 25);
    for (const placeMm of [281, 300, 319, 339]) expect(map.farthestMm(placeMm)).toBe(25);
    for (const placeMm of [279, 341, 100, 780])
      expect(map.farthestMm(placeMm)).toBe(Number.POSITIVE_INFINITY);
    map.learn(330, 31);
    expect(map.farthestMm(310)).toBe(31);
    expect(map.farthestMm(290)).toBe(25);
    map.learn(330, 20);
    expect(map.farthestMm(310)).toBe(25);
  });

  it('is known up to both ends of the track, and nothing is learned beyond them', () => {
    const map = new SkinMap({ minMm: 100, maxMm: 780 });
    map.learn(100, 30);
    map.learn(780, 40);
    map.learn(50, 1);
    map.learn(900, 1);
    expect(map.farthestMm(99)).toBe(30);
    expect(map.farthestMm(781)).toBe(40);
  });

  it('is forgotten with the person', () => {
    const map = new SkinMap({ minMm: 0, maxMm: 780 });
    map.learn(310, 25);
    map.forget();
    expect(map.farthestMm(310)).toBe(Number.POSITIVE_INFINITY);
  });
});
