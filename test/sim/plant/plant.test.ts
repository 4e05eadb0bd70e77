import { describe, expect, it } from 'vitest';
import { hiddenBody } from '../../../sim/plant/body.ts';
import { elasticN } from '../../../sim/plant/tissue.ts';
import { Rig } from './rig.ts';

describe('plant', () => {
  it('does not move or press without power', () => {
    const rig = new Rig();
    const { truth, drives } = rig.plant;
    const before = structuredClone(truth);
    drives.carriageMmPerS = 100;
    drives.widthMmPerS = 40;
    drives.kneadHz = 0.8;
    rig.depths(100);
    rig.run(2000);
    // The pad warms against the person.
    expect({ ...truth, tMs: 0, surfaceC: 0 }).toEqual({ ...before, tMs: 0, surfaceC: 0 });
    expect(truth.forceN).toEqual([0, 0]);
  });

  it('feels nothing with the rollers retracted, anywhere on the back', () => {
    const rig = new Rig();
    for (const carriageMm of [0, 200, 400, 600, 780]) {
      rig.place(carriageMm);
      expect(rig.plant.truth.forceN).toEqual([0, 0]);
      expect(rig.plant.truth.carriageMm).toBeCloseTo(carriageMm, 1);
    }
  });

  it('presses by the law of the tissue at a depth', () => {
    const rig = new Rig({ stiffnessNPerMm: 6, breathing: false, seed: 4 });
    rig.place(300);
    rig.pushTo(30, 100);
    rig.run(100);
    const { truth } = rig.plant;
    const { surfaceMm } = hiddenBody({ statureMm: 1700, seed: 4 }).at(300 + rig.profile.trackZeroAboveSeatMm);
    for (const side of [0, 1] as const) {
      const law = elasticN(6, truth.depthMm[side] - surfaceMm[side]);
      // The eccentric's place shifts the skin by under half a millimetre; the tissue gave way a little.
      expect(Math.abs(truth.forceN[side] / law - 1)).toBeLessThan(0.15);
    }
  });

  it('presses nobody when the seat is empty', () => {
    const rig = new Rig();
    rig.plant.seated = false;
    rig.place(300);
    rig.pushTo(5, 50);
    expect(rig.plant.truth.forceN).toEqual([0, 0]);
    expect(rig.plant.sensors.seat).toBe(false);
    expect(rig.plant.truth.depthMm[0]).toBeGreaterThan(79);
  });

  it('lets go within a second of losing power, on any stiffness', () => {
    for (const stiffnessNPerMm of [1, 2, 3, 5, 8, 10, 15]) {
      for (const seed of [1, 2, 3]) {
        const rig = new Rig({ stiffnessNPerMm, seed });
        rig.place(100 + 100 * seed);
        rig.pushTo(100, 30);
        const pressedN = Math.max(...rig.plant.truth.forceN);
        expect(pressedN).toBeGreaterThan(stiffnessNPerMm === 1 ? 40 : 95);
        rig.depths(100);
        rig.plant.drives.powered = false;
        rig.run(1000);
        expect(Math.max(...rig.plant.truth.forceN)).toBeLessThan(5);
      }
    }
  });

  it('keeps pressing without power on a chair whose drive locks itself', () => {
    const free = new Rig();
    const rig = new Rig({ profile: { ...free.profile, releasesUnpowered: false } });
    rig.place(300);
    rig.pushTo(60, 30);
    rig.plant.drives.powered = false;
    rig.run(1000);
    expect(Math.max(...rig.plant.truth.forceN)).toBeGreaterThan(30);
  });

  it('stops the carriage by friction, near where power was lost', () => {
    const rig = new Rig();
    rig.place(300);
    rig.plant.drives.carriageMmPerS = 100;
    rig.run(1000);
    expect(rig.plant.truth.carriageMmPerS).toBeGreaterThan(95);
    const lostAtMm = rig.plant.truth.carriageMm;
    rig.plant.drives.powered = false;
    rig.run(1000);
    expect(rig.plant.truth.carriageMmPerS).toBe(0);
    expect(rig.plant.truth.carriageMm - lostAtMm).toBeLessThan(5);
  });

  it('holds at its hard ends and closes the end switches at zero', () => {
    const rig = new Rig();
    const { drives, truth, sensors } = rig.plant;
    drives.powered = true;
    drives.carriageMmPerS = -500;
    drives.widthMmPerS = -500;
    rig.depths(-500);
    rig.run(20_000);
    expect([sensors.carriageAtZero, sensors.widthAtZero, ...sensors.depthAtZero]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(truth.carriageMm).toBeGreaterThanOrEqual(-1);
    expect(truth.depthMm[0]).toBeGreaterThanOrEqual(-1);
    rig.plant.seated = false;
    drives.carriageMmPerS = 500;
    drives.widthMmPerS = 500;
    rig.depths(500);
    rig.run(20_000);
    expect([sensors.carriageAtZero, sensors.widthAtZero, ...sensors.depthAtZero]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(truth.carriageMm).toBeLessThanOrEqual(781);
    expect(truth.widthMm).toBeLessThanOrEqual(181);
    expect(truth.depthMm[1]).toBeLessThanOrEqual(81);
  });

  it('moves no faster than its drives can, and lags behind what is asked', () => {
    const rig = new Rig();
    rig.place(100);
    rig.plant.drives.carriageMmPerS = 1000;
    rig.run(10);
    expect(rig.plant.truth.carriageMmPerS).toBeLessThan(60);
    rig.run(200);
    expect(rig.plant.truth.carriageMmPerS).toBeLessThanOrEqual(110);
    expect(rig.plant.truth.carriageMmPerS).toBeGreaterThan(100);
  });

  it('counts from wherever it stood at power-up, in steps of 0.05 mm', () => {
    const starts = [1, 2, 3, 4].map((seed) => {
      const { sensors, truth } = new Rig({ seed }).plant;
      expect([sensors.carriageMm, sensors.widthMm, ...sensors.depthMm, sensors.kneadTurns]).toEqual([
        0, 0, 0, 0, 0,
      ]);
      return truth.carriageMm;
    });
    expect(new Set(starts.map(Math.round)).size).toBeGreaterThan(1);
    const rig = new Rig();
    const startMm = rig.plant.truth.carriageMm;
    rig.place(300);
    const { sensors, truth } = rig.plant;
    expect(Math.abs(sensors.carriageMm - (truth.carriageMm - startMm))).toBeLessThanOrEqual(0.026);
    expect(Math.abs((sensors.carriageMm / 0.05) % 1)).toBeCloseTo(0, 6);
  });

  it('weighs with half a newton of noise, 20 ms late, in 12 bits', () => {
    const rig = new Rig({ breathing: false });
    rig.place(300);
    rig.pushTo(40, 50);
    rig.run(10_000);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < 4000; i++) {
      rig.run(1);
      const error = rig.plant.sensors.forceN[0] - rig.plant.truth.forceN[0];
      sum += error;
      squares += error * error;
      expect(Math.abs(((rig.plant.sensors.forceN[0] * 4095) / 150) % 1)).toBeCloseTo(0, 6);
    }
    expect(Math.abs(sum / 4000)).toBeLessThan(0.05);
    expect(Math.sqrt(squares / 4000)).toBeGreaterThan(0.45);
    expect(Math.sqrt(squares / 4000)).toBeLessThan(0.55);
    const pressedN = rig.plant.truth.forceN[0];
    rig.depths(-150);
    for (let i = 0; i < 200 && rig.plant.truth.forceN[0] > 0; i++) rig.run(1);
    expect(rig.plant.sensors.forceN[0]).toBeGreaterThan(pressedN * 0.2);
    rig.run(100);
    expect(rig.plant.sensors.forceN[0]).toBeLessThan(3);
  });

  it('moves both rollers together on a chair with one drive, each on its own tissue', () => {
    const rig = new Rig({ chair: 'tsubo-mono', seed: 5 });
    rig.place(300);
    rig.pushTo(40, 20);
    rig.run(2000);
    const { truth, sensors } = rig.plant;
    expect(truth.depthMm[0]).toBe(truth.depthMm[1]);
    expect(truth.forceN[0]).not.toBe(truth.forceN[1]);
    expect(sensors.forceN[0]).toBe(sensors.forceN[1]);
    expect(Math.abs(sensors.forceN[0] - (truth.forceN[0] + truth.forceN[1]) / 2)).toBeLessThan(2.5);
  });

  it('turns the kneading motor up and down with inertia, which stirs the force a little', () => {
    const rig = new Rig({ breathing: false, seed: 2 });
    rig.place(300);
    rig.pushTo(30, 20);
    rig.run(15_000);
    rig.plant.drives.kneadHz = 0.5;
    rig.run(300);
    expect(rig.plant.truth.kneadHz).toBeLessThan(0.5);
    rig.run(700);
    expect(rig.plant.truth.kneadHz).toBe(0.5);
    const turns = rig.plant.sensors.kneadTurns;
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let i = 0; i < 4000; i++) {
      rig.run(1);
      low = Math.min(low, rig.plant.truth.forceN[0]);
      high = Math.max(high, rig.plant.truth.forceN[0]);
    }
    expect(rig.plant.sensors.kneadTurns - turns).toBeCloseTo(2, 1);
    expect(high - low).toBeGreaterThan(0.2);
    expect(high - low).toBeLessThan(12);
    rig.plant.drives.powered = false;
    rig.run(1000);
    expect(rig.plant.truth.kneadHz).toBe(0);
  });
});
