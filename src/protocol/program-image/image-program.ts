/** What the body of an image says, as data: a program's steps with its loops and inputs, without layout and comments. */
import type { Place, Zone } from '../../chair/landmarks.ts';
import type { Pressure, Technique } from '../../chair/stroke.ts';
import type { ImageInputKind } from './layout.ts';

/** The same text in the two languages of a program. */
export interface ImageTexts {
  readonly en: string;
  readonly id: string;
}

/** Base units: seconds, millimetres, millimetres per second, turns per minute, hertz, degrees. */
export type ImageValue = Place | Zone | Pressure | number | string | readonly string[];

/** A value, or the name of an input or item that stands for it; a place may lie `offsetMm` further towards the head. */
export type ImageSlot = { readonly value: ImageValue } | { readonly name: string; readonly offsetMm: number };

export interface ImageStroke {
  readonly kind: 'stroke';
  readonly technique: Technique;
  /** What is left out has its default. */
  readonly slots: ReadonlyMap<string, ImageSlot>;
}

export type ImageStep =
  | ImageStroke
  | { readonly kind: 'repeat'; readonly times: number; readonly steps: readonly ImageStep[] }
  | {
      readonly kind: 'each';
      readonly name: string;
      readonly itemKind: ImageInputKind;
      readonly items: readonly ImageSlot[];
      readonly steps: readonly ImageStep[];
    }
  | { readonly kind: 'together'; readonly stroke: ImageStroke; readonly beside: readonly ImageStroke[] }
  | { readonly kind: 'use'; readonly fragment: string };

export interface ImageInput {
  readonly name: string;
  readonly kind: ImageInputKind;
  readonly label: ImageTexts;
  readonly default: ImageValue;
  /** Null where there are choices. */
  readonly ends: { readonly from: ImageValue; readonly to: ImageValue } | null;
  readonly choices: readonly ImageValue[];
}

export interface ImageProgram {
  readonly title: ImageTexts;
  readonly about: ImageTexts;
  readonly notFor: ImageTexts | null;
  readonly durationS: number | null;
  readonly goals: readonly string[];
  readonly sources: readonly string[];
  readonly inputs: readonly ImageInput[];
  /** Sorted by their names: their order means nothing. */
  readonly fragments: readonly { readonly name: string; readonly steps: readonly ImageStep[] }[];
  readonly steps: readonly ImageStep[];
}
