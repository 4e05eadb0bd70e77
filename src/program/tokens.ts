import { CST, Lexer } from 'yaml';

export interface Token {
  readonly token: string;
  readonly type: string | null;
}

/** Pieces of the text in order, and `flow-error-end`, which has no text. */
export function tokensOf(text: string): Generator<Token> {
  return tokensIn(new Lexer().lex(text));
}

/** The same from what the lexer gave. */
export function* tokensIn(lexemes: Iterable<string>): Generator<Token> {
  let isScalar = false;
  for (const token of lexemes) {
    // The lexer announces a plain or block text by a mark of its own; the text itself could look like any token.
    const type: string | null = isScalar ? 'scalar-text' : CST.tokenType(token);
    isScalar = type === 'scalar';
    if (type === 'flow-error-end') yield { token: '', type };
    else if (type !== 'scalar' && type !== 'doc-mode') yield { token, type };
  }
}
