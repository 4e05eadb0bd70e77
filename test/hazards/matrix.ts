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
}

const HEAD = `# Hazard matrix

Written by \`npm run hazards\` from \`hazards.yaml\` and from the tests whose titles name a hazard. Do not edit.
`;

export function matrixText(hazards: readonly Hazard[], { commit, results }: Matrix): string {
  const rows = hazards.map((hazard) => {
    const result = results.find(({ id }) => id === hazard.id);
    return `| ${[...constantCells(hazard), testCell(result), resultCell(hazard, result)].join(' | ')} |`;
  });
  return [
    HEAD,
    `Last run at commit ${commit}.`,
    '',
    '| id | hazard | guard | faults to order | tests | last result |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
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
