/**
 * A message as a line and back (spec.md §1):
 *
 *     >3f2a,054,12,frc,4,0,1200,3000,approach,8000*adf061eb
 *
 * Strict: there is exactly one way to write a message, and a line written any other way is refused with the first
 * reason that applies. The epoch is read, not judged: only a session knows which one is its own.
 */
import { crc32cOfText } from './crc32c.ts';
import { isLowerHex, readField, readWhole, writeField } from './field-text.ts';
import { type Layout, layoutOf } from './message-layout.ts';
import type { Message } from './messages.ts';

/** Lead to line feed, both counted: 11 ms at 115200 baud, so that no line delays a stop for longer. */
export const MAX_LINE_BYTES = 128;
export const SEQ_MODULUS = 65_536;
export const NO_EPOCH = '0000';

/** Why a line counts as noise: as if it had never been sent. */
export type NoiseReason = 'long' | 'byte' | 'shape' | 'length' | 'crc' | 'lead';

export type DecodedLine =
  | { readonly ok: true; readonly epoch: string; readonly seq: number | null; readonly message: Message }
  | { readonly ok: false; readonly reason: NoiseReason }
  /** The line is whole, but its message is not in the table. A sequenced one is answered with the reason as code. */
  | {
      readonly ok: false;
      readonly reason: 'unknown' | 'field';
      readonly epoch: string;
      readonly seq: number | null;
    };

const COMMA = 0x2c;
/** `*`, eight digits. */
const CRC_TEXT_LENGTH = 9;
/** Lead, epoch, comma, length, comma. */
const PREFIX_LENGTH = 10;

const ALLOWED_BYTES = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,*-._>?=';

function allowedTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of ALLOWED_BYTES) table[character.charCodeAt(0)] = 1;
  return table;
}

const ALLOWED = allowedTable();
const HEX_BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/**
 * The line of a message, latin1 text with its line feed. `seq` is a number for sequenced messages and null for all others.
 * Throws a RangeError for what the table does not allow: that is a mistake in the calling code, not in any data.
 */
export function encodeLine(message: Message, epoch: string, seq: number | null): string {
  const layout = layoutOf(message.name);
  if (layout === undefined) throw new RangeError(`chair-link has no message "${message.name}"`);
  if (epoch.length !== 4 || !isLowerHex(epoch, 0, 4)) {
    throw new RangeError(`epoch "${epoch}" is not four lower-case hex digits`);
  }
  const body = head(layout, seq) + fieldsText(layout, message);
  const length = PREFIX_LENGTH + body.length + CRC_TEXT_LENGTH + 1;
  if (length > MAX_LINE_BYTES) {
    throw new RangeError(
      `${message.name}: the line would be ${length} bytes, at most ${MAX_LINE_BYTES} are allowed`,
    );
  }
  const covered = `${leadOf(layout)}${epoch},${threeDigits(length)},${body}`;
  return `${covered}*${crcText(crc32cOfText(covered))}\n`;
}

/** The same as bytes, ready for a link. */
export function encodeLineBytes(message: Message, epoch: string, seq: number | null): Uint8Array {
  const text = encodeLine(message, epoch, seq);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Eight hexadecimal digits. */
function crcText(crc: number): string {
  return hexByte(crc >>> 24) + hexByte(crc >>> 16) + hexByte(crc >>> 8) + hexByte(crc);
}

function hexByte(value: number): string {
  return HEX_BYTES[value & 0xff] ?? '';
}

function leadOf(layout: Layout): '>' | '?' | '=' {
  if (layout.from === 'board') return '=';
  return layout.sequenced ? '>' : '?';
}

function head(layout: Layout, seq: number | null): string {
  if (!layout.sequenced) {
    if (seq !== null) throw new RangeError(`${layout.name} carries no sequence number, but ${seq} was given`);
    return layout.name;
  }
  if (seq === null || !Number.isInteger(seq) || seq < 0 || seq >= SEQ_MODULUS) {
    throw new RangeError(`${layout.name} needs a sequence number 0…${SEQ_MODULUS - 1}, not ${seq}`);
  }
  return `${seq},${layout.name}`;
}

function fieldsText(layout: Layout, message: Message): string {
  const values = message as unknown as Readonly<Record<string, unknown>>;
  let text = '';
  for (const { name, spec } of layout.fields) {
    const written = writeField(spec, values[name]);
    if (written === undefined) {
      throw new RangeError(
        `${layout.name}.${name}: ${String(values[name])} is outside ${JSON.stringify(spec)}`,
      );
    }
    text += `,${written}`;
  }
  return text;
}

/** Reads one line without its line feed, as `sender` may send it. Never throws. */
export function decodeLine(text: string, sender: 'host' | 'board'): DecodedLine {
  const length = text.length + 1;
  if (length > MAX_LINE_BYTES) return noise('long');
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff || ALLOWED[code] !== 1) return noise('byte');
  }

  const star = text.length - CRC_TEXT_LENGTH;
  const lead = text.charAt(0);
  if (star <= PREFIX_LENGTH || (lead !== '>' && lead !== '?' && lead !== '=')) return noise('shape');
  if (text.charAt(star) !== '*' || text.indexOf('*') !== star) return noise('shape');
  if (!isLowerHex(text, 1, 5) || !isLowerHex(text, star + 1, text.length)) return noise('shape');
  if (text.charCodeAt(5) !== COMMA || text.charCodeAt(9) !== COMMA) return noise('shape');

  let nameFrom = PREFIX_LENGTH;
  let seq: number | null = null;
  if (lead === '>') {
    const comma = text.indexOf(',', PREFIX_LENGTH);
    if (comma < 0) return noise('shape');
    seq = readWhole(text, PREFIX_LENGTH, comma);
    if (!(seq < SEQ_MODULUS)) return noise('shape');
    nameFrom = comma + 1;
  }
  const comma = text.indexOf(',', nameFrom);
  const nameTo = comma < 0 ? star : comma;
  if (nameTo === nameFrom) return noise('shape');

  if (!text.startsWith(threeDigits(length), 6)) return noise('length');
  if (Number.parseInt(text.slice(star + 1), 16) !== crc32cOfText(text, star)) return noise('crc');
  if ((sender === 'board') !== (lead === '=')) return noise('lead');

  const epoch = text.slice(1, 5);
  const layout = layoutOf(text.slice(nameFrom, nameTo));
  if (layout === undefined || leadOf(layout) !== lead) return { ok: false, reason: 'unknown', epoch, seq };
  const message = readFields(layout, text, nameTo, star);
  return message === undefined
    ? { ok: false, reason: 'field', epoch, seq }
    : { ok: true, epoch, seq, message };
}

function noise(reason: NoiseReason): DecodedLine {
  return { ok: false, reason };
}

/** The length has leading zeros, unlike every other number. */
function threeDigits(length: number): string {
  return String(length).padStart(3, '0');
}

/** Walks `,value` for `,value` from `at` to `star`; undefined unless every field is there, right, and the last. */
function readFields(layout: Layout, text: string, at: number, star: number): Message | undefined {
  const message: Record<string, number | string> = { name: layout.name };
  let comma = at;
  for (const { name, spec } of layout.fields) {
    if (comma >= star) return undefined;
    const next = text.indexOf(',', comma + 1);
    const to = next < 0 ? star : next;
    const value = readField(spec, text, comma + 1, to);
    if (value === undefined) return undefined;
    message[name] = value;
    comma = to;
  }
  // The table gave every name and every value, so this is the message it describes.
  return comma === star ? (message as unknown as Message) : undefined;
}
