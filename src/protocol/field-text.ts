/** One field of a line as text and back. Every value has exactly one way to be written; anything else is refused. */
import type { FieldSpec } from './fields.ts';

const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isTokenByte(code: number): boolean {
  return (
    isDigit(code) || isLower(code) || isUpper(code) || code === MINUS || code === DOT || code === UNDERSCORE
  );
}

/** True where text[from, to) is nothing but lower-case hexadecimal digits. */
export function isLowerHex(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code) && !(code >= 0x61 && code <= 0x66)) return false;
  }
  return true;
}

/** A whole number from text[from, to): decimal, no `+`, no leading zeros; NaN where it is not one, or below 0. */
export function readWhole(text: string, from: number, to: number): number {
  // 15 digits stay below 2^53, so the sum is exact.
  if (from >= to || to - from > 15) return Number.NaN;
  if (text.charCodeAt(from) === ZERO && to - from > 1) return Number.NaN;
  let value = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + (code - ZERO);
  }
  return value;
}

function readSigned(text: string, from: number, to: number): number {
  if (text.charCodeAt(from) !== MINUS) return readWhole(text, from, to);
  const size = readWhole(text, from + 1, to);
  return size > 0 ? -size : Number.NaN;
}

function isToken(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (!isTokenByte(text.charCodeAt(i))) return false;
  }
  return true;
}

/** The value written in text[from, to), or undefined where this is not the one way to write a value of this kind. */
export function readField(
  spec: FieldSpec,
  text: string,
  from: number,
  to: number,
): number | string | undefined {
  switch (spec.kind) {
    case 'uint': {
      const value = readWhole(text, from, to);
      return value <= spec.max ? value : undefined;
    }
    case 'int': {
      const value = readSigned(text, from, to);
      return value >= spec.min && value <= spec.max ? value : undefined;
    }
    case 'hex':
      return to - from === spec.digits && isLowerHex(text, from, to) ? text.slice(from, to) : undefined;
    case 'token':
      return to > from && to - from <= spec.maxLength && isToken(text, from, to)
        ? text.slice(from, to)
        : undefined;
    case 'enum': {
      const word = text.slice(from, to);
      return spec.values.includes(word) ? word : undefined;
    }
    default:
      return spec satisfies never;
  }
}

/** The text of a value, or undefined where the table does not allow it. */
export function writeField(spec: FieldSpec, value: unknown): string | undefined {
  switch (spec.kind) {
    case 'uint':
    case 'int': {
      const least = spec.kind === 'int' ? spec.min : 0;
      if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
      return value >= least && value <= spec.max ? String(value) : undefined;
    }
    case 'hex':
    case 'token':
    case 'enum':
      return typeof value === 'string' && readField(spec, value, 0, value.length) === value
        ? value
        : undefined;
    default:
      return spec satisfies never;
  }
}
