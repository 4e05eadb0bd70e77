/** Languages a program's texts are written in: the first users are in Surabaya. */
export const LANGUAGES = ['en', 'id'] as const;

export type Language = (typeof LANGUAGES)[number];

export type Localized = Readonly<Record<Language, string>>;
