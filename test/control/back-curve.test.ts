import { describe, expect, it } from 'vitest';
import { BackCurve } from '../../src/control/back-curve.ts';

const TRACK = { minMm: 0, maxMm: 780 };
const N_PER_MM = 4;

/** A back that runs in and out by 20 mm over half a metre. */
const depthMm = (placeMm: number): number => 30 + 10 * Math.sin(placeMm / 80);
const slope = (placeMm: number): number => Math.cos(placeMm / 80) / 8;

function rolled(curve: BackCurve, fromMm: number, toMm: number, forceN = (_: number): number => 10): void {
  const stepMm = fromMm < toMm ? 0.05 : -0.05;
  for (let at = fromMm; Math.abs(at - toMm) > 0.1; at += stepMm) {
    const pressedMm = (forceN(at) - 10) / N_PER_MM;
    curve.learn(at, fromMm < toMm ? 50 : -50, depthMm(at) + pressedMm, forceN(at), N_PER_MM);
  }
  curve.leave();
}

describe('the curve of the back', () => {
  it('is unknown at first, and wherever nobody was pressed', () => {
    const curve = new BackCurve(TRACK);
    expect(curve.slopeAt(300)).toBe(0);
    rolled(curve, 200, 400);
    expect(curve.slopeAt(100)).toBe(0);
    expect(curve.slopeAt(500)).toBe(0);
    curve.forget();
    expect(curve.slopeAt(300)).toBe(0);
  });

  it('is learned in either direction, whatever the force does meanwhile', () => {
    for (const [fromMm, toMm] of [
      [60, 700],
      [700, 60],
    ] as const) {
      const curve = new BackCurve(TRACK);
      rolled(curve, fromMm, toMm, (at) => 10 + 4 * Math.sin(at / 11));
      for (let at = 120; at < 640; at += 7)
        expect(Math.abs(curve.slopeAt(at) - slope(at))).toBeLessThan(0.03);
    }
  });

  it('takes nothing from a roller that turned round or left the body within a stretch', () => {
    const curve = new BackCurve(TRACK);
    rolled(curve, 302, 314);
    expect(curve.slopeAt(310)).not.toBe(0);
    curve.forget();
    rolled(curve, 305, 314);
    rolled(curve, 314, 305);
    curve.learn(305, 50, 30, 10, N_PER_MM);
    curve.leave();
    curve.learn(345, 50, 60, 10, N_PER_MM);
    expect(curve.slopeAt(310)).toBe(0);
    expect(curve.knows(310)).toBe(false);
  });

  it('lets somebody who saw the whole sweep take the breath out, where it was felt and by no more than a breath', () => {
    const curve = new BackCurve(TRACK);
    rolled(curve, 200, 400);
    const felt = curve.slopeAt(305);
    curve.correct(305, felt + 0.1);
    expect(curve.slopeAt(305)).toBeCloseTo(felt + 0.1, 6);
    curve.correct(305, felt - 0.05);
    expect(curve.slopeAt(305)).toBeCloseTo(felt + 0.1, 6);
    curve.correct(505, 0.1);
    curve.correct(-20, 0.1);
    curve.correct(900, 0.1);
    expect(curve.slopeAt(505)).toBe(0);
    expect(curve.knows(505)).toBe(false);
  });

  it('takes a ramp of the force for no slope, nor what passes while the carriage stands or creeps', () => {
    const curve = new BackCurve(TRACK);
    rolled(curve, 200, 260, (at) => 10 + 2 * (at - 200));
    expect(curve.slopeAt(230)).toBe(0);
    for (let ms = 0; ms < 3000; ms++) curve.learn(300 + ms / 200, 5, 30 + ms / 300, 10, N_PER_MM);
    expect(curve.slopeAt(307)).toBe(0);
  });

  it('averages what it sees again, so that one breath more or less counts little', () => {
    const curve = new BackCurve(TRACK);
    for (let pass = 0; pass < 6; pass++) rolled(curve, 200, 420);
    const before = curve.slopeAt(310);
    curve.learn(299, 50, 30, 10, N_PER_MM);
    curve.learn(300, 50, 30, 10, N_PER_MM);
    curve.learn(320, 50, 33, 10, N_PER_MM);
    expect(Math.abs(curve.slopeAt(310) - before)).toBeLessThan(0.05);
  });

  it('never tells of a wall, and knows its own ends', () => {
    const curve = new BackCurve(TRACK);
    curve.learn(100, 50, 0, 10, N_PER_MM);
    curve.learn(120, 50, 60, 10, N_PER_MM);
    curve.learn(140, 50, 120, 10, N_PER_MM);
    expect(curve.slopeAt(130)).toBeLessThanOrEqual(0.35);
    for (const at of [-30, -1, 0, 780, 800, 2000]) {
      curve.learn(at, 50, 30, 10, N_PER_MM);
      expect(Number.isFinite(curve.slopeAt(at))).toBe(true);
    }
  });
});
