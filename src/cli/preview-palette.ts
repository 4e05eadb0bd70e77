/** Colours of the preview: ink and paper of its own, so that it looks the same in light and dark viewers. */
import type { PlannedStroke } from '../chair/plan.ts';
import type { Side } from '../chair/stroke.ts';
import { lerp } from '../units/numbers.ts';

export const PAPER = '#f8f4ec';
export const INK = '#3a3733';
export const SOFT_INK = '#857d72';
export const GRID = '#e6ded0';
export const BAND = '#f2eadc';
export const SKIN = '#ecdcc9';
export const SKIN_EDGE = '#cbb49a';
export const CEILING = '#b2473a';
export const CALM = '#6f8f7f';

export type Colour = Exclude<PlannedStroke['technique'], 'rest'>;

/** Muted, and told apart by people who see no red or green: they differ in lightness too. */
const TECHNIQUES = {
  sweep: '#3f8a90',
  hold: '#86496e',
  knead: '#c78a3b',
  roll: '#7a9a55',
  friction: '#b25b43',
} as const satisfies Record<Colour, string>;

/** The technique says the colour, the side its shade: left lighter, right darker. */
export function colourOf(technique: PlannedStroke['technique'], side: Side): string {
  if (technique === 'rest') return SOFT_INK;
  return shade(TECHNIQUES[technique], side);
}

export function shade(colour: string, side: Side): string {
  if (side === 'both') return colour;
  return side === 'left' ? mixed(colour, '#ffffff', 0.42) : mixed(colour, '#221f1c', 0.42);
}

export function mixed(a: string, b: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const value = lerp(
      Number.parseInt(a.slice(at, at + 2), 16),
      Number.parseInt(b.slice(at, at + 2), 16),
      share,
    );
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
