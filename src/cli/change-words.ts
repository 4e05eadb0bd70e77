/** What was changed in this session, in a few words; and whether the chair has it yet. */
import { type Adjustment, STEP_SHARE } from '../engine/intents.ts';
import { isSettled, type Live } from '../engine/live-state.ts';

/** "2 cm higher, 13 % softer, on its way"; null where everything is as written and nothing was declined. */
export function changeWords(live: Live | null): string | null {
  if (live === null) return null;
  const words = adjustmentWords(live.wanted);
  if (live.waiting === 'skip') words.push('the next stroke');
  if (live.waiting === 'more-here') words.push('once more here');
  if (live.waiting === 'extend' || live.extendedTicks > 0) words.push('longer');
  if (live.focusWanted !== null) words.push(`more for ${live.focusWanted}`);
  const { heat, air } = live.comfort.wanted;
  if (heat !== null) words.push(`heat ${heat}`);
  if (air !== null) words.push(`air ${air}`);
  if (live.declined !== null) return [...words, `not done: ${live.declined}`].join(', ');
  if (words.length === 0) return isSettled(live) ? null : 'as written, on its way';
  return isSettled(live) ? words.join(', ') : `${words.join(', ')}, on its way`;
}

function adjustmentWords({ nudgeMm, widthMm, pressureSteps, speedPermille }: Adjustment): string[] {
  const words: string[] = [];
  if (nudgeMm !== 0) words.push(`${Math.abs(nudgeMm) / 10} cm ${nudgeMm > 0 ? 'higher' : 'lower'}`);
  if (widthMm !== 0) words.push(`${Math.abs(widthMm) / 10} cm ${widthMm > 0 ? 'wider' : 'narrower'}`);
  if (pressureSteps !== 0) {
    const percent = Math.round(Math.abs(pressureSteps) * STEP_SHARE * 100);
    words.push(`${percent} % ${pressureSteps > 0 ? 'stronger' : 'softer'}`);
  }
  if (speedPermille !== 1000) words.push(`travel at ${Math.round(speedPermille / 10)} %`);
  return words;
}
