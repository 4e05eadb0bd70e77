/** The eight slopes of a `bck` line (spec.md §5): how the back runs along eight stretches of track. */
import type { MessageOf } from './messages.ts';

const FIELDS = [
  'slope0Permille',
  'slope1Permille',
  'slope2Permille',
  'slope3Permille',
  'slope4Permille',
  'slope5Permille',
  'slope6Permille',
  'slope7Permille',
] as const;

/** As many as one line has. */
export const SLOPES_A_LINE = FIELDS.length;

/** `slopes`: as many as a line has, mm for each mm up the track; `fromUm`: lower end of the first stretch. */
export function slopeLine(fromUm: number, slopes: readonly number[]): MessageOf<'bck'> {
  const fields = FIELDS.map((name, index) => [name, Math.round((slopes[index] ?? 0) * 1000) + 0]);
  return { name: 'bck', fromUm, ...Object.fromEntries(fields) } as MessageOf<'bck'>;
}

export function slopesOf(line: MessageOf<'bck'>): readonly number[] {
  return FIELDS.map((name) => line[name] / 1000);
}
