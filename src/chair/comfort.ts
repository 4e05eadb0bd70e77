/**
 * Air, heat and posture of a program on one chair: which cells, how much, how warm. What the chair has not is told, and
 * left to its person's hands.
 */
import type { AirCell, ChairProfile, Heater } from './profile.ts';
import type { Note } from './stand-ins.ts';
import type { AirStrength, AirZone, Companion, Heat, Squeeze, Stretch } from './stroke.ts';
import { listed, titleOf } from './stroke-title.ts';

/** What a board is told beside the rollers, without times of a clock. */
export type PlacedComfort =
  | {
      readonly kind: 'air';
      /** By their numbers on the wire. */
      readonly cells: readonly { readonly cell: number; readonly holdPa: number }[];
      readonly forS: number;
      /** Filled for so long, then empty for so long, again and again. */
      readonly onS: number;
      readonly offS: number;
      readonly words: string;
    }
  /** From here on, until another heat; 0 is off. */
  | { readonly kind: 'heat'; readonly holdDeciC: number; readonly words: string };

export type HeatLevel = Heat['level'];
export type AirLevel = 'off' | AirStrength;

/** Shares of what a cell may have [D]; a tenth always stays free. */
const STRENGTH_SHARE = { light: 0.45, medium: 0.65, firm: 0.85 } as const satisfies Record<
  AirStrength,
  number
>;

/** A squeeze comes and goes; a stretch is held longer [D]. Filling one cell takes 3 to 4 s of it. */
const SQUEEZE = { onS: 14, offS: 4 } as const;
const STRETCH = { onS: 25, offS: 5 } as const;
/** What draws a body long [D]: the shoulders are held, seat and legs lifted. */
const STRETCH_ZONES: readonly AirZone[] = ['shoulders', 'seat', 'legs'];

/** Surface of the pad [D]; a degree under its greatest always stays free. */
const LEVEL_C = { off: 0, low: 38, high: 41 } as const satisfies Record<Heat['level'], number>;

/** What of a companion this chair does; null, and told, where it is nothing. `beside`: the stroke it happens beside. */
export function placeComfort(
  stroke: Companion,
  profile: ChairProfile,
  beside: string | null,
  note: Note,
): PlacedComfort | null {
  switch (stroke.technique) {
    case 'squeeze':
    case 'stretch':
      return placeAir(stroke, profile, beside, note);
    case 'heat':
      return placeHeat(stroke, profile, beside, note);
    case 'recline':
      note(`${named(stroke, beside)}: ${reclineWhy(profile)}.`, reclineInstead(stroke.toDeg, profile));
      return null;
    default:
      return stroke satisfies never;
  }
}

/** A cell can do one thing at a time: the one written last, and that is told. */
export function oneEach(
  comfort: readonly PlacedComfort[],
  { air }: ChairProfile,
  note: Note,
): readonly PlacedComfort[] {
  const kept: PlacedComfort[] = [];
  const taken = new Set<number>();
  for (const one of [...comfort].reverse()) {
    if (one.kind === 'heat') {
      kept.unshift(one);
      continue;
    }
    const cells = one.cells.filter(({ cell }) => !taken.has(cell));
    const lost = one.cells.filter(({ cell }) => taken.has(cell)).map(({ cell }) => air?.[cell]?.zone ?? '');
    if (lost.length > 0) {
      const what = `${one.words.charAt(0).toUpperCase()}${one.words.slice(1)}: something else is done with ${listed(lost)} at the same time.`;
      note(what, cells.length === 0 ? 'Only that is done.' : 'The rest of it is done beside that.');
    }
    for (const { cell } of cells) taken.add(cell);
    if (cells.length > 0) kept.unshift({ ...one, cells });
  }
  return kept;
}

function placeAir(
  stroke: Squeeze | Stretch,
  { air }: ChairProfile,
  beside: string | null,
  note: Note,
): PlacedComfort | null {
  const zones = stroke.technique === 'squeeze' ? stroke.zones : STRETCH_ZONES;
  const found = zones.map((zone) => ({ zone, number: air?.findIndex((cell) => cell.zone === zone) ?? -1 }));
  const instead = beside === null ? `It rests, ${stroke.forS} s.` : `Only "${beside}" plays.`;
  const missing = found.filter(({ number }) => number < 0).map(({ zone }) => zone);
  if (air === null || missing.length === zones.length) {
    note(`${named(stroke, beside)}: this chair has no air cushions.`, instead);
    return null;
  }
  if (missing.length > 0) {
    const left = zones.filter((zone) => !missing.includes(zone));
    note(
      `${named(stroke, beside)}: this chair has no air cushion for ${listed(missing)}.`,
      `Only ${listed(left)}.`,
    );
  }
  const cells = found.flatMap(({ number }) => {
    const cell = air[number];
    return cell === undefined ? [] : [{ cell: number, holdPa: airPa(stroke.strength, cell) }];
  });
  const rhythm = stroke.technique === 'squeeze' ? SQUEEZE : STRETCH;
  const longestS = Math.min(...cells.map(({ cell }) => air[cell]?.maxOnS ?? 0));
  const onS = Math.min(rhythm.onS, longestS - 1);
  return { kind: 'air', cells, forS: stroke.forS, onS, offS: rhythm.offS, words: lowered(titleOf(stroke)) };
}

function placeHeat(
  stroke: Heat,
  { heater }: ChairProfile,
  beside: string | null,
  note: Note,
): PlacedComfort | null {
  if (heater === null) {
    note(`${named(stroke, beside)}: this chair has no heating pad.`, 'Set it by hand.');
    return null;
  }
  return { kind: 'heat', holdDeciC: heatDeciC(stroke.level, heater), words: lowered(titleOf(stroke)) };
}

/** What the surface of the pad is kept at, tenths of a degree; 0 is off. */
export function heatDeciC(level: HeatLevel, { maxSurfaceC }: Heater): number {
  return Math.round(Math.min(LEVEL_C[level], maxSurfaceC - 1) * 10);
}

/** No program moves the back: what is behind it could be crushed, and whoever started the program may not see it. */
function reclineWhy({ recline }: ChairProfile): string {
  return recline === null
    ? 'this chair does not move its back by itself'
    : 'the back moves only while a person holds its control';
}

function reclineInstead(toDeg: number, { recline }: ChairProfile): string {
  return recline === null ? 'Set it by hand.' : `Hold the control until ${toDeg}°, before or after.`;
}

/** What a cell holds, pascals. */
export function airPa(strength: AirStrength, { maxKPa }: AirCell): number {
  return Math.round(maxKPa * STRENGTH_SHARE[strength] * 10) * 100;
}

function named(stroke: Companion, beside: string | null): string {
  return beside === null ? titleOf(stroke) : `${titleOf(stroke)}, beside "${beside}"`;
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
