/** How different two massages are: the sequences of what is done, where and how hard, compared like two words. */
import { bodyOf, heightMm } from '../../src/chair/body.ts';
import type { Stroke } from '../../src/chair/stroke.ts';
import { endsOf } from '../../src/chair/stroke-title.ts';

/** Places are told apart by the fifth of the back they lie in: a stroke one vertebra higher is the same massage. */
const PARTS = 5;

/** What a hand would notice of a stroke: what it is, from where to where, which side, how hard, long or short. */
export function notes(strokes: readonly Stroke[]): readonly string[] {
  return strokes.map((stroke) => {
    if (!('pressure' in stroke)) return stroke.technique;
    const [from, to] = endsOf(stroke).map(partOf);
    const hard = 'level' in stroke.pressure ? stroke.pressure.level : `${stroke.pressure.forceN} N`;
    const long = 'forS' in stroke && stroke.forS >= 8 ? 'long' : 'short';
    return [stroke.technique, from, to, stroke.side, hard, long].join(' ');
  });
}

function partOf(place: Parameters<typeof heightMm>[0]): number {
  const body = bodyOf(1700);
  if (!body.ok) throw new Error('no body');
  const { C7, L5 } = body.value.heightMm;
  return Math.floor(((heightMm(place, body.value) - L5) / (C7 - L5)) * PARTS);
}

/** Levenshtein's distance as a share of the longer sequence: 0 the same, 1 nothing in common. */
export function distanceShare(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, word] of a.entries()) {
    const next = [index + 1];
    for (const [column, other] of b.entries()) {
      const replaced = (row[column] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) / Math.max(1, a.length, b.length);
}
