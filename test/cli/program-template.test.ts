import { describe, expect, it } from 'vitest';
import { programTemplate } from '../../src/cli/program-template.ts';
import { formatProgram } from '../../src/program/format-program.ts';
import { readProgram } from '../../src/program/read-program.ts';

describe('programTemplate', () => {
  it.each(['My massage', 'Pijat: "tenang" # 1', '42', "l'été"])(
    'is a correct program in its usual form: %s',
    (title) => {
      const text = programTemplate(title, '../program.schema.json');
      const program = readProgram(text, 'new.yaml');
      expect(program.ok ? program.value.warnings : program.errors).toEqual([]);
      expect(program.ok && program.value.title).toEqual({ en: title, id: title });
      const formatted = formatProgram(text, 'new.yaml');
      expect(formatted.ok && formatted.value).toBe(text);
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../program.schema.json');
    },
  );
});
