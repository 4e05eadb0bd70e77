/** The languages there are: one line each. */
import { en, type Words } from './en.ts';
import { id } from './id.ts';

export const LANGUAGES = { en, id } as const satisfies Readonly<Record<string, Words>>;

export type LanguageName = keyof typeof LANGUAGES;

/** The first of the browser's languages that we speak. */
export function languageFor(wanted: readonly string[]): LanguageName {
  for (const tag of wanted) {
    const name = tag.toLowerCase().split('-')[0];
    if (name === 'en') return 'en';
    // `in` is the old code of Indonesian, which some phones still send.
    if (name === 'id' || name === 'in') return 'id';
  }
  return 'en';
}
