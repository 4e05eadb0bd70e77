/** Goes through the calibration of one cell after the other with whoever hangs the weight, and says what came of it. */

import {
  beginCell,
  endCell,
  keepCell,
  readCell,
  readCellSettled,
  takeSpan,
  takeZero,
} from '../../backend/chair-link/calibrate-cell.ts';
import type { StoreClient } from '../../backend/chair-link/store-client.ts';
import type { CellReport } from '../../chair/cell-report.ts';
import type { CalibrateCommand } from '../../cli/calibrate-command.ts';
import { cellJson, cellLine, cellName, newtons, rollerName } from '../../cli/calibrate-text.ts';
import { ChairError } from '../../units/chair-error.ts';
import type { Hand } from './hand.ts';

export type Asked = Pick<CalibrateCommand, 'side' | 'weightN' | 'zeroOnly' | 'yes' | 'json'>;

export interface Talk {
  readonly hand: Hand;
  /** A line for a person, or one JSON object for a script. */
  readonly say: (text: string) => void;
  /** Seconds since 1970. */
  readonly nowS: () => number;
}

/** More than this with nothing on it, or off the weight, tells that something was not as it was said to be. */
const LEFT_N = 0.5;
const LEFT_SHARE = 0.01;

export async function showCells(
  client: StoreClient,
  { side, json }: Asked,
  { say }: Pick<Talk, 'say'>,
): Promise<void> {
  for (const index of await cellsAsked(client, side)) {
    const cell = await readCell(client, index);
    say(json ? JSON.stringify(cellJson(cell)) : cellLine(cell));
  }
}

/** True where all that was measured was stored. */
export async function calibrateCells(client: StoreClient, asked: Asked, talk: Talk): Promise<boolean> {
  let stored = true;
  for (const index of await cellsAsked(client, asked.side)) {
    if (!(await calibrateCell(client, index, asked, talk))) stored = false;
  }
  return stored;
}

/** Rejects with a `ChairError` where the chair has none, or not that one. */
async function cellsAsked(client: StoreClient, side: Asked['side']): Promise<readonly number[]> {
  const { cells } = await client.cell(0);
  if (cells === 0) {
    throw new ChairError(
      'incompatible',
      'This chair has no load cells, so there is nothing to calibrate.',
      'Its pressure is a depth of the rollers: npx tsubo comfort sets how much is enough.',
    );
  }
  if (side === null) return [...Array(cells).keys()];
  if (side === 'right' && cells === 1) {
    throw new ChairError(
      'incompatible',
      'This chair has one load cell for both rollers.',
      'Leave out --cell, and hang the weight on both rollers together.',
    );
  }
  return [side === 'left' ? 0 : 1];
}

async function calibrateCell(client: StoreClient, index: number, asked: Asked, talk: Talk): Promise<boolean> {
  const { hand } = talk;
  const say = (text: string): void => {
    if (!asked.json) talk.say(text);
  };
  await beginCell(client, index);
  try {
    const before = await readCell(client, index);
    say(cellLine(before));
    await hand.clear(before);
    await takeZero(client);
    const empty = await readCellSettled(client, index);
    say(`  With nothing on it: ${newtons(empty.readN)} until now, ${newtons(empty.newlyReadN)} from now on.`);
    const loaded = asked.zeroOnly ? null : await spanned(client, empty, asked.weightN, talk);
    if (loaded !== null) {
      say(
        `  With ${newtons(asked.weightN)} on ${rollerName(before)}: ${newtons(loaded.readN)} until now, ${newtons(loaded.newlyReadN)} from now on.`,
      );
      await hand.clear(before);
    }
    const left = await readCellSettled(client, index);
    refuseWhatIsOff(left, loaded, asked.weightN);
    say(`  Error that is left with nothing on it: ${newtons(left.newlyReadN)}.`);
    const stored = asked.yes || (await hand.agrees());
    if (stored) await keepCell(client, talk.nowS());
    const after = await readCell(client, index);
    if (asked.json) {
      talk.say(
        JSON.stringify({
          cell: cellName(before),
          stored,
          before: cellJson(before),
          after: cellJson(after),
          loadedN: loaded === null ? null : thousandths(loaded.newlyReadN),
          leftN: thousandths(left.newlyReadN),
        }),
      );
    } else
      talk.say(stored ? `Stored: ${cellLine(after)}` : 'Not stored. The chair keeps the calibration it had.');
    return stored;
  } finally {
    await endCell(client).catch(() => undefined);
  }
}

async function spanned(
  client: StoreClient,
  cell: CellReport,
  weightN: number,
  { hand }: Talk,
): Promise<CellReport> {
  await hand.hang(cell, weightN);
  await takeSpan(client, weightN);
  const loaded = await readCellSettled(client, cell.cell);
  // Of a cell for both rollers the board tells the half that each has.
  const rollers = cell.cells < 2 ? 2 : 1;
  return { ...loaded, readN: loaded.readN * rollers, newlyReadN: loaded.newlyReadN * rollers };
}

/** The weight was taken off and hung on just now, so a cell that does not come back is not to be trusted. */
function refuseWhatIsOff(left: CellReport, loaded: CellReport | null, weightN: number): void {
  const backN = Math.abs(left.newlyReadN);
  const offN = loaded === null ? 0 : Math.abs(loaded.newlyReadN - weightN);
  if (backN <= LEFT_N && offN <= LEFT_SHARE * weightN) return;
  throw new ChairError(
    'failed',
    backN > LEFT_N
      ? `With nothing on it the cell reads ${newtons(left.newlyReadN)} again. The chair keeps the calibration it had.`
      : `The weight reads ${newtons(offN)} off at the second look. The chair keeps the calibration it had.`,
    'See that nothing touches the roller and that the weight hangs still, then do it again. If it stays, the cell is loose or worn.',
  );
}

function thousandths(forceN: number): number {
  return Math.round(forceN * 1000) / 1000 + 0;
}
