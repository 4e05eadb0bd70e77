/** Who must not use the chair, and what remains: domain.md §1 in plain words. Sources: the clinic article, chair manuals. */
import { HEALTH_QUESTIONS, type HealthQuestion } from '../safety/health-check.ts';
import { wrapped } from './text-width.ts';

const NOT_WITH: Readonly<Record<HealthQuestion, string>> = {
  'severe-pain': 'severe back pain that no doctor has examined: see a doctor first',
  'surgery-or-fracture': 'recent surgery, or a broken bone',
  skin: 'a skin infection, a rash, or a wound that has not healed',
  'veins-or-clot': 'varicose veins, or a blood clot (thrombosis)',
  osteoporosis: 'osteoporosis (weak bones)',
  pregnancy: 'pregnancy',
  heart: 'a pacemaker, heart disease, or high blood pressure that is not treated',
  'tumour-or-fever': 'a tumour, or a fever',
  numbness: 'nerve damage or numbness, so that you would not feel it press too hard',
};

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
    ...HEALTH_QUESTIONS.flatMap((question) => item(NOT_WITH[question])),
    ...whatRemains(columns),
  ].join('\n');
}

/** For whom has a health check that still counts: until when, and what remains. */
export function stillValidText(personName: string, untilMs: number, columns: number): string {
  const until = new Date(untilMs).toISOString().slice(0, 10);
  return [
    ...wrapped(
      `The health check of ${personName} counts until ${until}. If anything has changed since (illness, pregnancy, surgery, strong pain), do not start; ask your doctor.`,
      columns,
    ),
    ...whatRemains(columns),
  ].join('\n');
}

/** What everybody is told before every Start. */
function whatRemains(columns: number): string[] {
  return [
    '',
    ...ALSO.flatMap((text) => wrapped(text, columns)),
    '',
    ...wrapped(RISK, columns),
    '',
    ...wrapped(STOP, columns),
    '',
    '',
  ];
}
