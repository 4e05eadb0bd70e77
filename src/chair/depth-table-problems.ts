/** Whether the depths of a chair that senses no force fit together, and fit its ceilings. */
import { MARGIN_BELOW_CEILING } from './ceilings.ts';
import { ZONES } from './landmarks.ts';
import { isRecord, type ShapeProblem } from './shape.ts';
import { LEVELS } from './stroke.ts';

/** `force` as it stands in the file; looks only at what is there. */
export function depthTableProblems(force: unknown): readonly ShapeProblem[] {
  if (!isRecord(force)) return [];
  const { sensed, depth } = force;
  if (sensed === 'none' && depth === undefined) {
    return [
      {
        path: 'force.depth',
        what: 'missing, and nothing is sensed',
        allowed: 'meansNPerMm and levelMm',
        remedy: 'Write how deep each level goes in each zone; tsubo-plain.yaml is an example.',
      },
    ];
  }
  if (depth === undefined) return [];
  if (sensed !== 'none') {
    return [
      {
        path: 'force.depth',
        what: 'depths, but force is sensed',
        allowed: 'only with sensed: none',
        remedy: 'Take it out: this chair presses by force.',
      },
    ];
  }
  return ZONES.flatMap((zone) => zoneProblems(zone, force));
}

function zoneProblems(zone: string, force: Readonly<Record<string, unknown>>): readonly ShapeProblem[] {
  const { depth, zoneCeilingN } = force;
  if (!isRecord(depth) || !isRecord(zoneCeilingN)) return [];
  const { levelMm, meansNPerMm } = depth;
  const table = isRecord(levelMm) ? levelMm[zone] : null;
  if (!isRecord(table)) return [];
  const path = `force.depth.levelMm.${zone}`;
  const mm = LEVELS.map((level) => Number(table[level]));
  const falls = LEVELS.findIndex((_, i) => i > 0 && (mm[i] ?? 0) < (mm[i - 1] ?? 0));
  if (falls > 0) {
    return [
      {
        path: `${path}.${LEVELS[falls]}`,
        what: `${mm[falls]} is less deep than ${LEVELS[falls - 1]}`,
        allowed: `${mm[falls - 1]} … 30 mm`,
        remedy: 'Write depths that grow from light to deep.',
      },
    ];
  }
  const most = (Number(zoneCeilingN[zone]) * (1 - MARGIN_BELOW_CEILING)) / Number(meansNPerMm);
  const deep = mm.at(-1) ?? 0;
  if (!(deep > most + 1e-6)) return [];
  return [
    {
      path: `${path}.deep`,
      what: `${deep} stands for more than the ceiling of the zone less a fifth`,
      allowed: `0.5 … ${Math.floor(most * 10) / 10} mm`,
      remedy: 'Make it shallower; the ceiling is what a back bears.',
    },
  ];
}
