/** SVG as text: elements with escaped values and short numbers. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export type Point = readonly [x: number, y: number];

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escaped(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export function text(x: number, y: number, words: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escaped(words));
}

/** At most one decimal: finer than any eye. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

/** `M x y L x y …` through all points. */
export function pathThrough(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** Finer than an eye sees. */
const TOLERANCE = 0.35;

/** As `pathThrough`, without the points that nobody would see. */
export function pathAlong(points: readonly Point[]): string {
  return pathThrough(simplified(points, TOLERANCE));
}

/**
 * Fewer points with the same look: a point goes where the line without it stays within `tolerance` of it.
 * One pass with a widening wedge, for lines that run from left to right.
 */
export function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const [first] = points;
  if (first === undefined) return [];
  const kept = [first];
  let anchor = first;
  let last = first;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const point of points.slice(1)) {
    const dx = Math.max(1e-9, point[0] - anchor[0]);
    const slope = (point[1] - anchor[1]) / dx;
    if (slope < low || slope > high) {
      kept.push(last);
      anchor = last;
      const gap = Math.max(1e-9, point[0] - anchor[0]);
      low = (point[1] - anchor[1] - tolerance) / gap;
      high = (point[1] - anchor[1] + tolerance) / gap;
    } else {
      low = Math.max(low, slope - tolerance / dx);
      high = Math.min(high, slope + tolerance / dx);
    }
    last = point;
  }
  return last === first ? kept : [...kept, last];
}

export function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
