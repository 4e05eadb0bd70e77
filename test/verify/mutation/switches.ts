/** The switches in an instrumented source, and the files by which the command and its test process speak. */

/** Stryker's namespace in the process under test. */
export interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>;
    readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
}

export function switches(): Switches {
  const place = globalThis as { __stryker__?: Switches };
  place.__stryker__ ??= {};
  return place.__stryker__;
}

export type Fate =
  /** A test failed, or did not end. */
  | 'killed'
  | 'timed-out'
  | 'survived'
  /** No test passes through it. */
  | 'uncovered'
  /** It is decided when the module is loaded: not tried. */
  | 'static';

/** A line of the file of results. `fate` is left out where a mutant begins. */
export interface Progress {
  readonly id: string;
  readonly fate?: Fate;
  readonly by?: string;
}

/** What the process has to do: once so many test files have been run, try these. */
export interface Work {
  readonly files: number;
  readonly ids: readonly string[];
}

/** Names of the environment: where that stands, and where the results go. */
export const WORK_FILE = 'TSUBO_MUTANTS';
export const RESULTS = 'TSUBO_MUTATION_RESULTS';
