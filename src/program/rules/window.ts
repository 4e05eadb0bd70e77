/** The stretch of a line on which most time is spent. */
import type { Contact } from './contact.ts';

/** In whole millimetres; a point lies in the millimetre it falls into, a stretch in all it reaches. */
interface Bins {
  readonly first: number;
  readonly last: number;
}

function binsOf({ lowMm, highMm }: Contact): Bins {
  const first = Math.floor(lowMm);
  return { first, last: Math.max(first, Math.ceil(highMm) - 1) };
}

/** The window of `widthMm` with most seconds in it; the lowest of several. */
export function worstWindow(
  contacts: readonly Contact[],
  widthMm: number,
): { readonly lowMm: number; readonly seconds: number } {
  const all = contacts.map(binsOf);
  const base = all.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY);
  const top = all.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY);
  if (contacts.length === 0) return { lowMm: 0, seconds: 0 };
  // Changes of density from one millimetre to the next: a stretch costs two writes, however long it is.
  const changes = new Float64Array(top - base + 2);
  for (const [index, { first, last }] of all.entries()) {
    const density = (contacts[index]?.seconds ?? 0) / (last - first + 1);
    changes[first - base] = (changes[first - base] ?? 0) + density;
    changes[last - base + 1] = (changes[last - base + 1] ?? 0) - density;
  }
  const densities = new Float64Array(changes.length);
  let density = 0;
  let sum = 0;
  let worst = { lowMm: base, seconds: 0 };
  for (let at = 0; at < changes.length; at++) {
    density += changes[at] ?? 0;
    densities[at] = density;
    sum += density - (densities[at - widthMm] ?? 0);
    // Thousandths: sums of shares are not exact, and 120 s are allowed.
    const seconds = Math.round(sum * 1000) / 1000;
    if (seconds > worst.seconds) worst = { lowMm: base + at - widthMm + 1, seconds };
  }
  return worst;
}

/** How much of a contact falls into the window that begins at `lowMm`. */
export function secondsWithin(contact: Contact, lowMm: number, widthMm: number): number {
  const { first, last } = binsOf(contact);
  const shared = Math.min(last, lowMm + widthMm - 1) - Math.max(first, lowMm) + 1;
  return shared <= 0 ? 0 : (contact.seconds * shared) / (last - first + 1);
}
