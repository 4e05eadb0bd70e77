/** Words of people as YAML has them: plain where that is safe, else in quotes, or filled into lines. */

/** What other readers of YAML take for a number, a truth or nothing. */
const NOT_TEXT =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+|[-+]?\.inf|\.nan|true|false|null|yes|no|on|off|y|n|~)$/i;

const PLAIN_START = /^[\p{L}\p{N}($]/u;
const NEVER_PLAIN = /:(?:\s|$)|\s#/;
const BRACKETS = /[,[\]{}]/;

/** `text` on one line; `inBrackets` where commas and brackets around it would end it. */
export function proseText(text: string, inBrackets: boolean): string {
  const plain =
    PLAIN_START.test(text) &&
    !NOT_TEXT.test(text) &&
    !NEVER_PLAIN.test(text) &&
    !(inBrackets && BRACKETS.test(text));
  if (plain) return text;
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** Lines of at most `columns`, broken between words; a word too long for a line has one of its own. */
export function filled(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && Array.from(longer).length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
