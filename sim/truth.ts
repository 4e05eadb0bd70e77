/**
 * The truth log: what the simulated body really felt. It judges the chair, so no code of the host reads it.
 * One sample every 10 ms; the same seed gives the same bytes.
 */
import type { Zone } from '../src/chair/landmarks.ts';
import type { Anatomy } from './plant/anatomy.ts';
import type { Plant } from './plant/plant.ts';

export interface TruthSample {
  /** Since the board's power-up. */
  readonly tMs: number;
  readonly planTick: number;
  readonly carriageMm: number;
  readonly carriageMmPerS: number;
  readonly widthMm: number;
  /** Where the board told carriage and width to be, in whole nanometres; 0 where nothing on the chair's side tells. */
  readonly toldNm: readonly [number, number];
  /** Person's left and right roller, here and below. */
  readonly depthMm: readonly [number, number];
  readonly forceN: readonly [number, number];
  /** Greatest since the sample before. */
  readonly peakN: readonly [number, number];
  readonly kneadHz: number;
  readonly zone: Zone;
  readonly powered: boolean;
  /** By cell; empty where there is no air. */
  readonly airKPa: readonly number[];
  /** Of the heating pad, back and leg rest; 0 where there is none. */
  readonly surfaceC: number;
  readonly reclineDeg: number;
  readonly legrestDeg: number;
  /** On what is in the way of back or leg rest. */
  readonly pinchN: number;
}

/** What the board says of its own plan. */
export interface Commanding {
  readonly planTick: number;
  readonly toldNm: readonly [number, number];
}

const SAMPLE_MS = 10;

export class TruthLog {
  private readonly plant: Plant;
  private readonly onSample: (sample: TruthSample) => void;
  private peakLeftN = 0;
  private peakRightN = 0;

  constructor(plant: Plant, onSample: (sample: TruthSample) => void) {
    this.plant = plant;
    this.onSample = onSample;
  }

  /** Call after every step of the plant; null without a board. */
  record(board: Commanding | null): void {
    const { truth } = this.plant;
    const left = truth.forceN[0];
    const right = truth.forceN[1];
    if (left > this.peakLeftN) this.peakLeftN = left;
    if (right > this.peakRightN) this.peakRightN = right;
    if (truth.tMs % SAMPLE_MS === 0) this.sample(board);
  }

  private sample(board: Commanding | null): void {
    const { plant, peakLeftN, peakRightN } = this;
    const { truth } = plant;
    this.peakLeftN = 0;
    this.peakRightN = 0;
    this.onSample({
      tMs: truth.tMs,
      planTick: board === null ? 0 : board.planTick,
      carriageMm: truth.carriageMm,
      carriageMmPerS: truth.carriageMmPerS,
      widthMm: truth.widthMm,
      toldNm: board === null ? [0, 0] : board.toldNm,
      depthMm: [truth.depthMm[0], truth.depthMm[1]],
      forceN: [truth.forceN[0], truth.forceN[1]],
      peakN: [peakLeftN, peakRightN],
      kneadHz: truth.kneadHz,
      zone: plant.zone(),
      powered: plant.drives.powered,
      airKPa: [...truth.airKPa],
      surfaceC: truth.surfaceC,
      reclineDeg: truth.reclineDeg,
      legrestDeg: truth.legrestDeg,
      pinchN: truth.pinchN,
    });
  }
}

/**
 * The first line of the log of a person with a body of their own: where each landmark and the shoulder truly lie on this
 * chair's track, in mm.
 */
export function anatomyLine(anatomy: Anatomy, trackZeroAboveSeatMm: number): string {
  const { heightMm, shoulderMm, shoulderWidthMm } = anatomy;
  const onTrack = (aboveSeatMm: number): number => thousandths(aboveSeatMm - trackZeroAboveSeatMm);
  const trackMm = Object.fromEntries(Object.entries(heightMm).map(([name, mm]) => [name, onTrack(mm)]));
  return `${JSON.stringify({
    anatomy: {
      trackMm,
      shoulderMm: onTrack(shoulderMm),
      shoulderWidthMm: thousandths(shoulderWidthMm),
    },
  })}\n`;
}

/** One line of NDJSON, line feed included: µm, mN and mHz resolution. */
export function truthLine(sample: TruthSample): string {
  return `${JSON.stringify({
    tMs: sample.tMs,
    planTick: thousandths(sample.planTick),
    carriageMm: thousandths(sample.carriageMm),
    carriageMmPerS: thousandths(sample.carriageMmPerS),
    widthMm: thousandths(sample.widthMm),
    toldNm: sample.toldNm,
    depthMm: sample.depthMm.map(thousandths),
    forceN: sample.forceN.map(thousandths),
    peakN: sample.peakN.map(thousandths),
    kneadHz: thousandths(sample.kneadHz),
    zone: sample.zone,
    powered: sample.powered,
    airKPa: sample.airKPa.map(thousandths),
    surfaceC: thousandths(sample.surfaceC),
    reclineDeg: thousandths(sample.reclineDeg),
    legrestDeg: thousandths(sample.legrestDeg),
    pinchN: thousandths(sample.pinchN),
  })}\n`;
}

function thousandths(value: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(value * 1000) / 1000 + 0;
}
