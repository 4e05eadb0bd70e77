/** What an owner of the simulated board may listen to: its own account, on its own clock, of what it did and when. */
import type { AckCode, MessageName, SequencedMessage } from '../../src/protocol/messages.ts';
import type { Latched } from './fault-latch.ts';
import type { Phase } from './lifecycle.ts';

export type BoardEvent =
  | { readonly kind: 'stop-byte'; readonly ms: number }
  | { readonly kind: 'phase'; readonly ms: number; readonly from: Phase; readonly to: Phase }
  /** Letting go has begun: travel brakes, rollers retract. */
  | { readonly kind: 'outputs-safe'; readonly ms: number }
  | { readonly kind: 'carriage-at-rest'; readonly ms: number }
  /** No cell reads 5 N any more. */
  | { readonly kind: 'pressure-released'; readonly ms: number }
  | { readonly kind: 'drives-off'; readonly ms: number }
  | { readonly kind: 'latched'; readonly ms: number; readonly latched: Latched }
  | { readonly kind: 'session'; readonly ms: number; readonly epoch: string }
  /** A sequenced line was carried out. */
  | {
      readonly kind: 'accepted';
      readonly ms: number;
      readonly epoch: string;
      readonly seq: number;
      readonly message: SequencedMessage;
    }
  | {
      readonly kind: 'refused';
      readonly ms: number;
      readonly name: MessageName | null;
      readonly code: AckCode;
    };
