/** The messages with which a technician calibrates load cells (chair-link spec §12): a part of the table in `messages.ts`. */
import { int, oneOf, uint } from './fields.ts';

const CALIBRATION_STEPS = ['none', 'begun', 'zeroed', 'spanned', 'kept'] as const;

export const CALIBRATION_MESSAGES = {
  /** Opens the calibration of one cell. */
  cab: { from: 'host', sequenced: true, fields: { cell: uint(1) } },
  /** What it reads now is nothing. */
  caz: { from: 'host', sequenced: true, fields: {} },
  /** What it reads now is this weight. */
  cas: { from: 'host', sequenced: true, fields: { weightDeciN: uint(2_000) } },
  /** Written down for good, and used from then on. */
  cak: { from: 'host', sequenced: true, fields: { whenS: uint(4_294_967_295) } },
  cax: { from: 'host', sequenced: true, fields: {} },
  /** Asks for one cell; answered by `can`. */
  cai: { from: 'host', sequenced: false, fields: { cell: uint(1) } },
  can: {
    from: 'board',
    sequenced: false,
    fields: {
      cells: uint(2),
      cell: uint(1),
      number: uint(4_294_967_295),
      whenS: uint(4_294_967_295),
      weightDeciN: uint(2_000),
      zeroMilliN: int(-20_000, 20_000),
      gainPpm: uint(2_000_000),
      rawCentiN: int(-50_000, 50_000),
      restCentiN: int(-50_000, 50_000),
      step: oneOf(...CALIBRATION_STEPS),
      newZeroMilliN: int(-20_000, 20_000),
      newGainPpm: uint(2_000_000),
    },
  },
} as const;
