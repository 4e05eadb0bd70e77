/** A course: which programs, in which weeks, set how, and what to watch for. It moves nothing; a person starts each session. */
import type { BlockSpec } from './key-spec.ts';
import type { Localized } from './localized.ts';
import { GOALS } from './program-keys.ts';
import type { Settings } from './settings.ts';

export interface CourseSession {
  /** Weeks are counted from 1. */
  readonly week: number;
  /** Program files without their ending: the person takes one of them. */
  readonly programs: readonly string[];
  /** What the inputs of each of these programs are set to. */
  readonly settings: Settings;
  readonly watch: Localized;
}

export interface Course {
  readonly title: Localized;
  readonly about: Localized;
  readonly goals: readonly string[];
  readonly notFor: Localized;
  readonly weeks: number;
  /** Days that pass between two sessions, whatever the calendar says. */
  readonly daysApart: number;
  /** Whether it is over after its weeks, or begins again. */
  readonly afterwards: 'end' | 'again';
  readonly sources: readonly string[];
  readonly sessions: readonly CourseSession[];
}

export const COURSE = {
  says: 'A plan over weeks.',
  keys: {
    title: { kind: 'texts', maxCharacters: 60, says: 'A short name, in English and Indonesian.' },
    about: { kind: 'texts', maxCharacters: 600, says: 'What it is and what it is for, in both languages.' },
    goals: { kind: 'words', words: GOALS, says: 'What it is for, in words to search by.' },
    notFor: { kind: 'texts', maxCharacters: 600, says: 'Who should not begin it, and when to stop.' },
    weeks: { kind: 'count', min: 1, max: 52, says: 'How many weeks it takes.' },
    daysApart: { kind: 'count', min: 1, max: 28, says: 'The fewest days between two sessions.' },
    afterwards: { kind: 'choice', words: ['end', 'again'], says: 'What comes when the weeks are over.' },
    sources: { kind: 'lines', maxCharacters: 200, maxItems: 20, says: 'Where its figures come from.' },
    sessions: { kind: 'value', says: 'The sessions, in order of their weeks.' },
  },
} as const satisfies BlockSpec;

export const SESSION = {
  says: 'One session of a course.',
  keys: {
    week: { kind: 'count', min: 1, max: 52, says: 'In which week.' },
    programs: {
      kind: 'lines',
      maxCharacters: 60,
      maxItems: 4,
      says: 'Files of this folder without ".yaml": the person takes one of them.',
    },
    set: { kind: 'value', optional: true, says: 'What their inputs are set to: { strength: gentle }.' },
    watch: { kind: 'texts', maxCharacters: 300, says: 'What to watch for, in both languages.' },
  },
} as const satisfies BlockSpec;
