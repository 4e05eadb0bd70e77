/** A display of two rows of sixteen characters: an HD44780 in 4-bit mode behind a PCF8574, one byte of its port at a time. */

const COLUMNS = 16;
/** Where the controller keeps the second row. */
const SECOND_ROW = 0x40;
const REGISTER_SELECT = 0x01;
const ENABLE = 0x04;

export class TextDisplay {
  private readonly cells = new Map<number, string>();
  private address = 0;
  private enabled = false;
  private nibble: number | null = null;
  /** Before it is told to take 4 bits it takes each nibble for a command. */
  private fourBit = false;

  /** What a person reads, row by row. */
  get rows(): readonly [string, string] {
    return [this.row(0), this.row(SECOND_ROW)];
  }

  /** One byte written to the port: the controller takes the upper nibble when the enable line falls. */
  write(port: number): void {
    const enabled = (port & ENABLE) !== 0;
    if (this.enabled && !enabled) this.take(port >> 4, (port & REGISTER_SELECT) !== 0);
    this.enabled = enabled;
  }

  private take(nibble: number, isData: boolean): void {
    if (!this.fourBit) {
      if (nibble === 0x2) this.fourBit = true;
      return;
    }
    if (this.nibble === null) {
      this.nibble = nibble;
      return;
    }
    const byte = (this.nibble << 4) | nibble;
    this.nibble = null;
    if (isData) {
      this.cells.set(this.address, String.fromCharCode(byte));
      this.address += 1;
    } else if (byte === 0x01) {
      this.cells.clear();
      this.address = 0;
    } else if (byte >= 0x80) this.address = byte & 0x7f;
    else if (byte === 0x02 || byte === 0x03) this.address = 0;
  }

  private row(from: number): string {
    return Array.from({ length: COLUMNS }, (_, i) => this.cells.get(from + i) ?? ' ').join('');
  }
}
