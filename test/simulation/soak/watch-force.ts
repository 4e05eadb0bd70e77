/** Law 4: no force beyond the lowest of all limits, as the body felt it. */
import { ZONES } from '../../../src/chair/landmarks.ts';
import type { Facts } from './facts.ts';
import type { Watch } from './watch.ts';

/** What the board lets go at, and what a roller adds until it is on its way back. */
const OVER_SHARE = 1.1;
const LIE_N = 35;
/** A body that tenses is followed, and let go of where it is too fast for that. */
const TENSES_N = 5;
/**
 * Whoever leans back by 12 mm within 200 ms comes with 94 mm/s: until the roller goes as fast, 60 ms later, they are 4 mm
 * deeper in their skin, and damping counts as 4 mm more. 8 mm of 6 N/mm, less the 8 N that are free below the ceiling.
 */
const LEANS_N = 40;
/** Whoever leans against a roller that cannot give way, or hardly, presses themselves: 12 mm of 8 N/mm. */
const LEANS_ON_JAM_N = 96;
/**
 * A drive that runs away: 0.4 mm until its encoder has told, and 0.2 mm until its spring has brought it to a stand; 60 mm/s
 * with a lag of 17 ms are 40 mm/s by then, which 50 ms of damping feel like 2 mm more. 2.6 mm of 8 N/mm, stiffer by a
 * fifth where they are dented deep, are 25 N; no board keeps it below that.
 */
const BROKEN_N = 25;
/** As stiff as somebody who tenses. */
const TENSE_TIMES = 2.2;

export function forceUnderCeiling(): Watch {
  return {
    name: 'no roller presses harder than the lowest ceiling',
    hazards: ['H08', 'H24', 'H25'],
    onSample({ peakN, zone }, facts) {
      if (facts.has('impact')) return null;
      const lost = facts.has('place');
      const lowestN = lost
        ? Math.max(...ZONES.map((one) => facts.lowestCeilingN(one)))
        : facts.lowestCeilingN(zone);
      const lies = facts.has('force') || facts.has('drive') || lost;
      const mostN = lies || moves(facts) ? lowestN * OVER_SHARE + addedN(facts) : lowestN;
      const feltN = feltBy(facts, peakN);
      return feltN > mostN
        ? `${feltN.toFixed(1)} N at the ${zone}, where ${mostN.toFixed(1)} N are the most`
        : null;
    },
  };
}

/** Whoever sits there has moved against the rollers, or become stiffer under them. */
function moves(facts: Facts): boolean {
  return facts.has('lean') || facts.has('tension');
}

/** What may come on top of what the board lets go at. */
function addedN(facts: Facts): number {
  const stands = facts.isActive('drive-jammed') || facts.isActive('drives-sag');
  const leansN = stands ? LEANS_ON_JAM_N : LEANS_N;
  const pushedN = (facts.has('drive') ? BROKEN_N : 0) + (facts.has('lean') ? leansN : 0);
  if (pushedN > 0) return pushedN * (facts.has('tension') ? TENSE_TIMES : 1);
  return facts.has('force') || facts.has('place') ? LIE_N : TENSES_N;
}

/** With one sensor wrong, or none: a tenth above the ceiling for 50 ms at most; six samples on end are more. */
const OVER_SAMPLES = 6;
/** Whoever tenses over a roller, or leans against it, is let go of: minded after 20 ms, read 20 ms late, come in 50 ms later, and once more as long. */
const MOVES_SAMPLES = 15;
/** A body that comes back within 250 ms meets a roller up to 34 mm in its way, which comes in at 150 mm/s. */
const HIT_SAMPLES = 30;

/** So much less may a cell read before its motor contradicts it (spec §8): seen late where somebody leans on it just then. */
const HIDES_N = 8;

export function overForceIsShort(): Watch {
  let samples = 0;
  return {
    name: 'no roller stays above the ceiling',
    hazards: ['H08', 'H25', 'H28'],
    onSample({ forceN, zone }, facts) {
      // Where the drive is broken, nobody knows the place, or two cells lie, the law above is all that can be kept.
      if (
        facts.has('place') ||
        facts.has('drive') ||
        (facts.has('force') && facts.countActive('force') !== 1)
      ) {
        samples = 0;
        return null;
      }
      const hiddenN = facts.has('force') && facts.has('lean') ? HIDES_N : 0;
      const mostN = facts.lowestCeilingN(zone) * OVER_SHARE + hiddenN;
      const feltN = feltBy(facts, forceN);
      samples = feltN > mostN ? samples + 1 : 0;
      const most = facts.has('impact') ? HIT_SAMPLES : moves(facts) ? MOVES_SAMPLES : OVER_SAMPLES;
      return samples >= most
        ? `${feltN.toFixed(1)} N at the ${zone} for ${samples * 10} ms, where ${mostN.toFixed(1)} N are the most`
        : null;
    },
  };
}

/** One drive under two rollers shares its force as the body lets it. */
function feltBy({ profile }: Facts, [left, right]: readonly [number, number]): number {
  return profile.depth.length === 1 ? (left + right) / 2 : Math.max(left, right);
}

const RISE_SAMPLES = 25;
const RISE_N = 25 * 0.25 + 12;

/** 25 N/s as the body feels it, with what breathing and uneven backs add. */
export function forceRisesSlowly(): Watch {
  const felt: number[] = [];
  return {
    name: 'force rises slowly',
    hazards: ['H08'],
    onSample({ forceN }, facts) {
      const mostN = Math.max(...forceN);
      felt.push(mostN);
      const before = felt.length > RISE_SAMPLES ? felt.shift() : undefined;
      if (before === undefined || facts.active.size > 0 || moves(facts) || facts.has('impact')) return null;
      if (facts.has('force') || facts.has('drive') || facts.has('place')) return null;
      const rise = mostN - before;
      return rise > RISE_N ? `${rise.toFixed(1)} N more within a quarter of a second` : null;
    },
  };
}
