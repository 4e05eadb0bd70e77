/**
 * chair-link v1, every message: the one place where names, order, ranges and units of fields stand in code.
 * protocols/chair-link/v1/messages.yaml is the normative table; a test compares the two field by field.
 * Field names carry their unit. Append only within major version 1.
 */

import { CALIBRATION_MESSAGES } from './calibration-messages.ts';
import type { FieldSpec, FieldValue } from './fields.ts';
import { hex, int, oneOf, token, uint } from './fields.ts';
import { SCAN_MESSAGES } from './scan-messages.ts';
import { STORE_MESSAGES } from './store-messages.ts';
import { BOARD_STATES, FAULTS, REFUSALS } from './words.ts';

export const PROTOCOL_MAJOR = 1;
export const PROTOCOL_MINOR = 0;

/** Not part of any line; three bit flips or more from every byte a line may hold. One is enough to stop. */
export const STOP_BYTE = 0x80;

/** 32 bits of milliseconds: 49 days; a board refuses to arm past 48. */
const TICK_MAX = 4_294_967_295;
const NM = 2_000_000_000;
const NM_PER_S = 1_000_000_000;
const NM_PER_S2 = 20_000_000_000;
const NM_PER_S3 = 1_000_000_000_000;

/**
 * `from`: who sends it. `sequenced` lines carry a sequence number, are acknowledged, kept in order and resent;
 * the others stand alone and the newest wins.
 */
export const MESSAGES = {
  /** Opens a session; the epoch of this line is 0000. */
  hello: { from: 'host', sequenced: false, fields: { major: uint(99), minor: uint(99), nonce: hex(8) } },
  /** The answer: who the board is, and the epoch it has drawn for this session. */
  iam: {
    from: 'board',
    sequenced: false,
    fields: {
      nonce: hex(8),
      epoch: hex(4),
      major: uint(99),
      minor: uint(99),
      model: token(16),
      serial: token(16),
      simulated: uint(1),
      envelope: hex(16),
      capabilities: hex(4),
    },
  },
  /** The answer to a hello while anything moves or presses: ask again later. */
  wait: { from: 'board', sequenced: false, fields: { nonce: hex(8), state: oneOf(...BOARD_STATES) } },
  /** I am alive. Any valid line counts as one. */
  hb: { from: 'host', sequenced: false, fields: {} },
  /** One answer per sequenced line; `next` is the sequence the board expects. */
  ack: {
    from: 'board',
    sequenced: false,
    fields: { seq: uint(65535), next: uint(65535), code: oneOf(...REFUSALS) },
  },
  /** Clock question and answer. */
  syn: { from: 'host', sequenced: false, fields: { hostMs: uint(TICK_MAX) } },
  snc: {
    from: 'board',
    sequenced: false,
    fields: { hostMs: uint(TICK_MAX), boardMs: uint(TICK_MAX), planTick: uint(TICK_MAX) },
  },

  /** Where a zone lies on this person; may lower the zone's ceiling, never raise it. Only while disarmed or ready. */
  zon: {
    from: 'host',
    sequenced: true,
    fields: {
      zone: oneOf('neck', 'shoulders', 'upperBack', 'lowerBack', 'seat'),
      fromUm: int(-2_000_000, 2_000_000),
      toUm: int(-2_000_000, 2_000_000),
      ceilingMilliN: uint(250_000),
    },
  },
  /** A person's Start. `edge` must be greater than any seen in this session. */
  arm: { from: 'host', sequenced: true, fields: { edge: uint(65535) } },
  dis: { from: 'host', sequenced: true, fields: {} },
  /** Find zero: rollers retracted first, nothing closing. */
  ref: { from: 'host', sequenced: true, fields: {} },
  /** Clears the latched fault or notice of that number, if its cause is gone. */
  clr: { from: 'host', sequenced: true, fields: { faultId: uint(65535) } },

  /** Stages one segment of batch `batch`. */
  seg: {
    from: 'host',
    sequenced: true,
    fields: {
      batch: uint(65535),
      axis: uint(3),
      startTick: uint(TICK_MAX),
      ticks: uint(60_000),
      endNm: int(-NM, NM),
      endNmPerS: int(-NM_PER_S, NM_PER_S),
      endNmPerS2: int(-NM_PER_S2, NM_PER_S2),
      jerkNmPerS3: int(-NM_PER_S3, NM_PER_S3),
    },
  },
  /** Stages one force span. */
  frc: {
    from: 'host',
    sequenced: true,
    fields: {
      batch: uint(65535),
      channel: uint(1),
      startTick: uint(TICK_MAX),
      ticks: uint(120_000),
      mode: oneOf('approach', 'press', 'release'),
      endMilliN: uint(250_000),
    },
  },
  /** Stages one kneading span. */
  knd: {
    from: 'host',
    sequenced: true,
    fields: {
      batch: uint(65535),
      startTick: uint(TICK_MAX),
      ticks: uint(1_800_000),
      endMilliHz: uint(5_000),
    },
  },
  /** Stages one span of an air cell. */
  air: {
    from: 'host',
    sequenced: true,
    fields: {
      batch: uint(65535),
      cell: uint(7),
      startTick: uint(TICK_MAX),
      ticks: uint(120_000),
      holdPa: uint(40_000),
    },
  },
  /** Stages one span of the heating pad. */
  het: {
    from: 'host',
    sequenced: true,
    fields: {
      batch: uint(65535),
      startTick: uint(TICK_MAX),
      ticks: uint(1_800_000),
      holdDeciC: uint(450),
    },
  },
  /** Commits the staged batch whole: replaces everything at and after `fromTick`; `count` lines must have come. */
  cmt: {
    from: 'host',
    sequenced: true,
    fields: { batch: uint(65535), fromTick: uint(TICK_MAX), count: uint(512) },
  },

  pau: { from: 'host', sequenced: true, fields: {} },
  res: { from: 'host', sequenced: true, fields: {} },
  /** Speed override of the plan clock. */
  rat: { from: 'host', sequenced: true, fields: { ratePermille: uint(1_500) } },
  /** The framed stop. Valid in any state, needs no sequence, no arm, no answer. */
  stp: { from: 'host', sequenced: false, fields: { cause: oneOf('person', 'host', 'exit') } },
  /**
   * Hold-to-run, opening direction only: for the next 200 ms the rollers retract, air goes out, back and leg rest open.
   * Valid in any state at rest.
   */
  opn: { from: 'host', sequenced: false, fields: {} },
  /** Hold-to-run: a person moves the back or the leg rest for the next 200 ms. The only way in which anything closes. */
  hld: {
    from: 'host',
    sequenced: false,
    fields: { axis: oneOf('recline', 'legrest'), way: oneOf('open', 'close') },
  },

  /** Twenty times a second. */
  tm: {
    from: 'board',
    sequenced: false,
    fields: {
      boardMs: uint(TICK_MAX),
      planTick: uint(TICK_MAX),
      state: oneOf(...BOARD_STATES),
      carriageUm: int(-2_000_000, 2_000_000),
      widthUm: int(-999_999, 999_999),
      depthAUm: int(-999_999, 999_999),
      depthBUm: int(-999_999, 999_999),
      forceACentiN: int(-50_000, 50_000),
      forceBCentiN: int(-50_000, 50_000),
      kneadMilliHz: uint(5_000),
      queueMs: uint(TICK_MAX),
      ratePermille: uint(1_500),
      flags: hex(3),
    },
  },
  /** Five times a second, of a chair that has any of it: air, heat, posture. */
  ta: {
    from: 'board',
    sequenced: false,
    fields: {
      boardMs: uint(TICK_MAX),
      air0HPa: int(-99, 999),
      air1HPa: int(-99, 999),
      air2HPa: int(-99, 999),
      air3HPa: int(-99, 999),
      air4HPa: int(-99, 999),
      air5HPa: int(-99, 999),
      air6HPa: int(-99, 999),
      air7HPa: int(-99, 999),
      surfaceDeciC: int(-999, 1_999),
      reclineDeciDeg: int(-999, 1_999),
      legrestDeciDeg: int(-999, 1_999),
      flags: hex(3),
    },
  },
  /** Once a second, and at once when a fault latches: the latched fault and the counters. */
  ct: {
    from: 'board',
    sequenced: false,
    fields: {
      fault: oneOf(...FAULTS),
      faultId: uint(65535),
      faultMs: uint(TICK_MAX),
      detail: int(-2_000_000_000, 2_000_000_000),
      stops: uint(65535),
      noise: uint(4_294_967_295),
      refused: uint(65535),
      late: uint(65535),
    },
  },

  ...STORE_MESSAGES,
  ...CALIBRATION_MESSAGES,
  ...SCAN_MESSAGES,
} as const satisfies Readonly<Record<string, MessageSpec>>;

export interface MessageSpec {
  readonly from: 'host' | 'board';
  readonly sequenced: boolean;
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

type Table = typeof MESSAGES;
export type MessageName = keyof Table;
export type BoardState = (typeof BOARD_STATES)[number];
export type FaultName = (typeof FAULTS)[number];
export type AckCode = (typeof REFUSALS)[number];

/** One message, typed from the table: `{ name: 'seg', batch: 3, axis: 0, … }`. */
export type MessageOf<N extends MessageName> = { readonly name: N } & {
  readonly [F in keyof Table[N]['fields']]: Table[N]['fields'][F] extends FieldSpec
    ? FieldValue<Table[N]['fields'][F]>
    : never;
};
export type Message = { [N in MessageName]: MessageOf<N> }[MessageName];
type Sent<From extends 'host' | 'board', S extends boolean> = {
  [N in MessageName]: Table[N] extends { from: From; sequenced: S } ? N : never;
}[MessageName];
export type SequencedName = Sent<'host', true>;
export type HostDatagramName = Sent<'host', false>;
export type BoardMessageName = Sent<'board', false>;
export type SequencedMessage = { [N in SequencedName]: MessageOf<N> }[SequencedName];
export type HostDatagram = { [N in HostDatagramName]: MessageOf<N> }[HostDatagramName];
export type BoardMessage = { [N in BoardMessageName]: MessageOf<N> }[BoardMessageName];
