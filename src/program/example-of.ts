/** How a key may be written, for hints. Empty, or a sentence with a space before it. */
import type { KeySpec } from './key-spec.ts';
import { QUANTITIES } from './quantity.ts';

export function exampleOf(key: string, spec: KeySpec): string {
  const value = wordsFor(spec);
  return value === undefined ? '' : ` For example ${key}: ${value}.`;
}

function wordsFor(spec: KeySpec): string | undefined {
  switch (spec.kind) {
    case 'place':
      return 'L3 + 20mm';
    case 'zone':
      return 'upper back';
    case 'pressure':
      return '25N';
    case 'quantity':
      return QUANTITIES[spec.quantity].example;
    case 'count':
      return String(spec.min);
    case 'choice':
      return spec.words[0];
    case 'words':
      return `[${spec.words[0] ?? ''}]`;
    case 'values':
      return '[T5, T7, L3]';
    case 'texts':
    case 'lines':
    case 'value':
    case 'named':
    case 'steps':
      return undefined;
    default:
      return spec satisfies never;
  }
}
