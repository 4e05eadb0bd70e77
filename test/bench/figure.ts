/** One figure of a benchmark, printed as one JSON line. */
export interface Figure {
  readonly name: string;
  readonly [value: string]: number | string;
}

export function rounded(value: number, digits = 0): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** How much is asked of a bench that can be made longer: `--lines N`, `--samples N`; of `stop`, `--half virtual|process`. */
export interface Asked {
  readonly half?: 'virtual' | 'process';
  readonly lines?: number;
  readonly samples?: number;
}
