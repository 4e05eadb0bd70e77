/** A source with all its mutants in it, each behind a switch: Stryker's own instrumenter. */
import { Instrumenter } from '@stryker-mutator/instrumenter';

export interface Mutant {
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly mutator: string;
  readonly from: string;
  readonly to: string;
}

export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

const ignore = (): void => undefined;
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
};

/** Words are not mutated; what is said is tested where it matters. */
const EXCLUDED = ['StringLiteral'];

export async function instrument(name: string, content: string): Promise<Instrumented> {
  const options = { plugins: null, ignorers: [], excludedMutations: EXCLUDED, noHeader: false };
  const { files, mutants } = await new Instrumenter(SILENT).instrument(
    [{ name, content, mutate: true }],
    options,
  );
  const lines = content.split('\n');
  return {
    text: files[0]?.content ?? content,
    mutants: mutants
      .filter(({ status }) => status === undefined)
      .map(({ id, location: { start, end }, mutatorName, replacement }) => {
        const first = lines[start.line] ?? '';
        const from =
          start.line === end.line ? first.slice(start.column, end.column) : `${first.slice(start.column)} …`;
        return {
          id,
          line: start.line + 1,
          column: start.column + 1,
          mutator: mutatorName,
          from,
          to: replacement ?? '',
        };
      }),
  };
}
