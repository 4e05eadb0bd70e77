/** A day as people write it, in the language of the panel and the manner of their country: "3 Mar 2026". */
export function dayText(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(placeOf(language), { dateStyle: 'medium' }).format(atMs);
}

export function momentText(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(placeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

/** The browser may know that the English of this person is that of Britain. */
function placeOf(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}
