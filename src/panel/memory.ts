/** What this browser keeps for itself. A browser that keeps nothing is no reason not to work. */

export interface Memory {
  /** Who sits in the chair when this browser is used; null until somebody has said so. */
  readonly person: string | null;
  /** Whose back is not to be asked about for now. */
  readonly unscanned: string | null;
  readonly favourites: readonly string[];
  readonly last: LastPlayed | null;
  readonly language: string | null;
}

export interface LastPlayed {
  readonly program: string;
  readonly settings: Readonly<Record<string, string>>;
}

const KEY = 'tsubo';
const NOTHING: Memory = { person: null, unscanned: null, favourites: [], last: null, language: null };

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
