import type { Stroke } from '../chair/stroke.ts';

/** Languages a program's texts are written in: the first users are in Surabaya. */
export const LANGUAGES = ['en', 'id'] as const;

export type Language = (typeof LANGUAGES)[number];

export type Localized = Readonly<Record<Language, string>>;

/** A massage as read from its file: no chair and no body yet. */
export interface Program {
  readonly title: Localized;
  readonly about: Localized;
  /** In order, repeats expanded. */
  readonly strokes: readonly Stroke[];
  /** Seconds of touch and rest that the file asks for, sweeps taken on a middle-sized back; the plan has the true time. */
  readonly nominalS: number;
}
