/** Who must not use the chair, and what remains: domain.md §1 in plain words. Sources: the clinic article, chair manuals. */
import { wrapped } from './text-width.ts';

const NOT_WITH = [
  'severe back pain that no doctor has examined: see a doctor first',
  'recent surgery, or a broken bone',
  'a skin infection, a rash, or a wound that has not healed',
  'varicose veins, or a blood clot (thrombosis)',
  'osteoporosis (weak bones)',
  'pregnancy',
  'a pacemaker, heart disease, or high blood pressure that is not treated',
  'a tumour, or a fever',
  'nerve damage or numbness, so that you would not feel it press too hard',
] as const;

const ALSO = [
  'Not after alcohol, and not right after a meal.',
  'Take off jewellery and loose clothing, and tie up long hair.',
  'No child under 12. Older children only while an adult watches.',
] as const;

const RISK =
  'What remains: rollers press into your back. If a sensor, a drive or this software fails, or the stature is wrong, they ' +
  'may press too hard or in the wrong place. Some soreness for one to three days can follow. Stop at once if anything hurts.';

const STOP =
  'Escape stops and releases. Keep the keyboard in reach, and know where the mains switch of the chair is.';

/** The whole text, in lines of at most `columns`. */
export function healthText(columns: number): string {
  const item = (text: string): string[] =>
    wrapped(text, columns - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
  return [
    'Before the chair presses on you',
    '',
    ...wrapped('Do not use it, and ask your doctor, if any of this is true of you:', columns),
    ...NOT_WITH.flatMap(item),
    '',
    ...ALSO.flatMap((text) => wrapped(text, columns)),
    '',
    ...wrapped(RISK, columns),
    '',
    ...wrapped(STOP, columns),
    '',
    '',
  ].join('\n');
}
