/**
 * Bytes of an image's body, read one value after the other. Nothing is ever thrown: the first thing wrong is kept, and
 * from then on every value reads as nothing, so that loops end. Whatever may be written in two ways is refused in one.
 */

/** Five bytes of seven bits: more than any value of the format. */
const MOST_WHOLE_BYTES = 5;
const MOST_NAME_BYTES = 24;
const NAME = /^[a-z][a-z0-9-]*$/;

export class ByteReader {
  private at = 0;
  private wrong: string | null = null;
  private readonly bytes: Uint8Array;
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** What was wrong first, with the byte it was found at; null while nothing is. */
  get problem(): string | null {
    return this.wrong;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  fail(what: string): void {
    if (this.wrong === null) this.wrong = `byte ${this.at}: ${what}`;
  }

  byte(): number {
    const value = this.wrong === null ? this.bytes[this.at] : 0;
    if (value === undefined) {
      this.fail('the body ends too early');
      return 0;
    }
    if (this.wrong === null) this.at += 1;
    return value;
  }

  /** 0 where it is none, or over `most`. */
  whole(most: number): number {
    let value = 0;
    let weight = 1;
    for (let read = 1; ; read += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) {
        if (byte === 0 && read > 1) this.fail('a number is longer than it need be');
        break;
      }
      if (read === MOST_WHOLE_BYTES) this.fail('a number has more than five bytes');
      if (this.wrong !== null) break;
      weight *= 0x80;
    }
    if (value > most) this.fail(`${value} is more than ${most}`);
    return this.wrong === null ? value : 0;
  }

  /** Thousandths, from `min` to `max` of them. */
  amount(min: number, max: number): number {
    return this.inside(this.decoded(this.whole(max * 2 + 1)), min, max);
  }

  /** Thousandths either way, up to `most` of them. */
  signedAmount(most: number): number {
    const code = this.whole(most * 4 + 3);
    const size = this.decoded(Math.floor(code / 2));
    if (code === 1) this.fail('minus nothing');
    return this.inside(code % 2 === 1 ? -size : size, -most, most);
  }

  text(mostBytes: number): string {
    const length = this.whole(mostBytes);
    if (length > this.left) this.fail('the body ends inside a text');
    if (this.wrong !== null) return '';
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    try {
      return this.utf8.decode(bytes);
    } catch {
      this.fail('a text is not UTF-8');
      return '';
    }
  }

  /** A name as the language writes it. */
  name(): string {
    const name = this.text(MOST_NAME_BYTES);
    if (!NAME.test(name)) this.fail('a name is not one');
    return name;
  }

  private decoded(code: number): number {
    const value = Math.floor(code / 2);
    if (code % 2 === 0) return value * 1000;
    if (value % 1000 === 0) this.fail('a whole amount in the long form');
    return value;
  }

  private inside(value: number, min: number, max: number): number {
    if (value < min || value > max) this.fail(`${value} is outside ${min} to ${max}`);
    return this.wrong === null ? value : 0;
  }
}
