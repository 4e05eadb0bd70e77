/** The serial ports of this computer for a person: which can be used, and what the others need. */
import { fitted, plainText, textWidth } from './text-width.ts';

export interface PortLine {
  readonly path: string;
  readonly maker?: string | null;
  readonly usable: boolean;
  /** What to do where it is not usable. */
  readonly remedy?: string | null;
}

const NO_PORTS = `No serial ports found.

  - Is the chair switched on and its cable plugged in at both ends?
  - Some USB cables carry only power. Try another one.
  - In a virtual machine or a container, the port has to be handed through.

Without a chair: npx tsubo play FILE --chair sim
`;

/**
 *     /dev/ttyACM0  Arduino   ready
 *     /dev/ttyUSB0  FTDI      not now
 *         No permission: it belongs to group dialout. Run: …
 */
export function portsText(ports: readonly PortLine[]): string {
  const usable = ports.find((port) => port.usable);
  if (ports.length === 0) return NO_PORTS;
  const rows = ports.map((port) => [plainText(port.path), plainText(port.maker ?? '')] as const);
  const pathColumns = Math.max(...rows.map(([path]) => textWidth(path)));
  const makerColumns = Math.max(...rows.map(([, maker]) => textWidth(maker)));
  const lines = ports.flatMap((port) => {
    const maker = makerColumns === 0 ? '' : `  ${fitted(port.maker ?? '', makerColumns)}`;
    const line = `${fitted(port.path, pathColumns)}${maker}  ${port.usable ? 'ready' : 'not now'}`;
    return port.remedy ? [line, `    ${plainText(port.remedy)}`] : [line];
  });
  const next =
    usable === undefined ? [] : ['', `Play on it: npx tsubo play FILE --chair ${plainText(usable.path)}`];
  return `${[...lines, ...next].join('\n')}\n`;
}
