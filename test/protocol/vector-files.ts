/** The golden vectors as data, for the tests that replay them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Message } from '../../src/protocol/messages.ts';

export interface LineVector {
  readonly from: 'host' | 'board';
  readonly epoch: string;
  readonly seq: number | null;
  readonly line: string;
  readonly message: Message;
}

export interface RejectionVector {
  readonly reason: 'long' | 'byte' | 'shape' | 'length' | 'crc' | 'lead' | 'epoch' | 'unknown' | 'field';
  readonly from: 'host' | 'board';
  readonly line: string;
  readonly why: string;
  /** For `epoch`: the session the line meets. */
  readonly session?: string;
  /** For `unknown` and `field`: what the answer needs. */
  readonly epoch?: string;
  readonly seq?: number | null;
}

export interface StreamVector {
  readonly name: string;
  readonly bytes: string;
  readonly events: readonly string[];
}

export interface SegmentVector {
  readonly segment: {
    readonly endNm: number;
    readonly endNmPerS: number;
    readonly endNmPerS2: number;
    readonly jerkNmPerS3: number;
    readonly ticks: number;
  };
  /** [before, nm, nm/s, nm/s²] */
  readonly states: readonly (readonly [number, number, number, number])[];
}

function read(path: string): string {
  return readFileSync(new URL(`../../protocols/chair-link/v1/${path}`, import.meta.url), 'utf8');
}

export const LINES = parse(read('vectors/lines.yaml')) as readonly LineVector[];
export const REJECTIONS = parse(read('vectors/rejections.yaml')) as readonly RejectionVector[];
export const STREAMS = parse(read('vectors/streams.yaml')) as readonly StreamVector[];
export const SEGMENTS = parse(read('vectors/segments.yaml')) as readonly SegmentVector[];
export const SPEC = read('spec.md');
