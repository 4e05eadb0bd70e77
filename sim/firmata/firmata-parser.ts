/**
 * Bytes of a host that speaks Firmata 2.5, as messages (protocols/firmata/spec.md §2). Written from the protocol, not
 * from the library the host uses, so that the two check each other.
 *
 *     sample: 0x94 0x10 0x00         digital port 4, its pin 4 (pin 36) high
 *     sample: 0xF0 0x6B 0xF7         what can your pins do?
 */

export type FirmataMessage =
  | { readonly kind: 'digital-port'; readonly port: number; readonly bits: number }
  | { readonly kind: 'analog'; readonly pin: number; readonly value: number }
  | { readonly kind: 'report-analog'; readonly channel: number; readonly on: boolean }
  | { readonly kind: 'report-digital'; readonly port: number; readonly on: boolean }
  | { readonly kind: 'pin-mode'; readonly pin: number; readonly mode: number }
  | { readonly kind: 'digital-pin'; readonly pin: number; readonly high: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'sysex'; readonly command: number; readonly data: readonly number[] };

const SYSEX_START = 0xf0;
const SYSEX_END = 0xf7;
/** StandardFirmata's own buffer. */
const MOST_SYSEX = 64;

export class FirmataParser {
  private command = 0;
  private readonly data: number[] = [];
  private sysex = false;

  push(bytes: Uint8Array, take: (message: FirmataMessage) => void): void {
    for (const byte of bytes) {
      const message = this.next(byte);
      if (message !== null) take(message);
    }
  }

  /** Inside a sysex everything but its end is data, also what looks like a command: as StandardFirmata has it. */
  private next(byte: number): FirmataMessage | null {
    if (this.sysex) {
      if (byte !== SYSEX_END) {
        if (this.data.length < MOST_SYSEX) this.data.push(byte);
        return null;
      }
      this.sysex = false;
      const [command, ...data] = this.data.splice(0);
      return command === undefined ? null : { kind: 'sysex', command, data };
    }
    if (byte < 0x80) return this.dataByte(byte);
    this.data.length = 0;
    this.command = 0;
    if (byte === SYSEX_START) {
      this.sysex = true;
      return null;
    }
    if (byte === 0xf9) return { kind: 'version' };
    if (byte === 0xff) return { kind: 'reset' };
    this.command = byte;
    return null;
  }

  private dataByte(byte: number): FirmataMessage | null {
    if (this.command === 0) return null;
    this.data.push(byte);
    const needs = this.command >= 0xc0 && this.command < 0xe0 ? 1 : 2;
    if (this.data.length < needs) return null;
    const [first = 0, second = 0] = this.data.splice(0);
    const { command } = this;
    this.command = 0;
    const low = command & 0x0f;
    switch (command < 0xf0 ? command & 0xf0 : command) {
      case 0x90:
        return { kind: 'digital-port', port: low, bits: first | (second << 7) };
      case 0xe0:
        return { kind: 'analog', pin: low, value: first | (second << 7) };
      case 0xc0:
        return { kind: 'report-analog', channel: low, on: first !== 0 };
      case 0xd0:
        return { kind: 'report-digital', port: low, on: first !== 0 };
      case 0xf4:
        return { kind: 'pin-mode', pin: first, mode: second };
      case 0xf5:
        return { kind: 'digital-pin', pin: first, high: second !== 0 };
      default:
        return null;
    }
  }
}
