/** What this browser keeps for itself. A browser that keeps nothing is no reason not to work. */

export interface Memory {
  readonly statureMm: number;
  readonly favourites: readonly string[];
  readonly last: LastPlayed | null;
  readonly language: string | null;
}

export interface LastPlayed {
  readonly program: string;
  readonly settings: Readonly<Record<string, string>>;
}

const KEY = 'tsubo';
const NOTHING: Memory = { statureMm: 1700, favourites: [], last: null, language: null };

export function recall(): Memory {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Memory>) };
  } catch {
    return NOTHING;
  }
}

export function keep(memory: Memory): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Private windows may refuse; then it is forgotten.
  }
}
