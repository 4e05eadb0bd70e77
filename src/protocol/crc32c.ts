/**
 * CRC-32C (Castagnoli; RFC 3720 §12.1, appendix B.4): reflected polynomial 0x82f63b78, initial value and final xor
 * ffffffff. It finds every error of up to five bits in anything a line can hold (Koopman: distance 6 to 5,243 bits).
 */
const REFLECTED_POLYNOMIAL = 0x82f63b78;

function remainderTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ REFLECTED_POLYNOMIAL : remainder >>> 1;
    }
    table[byte] = remainder;
  }
  return table;
}

const TABLE = remainderTable();

/** CRC-32C of `bytes` from `start` up to `end` (not included), 0 … 2³²−1. */
export function crc32c(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let crc = -1;
  for (let i = start; i < end; i++) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}

/** CRC-32C of the first `end` characters of a latin1 text, without turning it into bytes first. */
export function crc32cOfText(text: string, end = text.length): number {
  let crc = -1;
  for (let i = 0; i < end; i++) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}
