/** What `tsubo calibrate` says of a load cell, in words and as JSON. */
import type { CellReport } from '../chair/cell-report.ts';

type CellFacts = Omit<CellReport, 'newlyReadN'>;

/** Sample: "left". Of a chair with one cell: "both". */
export function cellName({ cells, cell }: Pick<CellFacts, 'cells' | 'cell'>): 'left' | 'right' | 'both' {
  if (cells < 2) return 'both';
  return cell === 0 ? 'left' : 'right';
}

/** Sample: "the left roller". */
export function rollerName(facts: Pick<CellFacts, 'cells' | 'cell'>): string {
  const name = cellName(facts);
  return name === 'both' ? 'both rollers together' : `the ${name} roller`;
}

/** Sample: "left: zero 3.12 N, gain 1.1364, calibration 2 of 2026-01-01 with 50.0 N; reads 0.02 N at rest". */
export function cellLine(facts: CellFacts): string {
  const { number, whenS, weightN, zeroN, gain, readN } = facts;
  const since =
    number === 0
      ? 'as from the factory'
      : `calibration ${number}${whenS === null ? '' : ` of ${dayOf(whenS)}`}, ${weightN === null ? 'zero alone' : `with ${weightN.toFixed(1)} N`}`;
  return `${cellName(facts)}: zero ${newtons(zeroN)}, gain ${gain.toFixed(4)}, ${since}; reads ${newtons(readN)} at rest`;
}

/** One object a cell, for scripts. */
export function cellJson(facts: CellFacts): object {
  const { number, whenS, weightN, zeroN, gain, rawN, readN } = facts;
  return { cell: cellName(facts), number, whenS, weightN, zeroN, gain, rawN, readN };
}

/** Two places, and no −0. */
export function newtons(forceN: number): string {
  return `${(Math.round(forceN * 100) / 100 + 0).toFixed(2)} N`;
}

function dayOf(whenS: number): string {
  return new Date(whenS * 1000).toISOString().slice(0, 10);
}
