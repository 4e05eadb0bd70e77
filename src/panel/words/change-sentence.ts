/** What was changed, in a few words: "13 % softer, 2 cm higher". */
import type { LiveChanges } from '../../http/changes-wire.ts';
import type { Words } from './en.ts';

/** A step of pressure is an eighth of what is written. */
const STEP_PERCENT = 12.5;

export function changeSentence(changes: LiveChanges, words: Words): string {
  const { changed, asWritten, heat, heatLevels, air, airLevels } = words;
  const { pressureSteps, nudgeMm, widthMm, speedPercent, waiting, extendedS } = changes;
  const percent = Math.round(Math.abs(pressureSteps) * STEP_PERCENT);
  const parts = [
    pressureSteps === 0 ? '' : changed[pressureSteps < 0 ? 'softer' : 'stronger'](percent),
    nudgeMm === 0 ? '' : changed[nudgeMm < 0 ? 'lower' : 'higher'](Math.abs(nudgeMm) / 10),
    widthMm === 0 ? '' : changed[widthMm < 0 ? 'narrower' : 'wider'](Math.abs(widthMm) / 10),
    speedPercent === 100 ? '' : changed.speed(speedPercent),
    changes.focus === null ? '' : changed.focusOn(words.zones[changes.focus]),
    changes.heatAsked && changes.heat !== null ? `${heat.toLowerCase()} ${heatLevels[changes.heat]}` : '',
    changes.airAsked && changes.air !== null && changes.air !== 'written'
      ? `${air.toLowerCase()} ${airLevels[changes.air]}`
      : '',
    extendedS === 0 ? '' : changed.longer(Math.round(extendedS / 6) / 10),
    waiting === null ? '' : changed[waiting],
  ].filter((part) => part !== '');
  return parts.length === 0 ? asWritten : parts.join(', ');
}
