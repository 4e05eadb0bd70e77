/**
 * Latin1 text as bytes, many texts in one piece of memory: a piece of its own for each would cost half a microsecond, as
 * much as making the line did. What was returned is never written to again.
 */
const PIECE_BYTES = 4_096;

export class TextBytes {
  private piece = new Uint8Array(PIECE_BYTES);
  private used = 0;

  of(text: string): Uint8Array {
    const { length } = text;
    if (length > this.piece.length - this.used) {
      this.piece = new Uint8Array(Math.max(PIECE_BYTES, length));
      this.used = 0;
    }
    const { piece, used } = this;
    for (let i = 0; i < length; i++) piece[used + i] = text.charCodeAt(i);
    this.used = used + length;
    return piece.subarray(used, this.used);
  }
}
