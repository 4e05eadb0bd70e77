/** What the YAML parser says, in words for people who write programs. */
import type { YAMLError } from 'yaml';

/** Errors about what the scan has refused already. */
export const SCANNED: ReadonlySet<string> = new Set<YAMLError['code']>([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_PROP_ORDER',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);

export function hintFor(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'Indent with spaces, not tabs.';
    case 'BAD_INDENT':
      return 'Keys of one group begin in the same column; what belongs to a key is indented two spaces further.';
    case 'MISSING_CHAR':
      return 'Close every quote and bracket; put a space after each colon.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A text that contains ": " needs quotes around it; a key stands on its own line.';
    case 'BAD_SCALAR_START':
      return 'Put the text in quotes.';
    default:
      return 'Look at the line above too. A text with : # [ ] { } in it needs quotes around it.';
  }
}
