import { ChairError } from '../units/chair-error.ts';
import { listPorts } from './list-ports.ts';
import { explainDenial } from './port-access.ts';
import { findPortHolders, nameHolders } from './port-holders.ts';

/**
 * What a person should know when a serial port would not open. serialport gives the system's words only:
 * "Error: No such file or directory, cannot open /dev/ttyUSB0" · "Error: Permission denied, cannot open …" ·
 * "Error Resource temporarily unavailable Cannot lock port" · on Windows "Opening COM3: Access denied", "… File not found".
 */
export async function explainOpenFailure(path: string, cause: Error): Promise<ChairError> {
  const words = cause.message;
  if (/Cannot lock port|resource busy|Resource temporarily unavailable/i.test(words)) {
    return busy(path, cause);
  }
  if (/permission denied|access denied/i.test(words)) return noPermission(path, cause);
  if (/no such file|file not found|no such device/i.test(words)) return missing(path, cause);
  return new ChairError(
    'no-chair',
    `${path} would not open as a serial port: ${words}.`,
    'Check that it is the chair\'s cable. "tsubo ports" lists the serial ports of this machine.',
    { cause },
  );
}

async function busy(path: string, cause: Error): Promise<ChairError> {
  const holders = await findPortHolders(path);
  const who = holders.length === 0 ? 'another program' : nameHolders(holders);
  const next =
    holders.length === 0
      ? `Close the other program. To see which it is: sudo fuser -v ${path}`
      : 'Close that program, then try again.';
  return new ChairError('busy', `${path} is in use by ${who}.`, next, { cause });
}

async function noPermission(path: string, cause: Error): Promise<ChairError> {
  // Windows says "access denied" for a port that somebody else has open.
  if (process.platform === 'win32') return busy(path, cause);
  const { group, remedy } = await explainDenial(path);
  const message = `No permission to use ${path}: it belongs to group ${group}.`;
  return new ChairError('permission', message, remedy, { cause });
}

async function missing(path: string, cause: Error): Promise<ChairError> {
  const ports = await listPorts();
  const seen =
    ports.length === 0
      ? 'This machine sees no serial port at all.'
      : `This machine sees: ${ports.map((port) => port.path).join(', ')}.`;
  return new ChairError(
    'no-chair',
    `There is no ${path}. ${seen}`,
    'Check the cable and the chair\'s power, then look again with "tsubo ports".',
    { cause },
  );
}
