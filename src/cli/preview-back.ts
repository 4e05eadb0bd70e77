/** The drawn back: outline, spine, landmarks, and where the rollers press most. */
import { backPaths } from '../picture/back-shape.ts';
import { element, text } from '../picture/svg.ts';
import type { Moment } from '../picture/timeline.ts';
import type { Preview } from './preview.ts';
import { type Frame, NAMED_LANDMARKS } from './preview-frame.ts';
import { SKIN, SKIN_EDGE, SOFT_INK } from './preview-palette.ts';

const MIDDLE = 186;
const LABELS_RIGHT = 396;
const BIN_MM = 6;
export const GLOW = '#b8492f';

export function drawnBack(preview: Preview, moments: readonly Moment[], frame: Frame): string {
  const span = frame.l5 - frame.c7;
  const paths = backPaths({
    middle: MIDDLE,
    pixelsPerMm: frame.pixelsPerMm,
    y: (share) => frame.c7 + share * span,
  });
  const edge = {
    fill: 'none',
    'stroke-width': 1.4,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  } as const;
  return element(
    'g',
    {},
    element('path', { d: paths.arms, fill: 'url(#arm)' }),
    element('path', { d: paths.torso, fill: 'url(#torso)' }),
    element('ellipse', { ...paths.head, fill: 'url(#head)' }),
    ...paths.limbs.map((d) => element('path', { d, ...edge, stroke: 'url(#limb)' })),
    ...paths.flanks.map((d) => element('path', { d, ...edge, stroke: 'url(#flank)' })),
    ...paths.lines.map((d) => element('path', { d, ...edge, stroke: SKIN_EDGE, opacity: 0.5 })),
    glow(moments, frame),
    spine(preview, frame),
  );
}

/** One soft spot for every stretch of a roller's line, the redder the more it is pressed in all. */
function glow(moments: readonly Moment[], frame: Frame): string {
  const doses = new Map<string, { readonly x: number; readonly y: number; dose: number }>();
  for (const { placeMm, widthMm, leftN, rightN } of moments) {
    for (const [side, forceN] of [[-1, leftN] as const, [1, rightN] as const]) {
      if (forceN === 0) continue;
      const bin = Math.round(placeMm / BIN_MM);
      const across = Math.round((side * widthMm) / 2 / BIN_MM);
      const key = `${bin} ${across}`;
      const spot = doses.get(key) ?? {
        x: MIDDLE + across * BIN_MM * frame.pixelsPerMm,
        y: frame.y(bin * BIN_MM),
        dose: 0,
      };
      spot.dose += forceN;
      doses.set(key, spot);
    }
  }
  const most = Math.max(1, ...[...doses.values()].map(({ dose }) => dose));
  const spots = [...doses.values()].map(({ x, y, dose }) =>
    element('circle', { cx: x, cy: y, r: 8, 'fill-opacity': short2((dose / most) ** 0.6) }),
  );
  return element('g', { fill: GLOW, filter: 'url(#soft)', opacity: 0.72 }, ...spots);
}

/** Two decimals, for opacities. */
function short2(value: number): string {
  return value.toFixed(2);
}

function spine({ landmarks }: Preview, { y, pixelsPerMm }: Frame): string {
  const bones = landmarks.map(({ name, trackMm }, index) => {
    // Vertebrae grow downwards.
    const half = (name === 'sacrum' ? 15 : 7 + index * 0.32) * pixelsPerMm;
    const tall = (name === 'sacrum' ? 17 : 4.2 + index * 0.3) * pixelsPerMm;
    return element('rect', {
      x: MIDDLE - half,
      y: y(trackMm) - tall,
      width: half * 2,
      height: tall * 2,
      rx: tall * 0.9,
    });
  });
  const named = landmarks.filter(({ name }) => NAMED_LANDMARKS.includes(name));
  const labels = named.map(({ name, trackMm }) =>
    text(LABELS_RIGHT, y(trackMm) + 4, name, { 'text-anchor': 'end', 'font-size': 12, fill: SOFT_INK }),
  );
  return [
    element('g', { fill: '#fbf6ee', stroke: SKIN_EDGE, 'stroke-width': 0.9, opacity: 0.92 }, ...bones),
    ...labels,
  ].join('');
}

/** Gradients and the soft filter that the drawing names. Edges fade where the picture of the body ends. */
export function backDefinitions({ c7, l5 }: Frame): string {
  const span = l5 - c7;
  const fade = (
    id: string,
    colour: string,
    ends: readonly (readonly [share: number, opacity: number])[],
  ): string => {
    const [top, bottom] = [ends[0]?.[0] ?? 0, ends.at(-1)?.[0] ?? 1];
    const stops = ends.map(([share, opacity]) => {
      const offset = ((share - top) / (bottom - top)).toFixed(2);
      return element('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity });
    });
    const ys = { y1: c7 + top * span, y2: c7 + bottom * span };
    return element('linearGradient', { id, gradientUnits: 'userSpaceOnUse', x1: 0, x2: 0, ...ys }, ...stops);
  };
  return [
    fade('torso', SKIN, [
      [-0.4, 1],
      [0.9, 1],
      [1.22, 0],
    ]),
    fade('arm', SKIN, [
      [0, 1],
      [0.3, 1],
      [0.88, 0],
    ]),
    fade('head', SKIN, [
      [-0.68, 0],
      [-0.4, 1],
    ]),
    fade('limb', SKIN_EDGE, [
      [-0.3, 0],
      [-0.15, 1],
      [0.4, 1],
      [0.86, 0],
    ]),
    fade('flank', SKIN_EDGE, [
      [0.28, 1],
      [0.75, 1],
      [1.18, 0],
    ]),
    element(
      'filter',
      { id: 'soft', x: '-100%', y: '-100%', width: '300%', height: '300%' },
      element('feGaussianBlur', { stdDeviation: 4.4 }),
    ),
  ].join('');
}
