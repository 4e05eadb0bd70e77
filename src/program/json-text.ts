/** JSON as the formatter of this repository writes it: what fits stands on one line. */

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const LINE = 110;

export function jsonText(value: Json): string {
  return `${text(value, '', 0)}\n`;
}

/** `before` is how many columns of the line are taken by the key; a comma may follow. */
function text(value: Json, indent: string, before: number): string {
  const short = oneLine(value);
  if (typeof value !== 'object' || indent.length + before + short.length + 1 <= LINE) return short;
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((item) => `${inner}${text(item, inner, 0)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([name, item]) => {
    const key = `${JSON.stringify(name)}: `;
    return `${inner}${key}${text(item, inner, key.length)}`;
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

function oneLine(value: Json): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
