/** Where a port stands with its chair: asking who is there, in a session of the board's own epoch, or over. */
export type LineSession =
  | {
      readonly kind: 'greeting';
      readonly nonce: string;
      readonly askedMs: number;
      readonly patienceMs: number;
    }
  | { readonly kind: 'live'; readonly epoch: string }
  | { readonly kind: 'ended' };
