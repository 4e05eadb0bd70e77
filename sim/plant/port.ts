/**
 * Between the simulated board and the simulated mechanics: what a board could drive and sense, and nothing more.
 * Both are plain mutable records, reused every millisecond, because this is the hottest line of the whole simulator.
 */

/** What the board tells its motor drivers. Speeds are asked of each driver's own speed loop. */
export interface Drives {
  /** False: all drivers without current. Depth drives of a profile with `releasesUnpowered` then let go by themselves. */
  powered: boolean;
  carriageMmPerS: number;
  widthMmPerS: number;
  /** Positive into the body. Index = channel; unused channels stay 0. */
  depthMmPerS: [number, number];
  kneadHz: number;
  airPump: boolean;
  /** Of each cell, one of `VALVE`. Without power every valve vents. */
  airValve: number[];
  heating: boolean;
  /** Positive is back, and up. */
  reclineDegPerS: number;
  legrestDegPerS: number;
}

/** Where a cell's valve stands. */
export const VALVE = { vent: 0, hold: 1, fill: 2 } as const;

export function drivesAtRest(cells: number): Drives {
  return {
    powered: false,
    carriageMmPerS: 0,
    widthMmPerS: 0,
    depthMmPerS: [0, 0],
    kneadHz: 0,
    airPump: false,
    airValve: new Array<number>(cells).fill(VALVE.vent),
    heating: false,
    reclineDegPerS: 0,
    legrestDegPerS: 0,
  };
}

/** What the board's inputs read. Positions are encoder counts turned into mm, relative to wherever the axis stood at power-up. */
export interface Sensors {
  carriageMm: number;
  widthMm: number;
  depthMm: [number, number];
  kneadTurns: number;
  /** End switches at the zero of each axis. */
  carriageAtZero: boolean;
  widthAtZero: boolean;
  depthAtZero: [boolean, boolean];
  /** Per roller, as the profile senses it, with noise, lag, 12 bits, and each cell's own error: as no calibration has mended it. */
  forceN: [number, number];
  /** Of each depth drive: what its motor's current says it pushes into the body with, in steps of half a newton. */
  depthMotorN: [number, number];
  seat: boolean;
  cover: boolean;
  /** The chair's own stop switch is pressed, or its wire is broken. */
  stopPressed: boolean;
  /** In each air cell, and in the line from the pump. */
  airPa: number[];
  airLinePa: number;
  /** Surface of the heating pad. */
  heaterC: number;
  reclineDeg: number;
  legrestDeg: number;
  /** What their motors' currents say they push with, at the end of their levers. */
  reclineMotorN: number;
  legrestMotorN: number;
}
