/** The messages of the program store (protocols/program-image/v1/spec.md §6): a part of the table in `messages.ts`. */
import { hex, oneOf, token, uint } from './fields.ts';
import { IMAGE_REFUSALS } from './program-image/image-refusals.ts';

const BANKS = ['none', 'a', 'b'] as const;
const BANK_STATES = ['empty', 'written', 'accepted'] as const;

/** What a board writes down of its slots; the last two it does by itself. Append only: a board keeps their numbers. */
export const STORE_ACTIONS = [
  'commit',
  'activate',
  'choose',
  'confirm',
  'rollback',
  'remove',
  'rotted',
  'lapsed',
] as const;

export type StoreAction = (typeof STORE_ACTIONS)[number];

/** Codes that only a store answers with. */
export const STORE_REFUSALS = [
  'busy',
  'occupied',
  'slot',
  'transfer-open',
  'no-transfer',
  'offset',
  'hash',
  ...IMAGE_REFUSALS,
  'empty',
  'trial',
  'untried',
  'worn',
] as const;

export const STORE_MESSAGES = {
  /** Where its bytes go, and what they will be. */
  pgb: { from: 'host', sequenced: true, fields: { slot: uint(15), bytes: uint(8_192), hash: hex(64) } },
  /** The next bytes, base64url. */
  pgd: { from: 'host', sequenced: true, fields: { offset: uint(8_191), data: token(92) } },
  pgv: { from: 'host', sequenced: true, fields: {} },
  pgc: { from: 'host', sequenced: true, fields: { slot: uint(15), stamp: hex(16) } },
  pga: { from: 'host', sequenced: true, fields: {} },
  /** What is played from now on. */
  pgt: { from: 'host', sequenced: true, fields: { slot: uint(15), stamp: hex(16) } },
  /** What is played next: digested again before. */
  pgp: { from: 'host', sequenced: true, fields: { slot: uint(15), stamp: hex(16) } },
  /** A person says that it is good. */
  pgk: { from: 'host', sequenced: true, fields: { slot: uint(15), stamp: hex(16) } },
  /** Back to the other bank, and out of the slot, with a technician's signature. */
  pgr: { from: 'host', sequenced: true, fields: { slot: uint(15), signature: token(86) } },
  pgx: { from: 'host', sequenced: true, fields: { slot: uint(15), signature: token(86) } },
  /** Who is at the host, and what time it is there: kept with every change of this session. */
  pgw: { from: 'host', sequenced: true, fields: { who: token(16), whenS: uint(4_294_967_295) } },
  /** What is in a slot, and what is on its way; answered by `pgn`, where there is such a slot, and `pgm`. */
  pgi: { from: 'host', sequenced: false, fields: { slot: uint(15) } },
  pgn: {
    from: 'board',
    sequenced: false,
    fields: {
      slot: uint(15),
      record: uint(4_294_967_295),
      active: oneOf(...BANKS),
      playing: oneOf(...BANKS),
      trial: oneOf('none', 'fresh', 'tried'),
      a: oneOf(...BANK_STATES),
      abytes: uint(8_192),
      astamp: hex(16),
      b: oneOf(...BANK_STATES),
      bbytes: uint(8_192),
      bstamp: hex(16),
    },
  },
  pgm: {
    from: 'board',
    sequenced: false,
    fields: {
      slots: uint(16),
      state: oneOf('none', 'erasing', 'receiving', 'verified'),
      slot: uint(15),
      bytes: uint(8_192),
      received: uint(8_192),
      stamp: hex(16),
    },
  },
  /** Bytes of a bank as the flash has them; answered by `pgo`, where there are any. */
  pgq: {
    from: 'host',
    sequenced: false,
    fields: { slot: uint(15), bank: oneOf('a', 'b'), offset: uint(8_191) },
  },
  pgo: {
    from: 'board',
    sequenced: false,
    fields: { slot: uint(15), bank: oneOf('a', 'b'), offset: uint(8_191), data: token(92) },
  },
  /** Asks for the newest change that is older than the one of that number, 0 for the newest; answered by `pgh`. */
  pgl: { from: 'host', sequenced: false, fields: { before: uint(4_294_967_295) } },
  /** Who changed what, when: `none` where there is no older one. */
  pgh: {
    from: 'board',
    sequenced: false,
    fields: {
      number: uint(4_294_967_295),
      slot: uint(15),
      action: oneOf('none', ...STORE_ACTIONS),
      who: token(16),
      whenS: uint(4_294_967_295),
      key: hex(16),
      from: hex(16),
      to: hex(16),
    },
  },
} as const;
