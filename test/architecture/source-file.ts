/** A source file as the rules see it. Paths are from the repository's top, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The text with comments blanked. */
  readonly uncommented: string;
  /** The text with comments and the insides of strings blanked: what is left is code. */
  readonly code: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written: './a.ts', 'node:fs', 'rxjs/operators'. */
  readonly specifier: string;
  /** The file it points to, for a relative import; null for a package. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

export interface Violation {
  readonly path: string;
  readonly rule: string;
  readonly detail: string;
}

export function sourceFile(path: string, text: string): SourceFile {
  const { uncommented, code } = blank(text);
  return { path, text, uncommented, code, imports: importsOf(path, uncommented, code) };
}

export function sourceFiles(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => sourceFile(path, text));
}

// Import statements are found where code is; what they import is read from the same place of the text.
const FROM = /\b(import|export)\s+(type\s)?[^;'"`]*?\bfrom\s*(['"])/g;
const BARE = /\bimport\s*\(?\s*(['"`])/g;

function importsOf(path: string, uncommented: string, code: string): readonly Import[] {
  const found: Import[] = [];
  const add = (end: number, quote: string, typeOnly: boolean): void => {
    const specifier = uncommented.slice(end, uncommented.indexOf(quote, end));
    found.push({ specifier, target: resolve(path, specifier), typeOnly });
  };
  for (const match of code.matchAll(FROM)) {
    add(match.index + match[0].length, match[3] ?? "'", match[2] !== undefined);
  }
  for (const match of code.matchAll(BARE)) add(match.index + match[0].length, match[1] ?? "'", false);
  return found;
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

// In order: comments, strings, templates, regular expressions (only where one may begin).
const TOKENS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=(?:^|[(,=:[!&|?{};\n]|return|=>)\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

function blank(text: string): { uncommented: string; code: string } {
  const uncommented = text.replace(TOKENS, (token) => (isComment(token) ? spaces(token) : token));
  const code = text.replace(TOKENS, (token) => {
    if (isComment(token)) return spaces(token);
    const inside = token.slice(1, -1);
    return (
      token.charAt(0) + (token.startsWith('`') ? blankTemplate(inside) : spaces(inside)) + token.slice(-1)
    );
  });
  return { uncommented, code };
}

function isComment(token: string): boolean {
  return token.startsWith('//') || token.startsWith('/*');
}

function spaces(part: string): string {
  return part.replace(/[^\n]/g, ' ');
}

/** What a template computes is code too. */
function blankTemplate(inside: string): string {
  return inside.replace(/\$\{[^}]*\}|[^\n]/g, (part) => (part.length > 1 ? part : ' '));
}
