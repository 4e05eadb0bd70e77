/** A day as people write it, in the language of the panel: "3 Mar 2026". `atMs`: milliseconds since 1970. */
export function dayText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(atMs);
}

export function momentText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}
