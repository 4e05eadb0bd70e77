/** A massage in one small picture: time to the right, the back from the neck down, a line for each stroke. */
import type { Picture, PictureStroke } from '../../http/wire.ts';

/** Shares of the way from C7 to L5 that are shown: from the neck to the seat. */
const TOP = -0.12;
const HEIGHT = 1.66;
/** Below the back: how hard, from here up. */
const FLOOR = 1.54;
const HARDEST_SHARE = 0.3;
const SCALE_N = 40;
const ZONES = [
  { from: -0.12, to: 0 },
  { from: 0.126, to: 0.61 },
  { from: 1, to: 1.18 },
] as const;

export interface SmallPictureProps {
  readonly picture: Picture;
  /** Null where what is around it says it already. */
  readonly label: string | null;
}

export function SmallPicture({ picture, label }: SmallPictureProps) {
  return (
    <svg
      class="picture"
      role="img"
      aria-label={label ?? undefined}
      aria-hidden={label === null}
      viewBox={`0 ${TOP} ${picture.durationS} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {ZONES.map(({ from, to }) => (
        <rect key={from} class="band" x="0" y={from} width={picture.durationS} height={to - from} />
      ))}
      {picture.strokes.map((stroke, index) => (
        <rect key={index} class={`force ${stroke.technique}`} {...block(stroke)} />
      ))}
      {picture.strokes.map((stroke, index) => (
        <path key={index} {...look(stroke)} d={line(stroke)} />
      ))}
    </svg>
  );
}

/** As long as it presses, as high as it presses. */
function block({ forceN, way }: PictureStroke) {
  const fromS = way[0]?.[0] ?? 0;
  const height = HARDEST_SHARE * Math.min(1, forceN / SCALE_N);
  return { x: fromS, y: FLOOR - height, width: Math.max(0.5, (way.at(-1)?.[0] ?? fromS) - fromS), height };
}

/** The more force, the wider. */
function look({ technique, side, forceN }: PictureStroke) {
  return { class: `way ${technique} ${side}`, 'stroke-width': 1.6 + forceN * 0.1 };
}

/** A point that is held without moving is still drawn as long as it lasts. */
function line({ way }: PictureStroke): string {
  const points = way.length === 1 ? [...way, ...way] : way;
  return points.map(([atS, share], index) => `${index === 0 ? 'M' : 'L'}${atS} ${share}`).join('');
}
