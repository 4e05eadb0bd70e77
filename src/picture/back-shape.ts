/**
 * The outline of a seated person's back, as paths. Sideways in millimetres from the midline of a person of 170 cm;
 * along the back as shares of the way from C7 (0) down to L5 (1), so that landmarks and drawing stay together. [D]
 */
import { short } from './svg.ts';

export interface BackFrame {
  /** The midline, pixels. */
  readonly middle: number;
  readonly pixelsPerMm: number;
  /** Pixels at a share of the way from C7 to L5. */
  readonly y: (share: number) => number;
}

type Point = readonly [acrossMm: number, share: number];
/** Two control points and an end, as in an SVG curve. */
type Curve = readonly [Point, Point, Point];

/** Neck and shoulder, from the head down and out; the left half is its mirror. */
const SHOULDER_FROM: Point = [44, -0.34];
const SHOULDER: readonly Curve[] = [
  [
    [48, -0.26],
    [47, -0.2],
    [51, -0.15],
  ],
  [
    [57, -0.085],
    [80, -0.06],
    [116, -0.022],
  ],
  [
    [146, 0.01],
    [178, 0.012],
    [197, 0.058],
  ],
];
/** The outer edge of the upper arm, from the shoulder down. */
const ARM: readonly Curve[] = [
  [
    [214, 0.1],
    [216, 0.2],
    [219, 0.3],
  ],
  [
    [223, 0.42],
    [230, 0.52],
    [236, 0.62],
  ],
  [
    [243, 0.73],
    [248, 0.82],
    [252, 0.94],
  ],
];
/** Its inner edge, from below up to the armpit. */
const WRIST: Point = [208, 0.93];
const INNER_ARM: readonly Curve[] = [
  [[240, 0.96], [222, 0.95], WRIST],
  [
    [201, 0.8],
    [192, 0.68],
    [185, 0.56],
  ],
  [
    [179, 0.46],
    [171, 0.37],
    [164, 0.285],
  ],
];
/** From the armpit down to the seat. */
const FLANK_FROM: Point = [164, 0.285];
const FLANK: readonly Curve[] = [
  [
    [161, 0.36],
    [159, 0.42],
    [154, 0.49],
  ],
  [
    [146, 0.6],
    [130, 0.67],
    [128, 0.77],
  ],
  [
    [127, 0.87],
    [150, 0.95],
    [165, 1.06],
  ],
  [
    [173, 1.12],
    [177, 1.18],
    [177, 1.24],
  ],
];

const BLADE_FROM: Point = [62, 0.13];
const BLADE: readonly Curve[] = [
  [
    [56, 0.2],
    [64, 0.36],
    [84, 0.425],
  ],
  [
    [96, 0.43],
    [116, 0.3],
    [136, 0.19],
  ],
];
const SPINE_OF_BLADE_FROM: Point = [60, 0.165];
const SPINE_OF_BLADE: readonly Curve[] = [
  [
    [90, 0.13],
    [120, 0.1],
    [152, 0.075],
  ],
];

/** Where the long muscles beside the spine stand out. */
const FURROW_FROM: Point = [26, 0.42];
const FURROW: readonly Curve[] = [
  [
    [34, 0.6],
    [44, 0.78],
    [40, 1.02],
  ],
];

const HEAD_HALF_MM = 74;

export interface BackPaths {
  readonly torso: string;
  readonly arms: string;
  readonly head: { readonly cx: number; readonly cy: number; readonly rx: number; readonly ry: number };
  /** Neck, shoulders and the outside of the arms; the arms' inside. */
  readonly limbs: readonly string[];
  readonly flanks: readonly string[];
  /** Faint lines: shoulder blades, long muscles. */
  readonly lines: readonly string[];
}

export function backPaths(frame: BackFrame): BackPaths {
  const span = frame.y(1) - frame.y(0);
  const both = (from: Point, curves: readonly Curve[]): readonly string[] =>
    [1, -1].map((side) => open(frame, from, curves, side));
  const half = [...SHOULDER, line(endOf(SHOULDER), FLANK_FROM), ...FLANK];
  const right = open(frame, SHOULDER_FROM, half, 1);
  const left = `L${at(frame, endOf(half), -1)}${curvesOf(frame, reversed(SHOULDER_FROM, half), -1)}`;
  return {
    torso: `${right}${left}Z`,
    arms: both(endOf(SHOULDER), [...ARM, ...INNER_ARM])
      .map((arm) => `${arm}Z`)
      .join(''),
    head: {
      cx: frame.middle,
      cy: frame.y(0) - span * 0.44,
      rx: HEAD_HALF_MM * frame.pixelsPerMm,
      ry: HEAD_HALF_MM * 1.28 * frame.pixelsPerMm,
    },
    limbs: [...both(SHOULDER_FROM, [...SHOULDER, ...ARM]), ...both(WRIST, INNER_ARM.slice(1))],
    flanks: both(FLANK_FROM, FLANK),
    lines: [
      ...both(BLADE_FROM, BLADE),
      ...both(SPINE_OF_BLADE_FROM, SPINE_OF_BLADE),
      ...both(FURROW_FROM, FURROW),
    ],
  };
}

function line(from: Point, to: Point): Curve {
  return [from, to, to];
}

function endOf(curves: readonly Curve[]): Point {
  return curves.at(-1)?.[2] ?? [0, 0];
}

/** The same way from its end to `from`. */
function reversed(from: Point, curves: readonly Curve[]): readonly Curve[] {
  const ends = [from, ...curves.map(([, , end]) => end)];
  return curves.map(([first, second], i): Curve => [second, first, ends[i] ?? from]).reverse();
}

function open(frame: BackFrame, from: Point, curves: readonly Curve[], side: number): string {
  return `M${at(frame, from, side)}${curvesOf(frame, curves, side)}`;
}

function curvesOf(frame: BackFrame, curves: readonly Curve[], side: number): string {
  return curves.map((points) => `C${points.map((point) => at(frame, point, side)).join(' ')}`).join('');
}

function at({ middle, pixelsPerMm, y }: BackFrame, [acrossMm, share]: Point, side: number): string {
  return `${short(middle + side * acrossMm * pixelsPerMm)} ${short(y(share))}`;
}
