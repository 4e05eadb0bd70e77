/** The hazard matrix as text: hazard → guard → test → last result, from the data and from what the tests said. */
import type { Hazard } from './hazards.ts';

/** What one run of the tests that name a hazard came to. */
export interface HazardResult {
  readonly id: string;
  readonly files: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

export interface Matrix {
  readonly commit: string;
  readonly results: readonly HazardResult[];
  /** The matrix as it was: what was not run this time keeps its last two cells. Left out, everything was run. */
  readonly before?: { readonly text: string; readonly run: ReadonlySet<string> };
}

const HEAD = `# Hazard matrix

Written by \`npm run hazards\` from \`hazards.yaml\` and from the tests whose titles name a hazard. Do not edit.
`;

export function matrixText(hazards: readonly Hazard[], { commit, results, before }: Matrix): string {
  const rows = hazards.map((hazard) => {
    const kept = before === undefined || before.run.has(hazard.id) ? null : lastCells(before.text, hazard.id);
    const result = results.find(({ id }) => id === hazard.id);
    const cells = kept ?? [testCell(result), resultCell(hazard, result)];
    return `| ${[...constantCells(hazard), ...cells].join(' | ')} |`;
  });
  const whole = before === undefined ? null : /^Last run at commit .*$/m.exec(before.text)?.[0];
  return [
    HEAD,
    whole
      ? `${whole.split(';')[0]}; ${[...(before?.run ?? [])].join(' ')} at ${commit}.`
      : `Last run at commit ${commit}.`,
    '',
    '| id | hazard | guard | faults to order | tests | last result |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Tests and result of a row that is kept. */
function lastCells(text: string, id: string): readonly string[] | null {
  const row = text.split('\n').find((line) => line.startsWith(`| ${id} | `));
  return (
    row
      ?.split(' | ')
      .slice(-2)
      .map((cell) => cell.replace(/ \|$/, '')) ?? null
  );
}

/** The cells that come from the data alone. */
export function constantCells({ id, hazard, cause, guards, faults }: Hazard): readonly string[] {
  const guard = Object.entries(guards).map(([whose, words]) => `**${whose}** ${words}`);
  return [id, `${hazard}: ${cause}`, guard.join('<br>'), faults.join(', ')];
}

function testCell(result: HazardResult | undefined): string {
  return result === undefined ? '' : result.files.map((file) => file.replace(/^test\//, '')).join('<br>');
}

function resultCell({ awaits }: Hazard, result: HazardResult | undefined): string {
  if (result === undefined) return awaits === undefined ? '**no test**' : `awaits ${awaits.part}`;
  const { passed, failed } = result;
  return failed === 0 ? `${passed} passed` : `**${failed} failed**, ${passed} passed`;
}
