/** The calibration of one load cell, step by step, as a technician goes through it (chair-link spec §12). */
import type { CellReport } from '../../chair/cell-report.ts';
import type { AckCode } from '../../protocol/messages.ts';
import { ChairError, type ExitName } from '../../units/chair-error.ts';
import type { StoreClient } from './store-client.ts';

const AGAIN_MS = 250;
/** A weight has hung still long before. */
const STEADY_LIMIT_MS = 8_000;
/** The board writes a byte a millisecond. */
const KEEP_LIMIT_MS = 3_000;
/** The board's means reach back so far. */
const MEANS_MS = 900;

export async function readCell(client: StoreClient, index: number): Promise<CellReport> {
  const told = await client.cell(index);
  const rawN = told.rawCentiN / 100;
  return {
    cells: told.cells,
    cell: told.cell,
    number: told.number,
    whenS: told.whenS === 0 ? null : told.whenS,
    weightN: told.weightDeciN === 0 ? null : told.weightDeciN / 10,
    zeroN: told.zeroMilliN / 1000,
    gain: told.gainPpm / 1e6,
    rawN,
    readN: told.restCentiN / 100,
    newlyReadN: (rawN - told.newZeroMilliN / 1000) * (told.newGainPpm / 1e6),
  };
}

/** The same, once what it reads is of the load that is on it now. */
export async function readCellSettled(client: StoreClient, index: number): Promise<CellReport> {
  await client.pause(MEANS_MS);
  return readCell(client, index);
}

export async function beginCell(client: StoreClient, cell: number): Promise<void> {
  must('begin', await client.command({ name: 'cab', cell }));
}

/** Nothing hangs on the roller. Waits until the cell is still. */
export async function takeZero(client: StoreClient): Promise<void> {
  await client.pause(MEANS_MS);
  await unless('unsteady', STEADY_LIMIT_MS, 'zero', client, () => client.command({ name: 'caz' }));
}

/** So much hangs on the roller, or on both together where one cell stands for both. Waits until the cell is still. */
export async function takeSpan(client: StoreClient, weightN: number): Promise<void> {
  const weightDeciN = Math.round(weightN * 10);
  await client.pause(MEANS_MS);
  await unless('unsteady', STEADY_LIMIT_MS, 'weight', client, () =>
    client.command({ name: 'cas', weightDeciN }),
  );
}

/** Resolves once the board has written it whole; it is in use then. */
export async function keepCell(client: StoreClient, whenS: number): Promise<void> {
  await unless('busy', KEEP_LIMIT_MS, 'store', client, () => client.command({ name: 'cak', whenS }));
}

/** What was not kept is forgotten. */
export async function endCell(client: StoreClient): Promise<void> {
  await client.command({ name: 'cax' });
}

async function unless(
  notYet: AckCode,
  limitMs: number,
  step: string,
  client: StoreClient,
  ask: () => Promise<AckCode>,
): Promise<void> {
  let code = await ask();
  for (let waitedMs = 0; code === notYet && waitedMs < limitMs; waitedMs += AGAIN_MS) {
    await client.pause(AGAIN_MS);
    code = await ask();
  }
  must(step, code);
}

function must(step: string, code: AckCode): void {
  if (code === 'ok') return;
  const { exit, cause, next } = WORDS[code] ?? {
    exit: 'failed',
    cause: `the chair answers ${code}`,
    next: 'Do it again.',
  };
  throw new ChairError(exit, `At ${step}: ${cause}. The chair keeps the calibration it had.`, next);
}

interface Words {
  readonly exit: ExitName;
  readonly cause: string;
  readonly next: string;
}

const WORDS: Readonly<Partial<Record<AckCode, Words>>> = {
  unknown: {
    exit: 'incompatible',
    cause: 'the board of this chair knows of no calibration',
    next: 'See what its maker says of its load cells.',
  },
  unsupported: {
    exit: 'incompatible',
    cause: 'the chair has no such load cell',
    next: 'npx tsubo calibrate --show tells which it has.',
  },
  occupied: {
    exit: 'refused',
    cause: 'somebody sits in the chair',
    next: 'Load cells are calibrated on an empty chair.',
  },
  'not-disarmed': {
    exit: 'refused',
    cause: 'a massage is on',
    next: 'Stop it, or wait until it has ended.',
  },
  moving: {
    exit: 'refused',
    cause: 'the chair moves, or a roller is not in',
    next: 'Open the chair (npx tsubo open) until the rollers are in, then do it again.',
  },
  stopped: {
    exit: 'refused',
    cause: 'the hard-wired stop is pressed',
    next: 'Release it, then do it again.',
  },
  'transfer-open': {
    exit: 'busy',
    cause: 'a program is on its way to the chair',
    next: 'Wait until that is done; a transfer left alone ends after ten seconds.',
  },
  busy: { exit: 'failed', cause: 'the board did not finish writing', next: 'Do it again.' },
  'not-calibrating': {
    exit: 'refused',
    cause: 'it was ended: somebody sat down, said stop, or it took more than ten minutes',
    next: 'Begin again.',
  },
  unsteady: {
    exit: 'failed',
    cause: 'the cell does not come to rest',
    next: 'Keep hands off the roller, and let the weight hang still. If it stays, the cell or its cable is loose.',
  },
  zero: {
    exit: 'failed',
    cause: 'with nothing on it the cell reads more than 15 N, or less than −15 N',
    next: 'See that nothing touches the roller. If nothing does, the cell is bent or loose: mend or change it.',
  },
  span: {
    exit: 'failed',
    cause: 'what the cell reads is more than a fifth off that weight',
    next: 'See that this weight, and only this, hangs on this roller. If it does, change the cell.',
  },
  weight: { exit: 'usage', cause: 'that weight tells too little, or is too much', next: 'Use 20 to 100 N.' },
};
