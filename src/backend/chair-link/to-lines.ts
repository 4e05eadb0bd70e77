/** Commands of the engine as lines of chair-link. */
import { type BackSlopes, STRETCH_MM } from '../../chair/back-slopes.ts';
import type { Batch } from '../../chair/segment.ts';
import type { ChairCommand } from '../../engine/chair-events.ts';
import type { SequencedMessage } from '../../protocol/messages.ts';
import { SLOPES_A_LINE, slopeLine } from '../../protocol/slopes.ts';

/** Commands of one line that a person waits for; none changes what a staged batch means. */
export const GOES_AHEAD: ReadonlySet<ChairCommand['kind']> = new Set(['pause', 'resume', 'rate']);

/** Numbers that count up within one session. */
export interface LineNumbers {
  readonly edge: number;
  readonly batch: number;
}

function batchLines(batch: Batch, number: number): readonly SequencedMessage[] {
  const staged: readonly SequencedMessage[] = [
    ...batch.segments.map((segment) => ({ name: 'seg', batch: number, ...segment }) as const),
    ...batch.forces.map((span) => ({ name: 'frc', batch: number, ...span }) as const),
    ...batch.kneads.map((span) => ({ name: 'knd', batch: number, ...span }) as const),
    ...(batch.airs ?? []).map((span) => ({ name: 'air', batch: number, ...span }) as const),
    ...(batch.heats ?? []).map((span) => ({ name: 'het', batch: number, ...span }) as const),
  ];
  return [...staged, { name: 'cmt', batch: number, fromTick: batch.fromTick, count: staged.length }];
}

/** A last line that would not be full begins lower, and says some of what the one before has said again. */
function backLines({ fromMm, slopes }: BackSlopes): readonly SequencedMessage[] {
  return Array.from({ length: Math.ceil(slopes.length / SLOPES_A_LINE) }, (_, index) => {
    const first = Math.max(0, Math.min(index * SLOPES_A_LINE, slopes.length - SLOPES_A_LINE));
    const fromUm = Math.round((fromMm + first * STRETCH_MM) * 1000);
    return slopeLine(fromUm, slopes.slice(first, first + SLOPES_A_LINE));
  });
}

/** The lines of one command, in order. The command is done when all are answered `ok`, and failed at the first that is not. */
export function linesOf(
  command: Exclude<ChairCommand, { kind: 'stop' | 'withdraw' }>,
  numbers: LineNumbers,
): readonly SequencedMessage[] {
  switch (command.kind) {
    case 'zones':
      return command.zones.map((span) => ({
        name: 'zon',
        zone: span.zone,
        fromUm: Math.round(span.fromMm * 1000),
        toUm: Math.round(span.toMm * 1000),
        ceilingMilliN: Math.round(span.ceilingN * 1000),
      }));
    case 'back':
      return backLines(command.back);
    case 'clear-fault':
      return [{ name: 'clr', faultId: command.faultId }];
    case 'program':
      return [{ name: 'pgp', ...command.program }];
    case 'arm':
      return [{ name: 'arm', edge: numbers.edge }];
    case 'reference':
      return [{ name: 'ref' }];
    case 'scan':
      return [
        {
          name: 'scn',
          fromUm: Math.round(command.order.fromMm * 1000),
          toUm: Math.round(command.order.toMm * 1000),
          speedUmPerS: Math.round(command.order.speedMmPerS * 1000),
          forceMilliN: Math.round(command.order.forceN * 1000),
        },
      ];
    case 'batch':
      return batchLines(command.batch, numbers.batch);
    case 'pause':
      return [{ name: 'pau' }];
    case 'resume':
      return [{ name: 'res' }];
    case 'rate':
      return [{ name: 'rat', ratePermille: command.permille }];
    case 'disarm':
      return [{ name: 'dis' }];
    default:
      return command satisfies never;
  }
}
