/** The bits of chair-link v1 (messages.yaml): flags of telemetry, capabilities of a board. Bits are only ever added. */

/** `tm.flags`, one bit each. */
export const FLAGS = {
  seat: 0x001,
  cover: 0x002,
  referenced: 0x004,
  contactA: 0x008,
  contactB: 0x010,
  /** The force spans of this channel were skipped: no contact by the end of the approach. */
  skippedA: 0x020,
  skippedB: 0x040,
  /** Any axis moves. */
  moving: 0x080,
  /** Any channel presses 5 N or more. */
  pressing: 0x100,
  /** A fault or notice is latched: see `ct`. */
  latched: 0x200,
} as const;

/** `ta.flags`, one bit each. */
export const COMFORT_FLAGS = {
  pump: 0x001,
  heating: 0x002,
  reclineMoves: 0x004,
  legrestMoves: 0x008,
} as const;

/** `iam.capabilities`, one bit each. */
export const CAPABILITIES = {
  force: 0x0001,
  forcePair: 0x0002,
  twoDepths: 0x0004,
  kneading: 0x0008,
  store: 0x0010,
  air: 0x0020,
  heater: 0x0040,
  recline: 0x0080,
  legrest: 0x0100,
  /** No force is sensed; what is asked of it is played as a depth. */
  depth: 0x0200,
} as const;
