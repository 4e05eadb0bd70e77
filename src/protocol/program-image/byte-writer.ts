/** Bytes of an image's body, appended one value after the other (protocols/program-image/v1/spec.md §3). */
import { utf8ToBytes } from '@noble/hashes/utils.js';

export class ByteWriter {
  private readonly bytes: number[] = [];

  byte(value: number): void {
    this.bytes.push(value & 0xff);
  }

  /** Seven bits a byte, the lowest first; the high bit says that more follow. */
  whole(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
  }

  /** An amount in thousandths; whole ones, which are nearly all, take the shorter form. */
  amount(thousandths: number): void {
    this.whole(amountCode(thousandths));
  }

  /** A distance in thousandths, either way. */
  signedAmount(thousandths: number): void {
    this.whole(amountCode(Math.abs(thousandths)) * 2 + (thousandths < 0 ? 1 : 0));
  }

  /** Length in bytes, then UTF-8. */
  text(text: string): void {
    const bytes = utf8ToBytes(text);
    this.whole(bytes.length);
    for (const byte of bytes) this.bytes.push(byte);
  }

  finished(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

function amountCode(thousandths: number): number {
  return thousandths % 1000 === 0 ? (thousandths / 1000) * 2 : thousandths * 2 + 1;
}
