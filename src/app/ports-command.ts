import { portsText } from '../cli/ports-text.ts';
import { listPorts } from '../link/list-ports.ts';
import { EXIT_CODES } from '../units/chair-error.ts';
import type { Terminal } from './terminal.ts';

/** `tsubo ports`: the serial ports of this computer. */
export async function ports(terminal: Terminal): Promise<number> {
  terminal.stdout.write(
    portsText((await listPorts()).map((port) => ({ ...port, maker: port.manufacturer }))),
  );
  return EXIT_CODES.ok;
}
