/** When a technician may calibrate a load cell, and what the board says of one (spec.md §12). */
import {
  type AckCode,
  MESSAGES,
  type MessageOf,
  type SequencedMessage,
} from '../../src/protocol/messages.ts';
import { FACTORY_CELL } from './cell-sense.ts';
import type { Core } from './core.ts';
import { RULES } from './rules.ts';

type CalibrationName = 'cab' | 'caz' | 'cas' | 'cak' | 'cax';
type CalibrationMessage = Extract<SequencedMessage, { name: CalibrationName }>;

const { rawCentiN: CENTI_N } = MESSAGES.can.fields;

export function isCalibrationMessage(message: SequencedMessage): message is CalibrationMessage {
  return message.name.startsWith('ca');
}

/** `transferOpen`: a program is on its way to this board. */
export function calibrate(core: Core, message: CalibrationMessage, transferOpen: boolean): AckCode {
  if (message.name === 'cab') return begin(core, message.cell, transferOpen);
  if (core.phase !== 'calibrating') return 'not-calibrating';
  const { calibrator } = core;
  calibrator.askedMs = core.ms;
  switch (message.name) {
    case 'caz':
      return core.motion.channels[calibrator.cell]?.isIn(core.motion.referenced) === true
        ? calibrator.zero()
        : 'moving';
    case 'cas':
      return calibrator.span(message.weightDeciN);
    case 'cak':
      return calibrator.keep(message.whenS);
    case 'cax':
      core.enter('letGo');
      return 'ok';
    default:
      return message satisfies never;
  }
}

function begin(core: Core, cell: number, transferOpen: boolean): AckCode {
  const { phase, motion, sensors, calibrator } = core;
  if (core.armed) return 'not-disarmed';
  if (phase !== 'disarmed' && phase !== 'faulted' && phase !== 'calibrating') return 'moving';
  if (cell >= calibrator.cells.length) return 'unsupported';
  if (transferOpen) return 'transfer-open';
  if (sensors.seat) return 'occupied';
  if (sensors.stopPressed) return 'stopped';
  if (motion.moves) return 'moving';
  if (calibrator.isWriting) return 'busy';
  core.enter('calibrate');
  calibrator.begin(cell, core.ms);
  return 'ok';
}

/** Nobody works at it any more, or somebody sits down: nothing of it was kept that was not written. */
export function calibrationEnds({ sensors, calibrator, ms, aliveMs }: Core): boolean {
  if (sensors.seat || sensors.stopPressed) return true;
  return ms - aliveMs > RULES.calibrationSilenceMs || ms - calibrator.askedMs > RULES.calibrationMs;
}

/** `can`: one cell, calibrated or not; of one the chair has not, nothing but that. */
export function cellTold({ phase, calibrator }: Core, index: number): MessageOf<'can'> {
  const cell = calibrator.cells[index];
  const { number, whenS, weightDeciN, zeroMilliN, gainPpm } = cell?.calibration ?? FACTORY_CELL;
  const rawN = cell?.atRest.meanN ?? cell?.rawN ?? 0;
  const isOpen = phase === 'calibrating' && calibrator.cell === index;
  const { measured } = calibrator;
  return {
    name: 'can',
    cells: calibrator.cells.length,
    cell: index,
    number,
    whenS,
    weightDeciN,
    zeroMilliN,
    gainPpm,
    rawCentiN: centiN(rawN),
    restCentiN: centiN(cell?.corrected(rawN) ?? 0),
    step: isOpen ? calibrator.step : 'none',
    newZeroMilliN: isOpen ? measured.zeroMilliN : zeroMilliN,
    newGainPpm: isOpen ? measured.gainPpm : gainPpm,
  };
}

function centiN(forceN: number): number {
  if (Number.isNaN(forceN)) return 0;
  return Math.round(Math.min(CENTI_N.max, Math.max(CENTI_N.min, forceN * 100))) + 0;
}
