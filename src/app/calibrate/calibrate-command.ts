/** `tsubo calibrate`: zero and span of load cells, with a technician at the chair or on a simulated one. */
import type { StoreClient } from '../../backend/chair-link/store-client.ts';
import type { CalibrateCommand } from '../../cli/calibrate-command.ts';
import { EXIT_CODES } from '../../units/chair-error.ts';
import { loadProfile } from '../chair-profiles.ts';
import { onStoreLine } from '../store/store-line.ts';
import type { Terminal } from '../terminal.ts';
import { calibrateCells, showCells } from './calibrate-cells.ts';
import { type Hand, personsHand } from './hand.ts';
import { SimBench } from './sim-bench.ts';

/** Resolves with the exit code; rejects with a `ChairError`. */
export async function calibrate(command: CalibrateCommand, terminal: Terminal): Promise<number> {
  const { chair, show, json } = command;
  const say = (text: string): void => void terminal.stdout.write(`${text}\n`);
  const work = async (client: StoreClient, hand: Hand | null): Promise<number> => {
    if (hand === null) {
      await showCells(client, command, { say });
      return EXIT_CODES.ok;
    }
    const nowS = (): number => Math.floor(Date.now() / 1000);
    const stored = await calibrateCells(client, command, { hand, say, nowS });
    return stored ? EXIT_CODES.ok : EXIT_CODES.refused;
  };
  if (chair.kind === 'sim') {
    const bench = new SimBench(loadProfile(chair.profile), chair.seed);
    const { client } = bench;
    const hand = show ? null : bench.hand(json ? () => undefined : say);
    return bench.run(client.open().then(() => work(client, hand)));
  }
  const hand = show ? null : personsHand(terminal, json);
  try {
    return await onStoreLine(chair.address, ({ client }) => work(client, hand));
  } finally {
    hand?.close();
  }
}
