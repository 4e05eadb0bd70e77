/** Law 4: no force, place or time beyond the lowest of all limits, as the body felt it. */
import type { TruthSample } from '../../../sim/truth.ts';
import { ZONES, type Zone } from '../../../src/chair/landmarks.ts';
import type { Facts } from './facts.ts';
import type { Watch } from './watch.ts';

const PLACE_MM = 0.35;
/** What the board lets go at, and what a roller adds until it is on its way back. */
const OVER_SHARE = 1.1;
const LIE_N = 35;
/** A body that tenses is followed, and let go of where it is too fast for that. */
const TENSES_N = 5;
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
        ? Math.max(...ZONES.map((one) => lowestCeilingN(facts, one)))
        : lowestCeilingN(facts, zone);
      const broken = facts.has('drive');
      const lies = facts.has('force') || lost || broken;
      const tenses = facts.has('tension');
      const mostN = lies
        ? lowestN * OVER_SHARE + (broken ? BROKEN_N * (tenses ? TENSE_TIMES : 1) : LIE_N)
        : tenses
          ? lowestN * OVER_SHARE + TENSES_N
          : lowestN;
      const feltN = feltBy(facts, peakN);
      return feltN > mostN
        ? `${feltN.toFixed(1)} N at the ${zone}, where ${mostN.toFixed(1)} N are the most`
        : null;
    },
  };
}

/** With one sensor wrong, or none: a tenth above the ceiling for 50 ms at most; six samples on end are more. */
const OVER_SAMPLES = 6;
/** Whoever tenses over a roller is let go of: minded after 20 ms, read 20 ms late, come in 50 ms later, and once more as long. */
const TENSE_SAMPLES = 15;
/** A body that comes back at once, as no living one can, meets a roller up to 34 mm in its way, which comes in at 150 mm/s. */
const HIT_SAMPLES = 30;

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
      const mostN = lowestCeilingN(facts, zone) * OVER_SHARE;
      const feltN = feltBy(facts, forceN);
      samples = feltN > mostN ? samples + 1 : 0;
      const most = facts.has('impact') ? HIT_SAMPLES : facts.has('tension') ? TENSE_SAMPLES : OVER_SAMPLES;
      return samples >= most
        ? `${feltN.toFixed(1)} N at the ${zone} for ${samples * 10} ms, where ${mostN.toFixed(1)} N are the most`
        : null;
    },
  };
}

function lowestCeilingN({ profile, personCeilingN }: Facts, zone: Zone): number {
  const { boardCeilingN, zoneCeilingN } = profile.force;
  return Math.min(boardCeilingN, personCeilingN, zoneCeilingN[zone]);
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
      if (before === undefined || facts.active.size > 0 || facts.has('impact') || facts.has('place'))
        return null;
      if (facts.has('force') || facts.has('drive')) return null;
      const rise = mostN - before;
      return rise > RISE_N ? `${rise.toFixed(1)} N more within a quarter of a second` : null;
    },
  };
}

/** A braked drive that ran away for a moment stays where that left it, less than 2 mm outside (spec §8, `travel`), … */
const LEFT_MM = 2;
/** … until so long after it is told where to be again. */
const BACK_MS = 1_000;

export function staysOnTrack(): Watch {
  let ranAway = false;
  let stoodMs = Number.NEGATIVE_INFINITY;
  return {
    name: 'carriage and width stay inside their range',
    hazards: ['H06'],
    onSample({ carriageMm, widthMm }, facts) {
      const { phase } = facts;
      if (phase === 'referencing') ranAway = false;
      else if (facts.has('drive')) ranAway = true;
      if (phase === 'ready' || phase === 'paused') stoodMs = facts.ms;
      if (facts.has('place') || facts.has('drive') || phase === 'disarmed' || phase === 'faulted')
        return null;
      const { carriage, width } = facts.profile;
      if (phase === 'armed' || phase === 'referencing' || phase === 'stopping') return null;
      const mostMm = ranAway && facts.ms - stoodMs < BACK_MS ? LEFT_MM : PLACE_MM;
      if (carriageMm < carriage.minMm - mostMm || carriageMm > carriage.maxMm + mostMm)
        return `carriage at ${carriageMm.toFixed(2)} mm`;
      return widthMm < width.minMm - mostMm || widthMm > width.maxMm + mostMm
        ? `width at ${widthMm.toFixed(2)} mm`
        : null;
    },
  };
}

const SPOT_MM = 40;
const SAMPLE_S = 0.01;
/** A reading that is certainly above what the board counts as contact, and a second for the two clocks. */
const CONTACT_N = 4;
const ON_END_S = 41;
const IN_ALL_S = 122;

export function sparesSpots(): Watch {
  const bins = new Map<number, number>();
  const onEnd = [
    { fromMm: 0, s: 0 },
    { fromMm: 0, s: 0 },
  ];
  const forget = (): void => {
    bins.clear();
    for (const one of onEnd) one.s = 0;
  };
  const side = (at: 0 | 1, { forceN, carriageMm }: TruthSample): string | null => {
    const run = onEnd[at];
    if (run === undefined) return null;
    if (forceN[at] < CONTACT_N || Math.abs(carriageMm - run.fromMm) > SPOT_MM / 2 - 1) {
      run.s = 0;
      run.fromMm = carriageMm;
    }
    if (forceN[at] < CONTACT_N) return null;
    run.s += SAMPLE_S;
    const bin = Math.floor(carriageMm / SPOT_MM) * 2 + at;
    const all = (bins.get(bin) ?? 0) + SAMPLE_S;
    bins.set(bin, all);
    if (run.s > ON_END_S) return 'one spot pressed for 41 s on end';
    return all > IN_ALL_S ? 'one spot pressed for 122 s since the Start' : null;
  };
  return {
    name: 'no spot is pressed too long',
    hazards: ['H05', 'H30'],
    onBoard(event) {
      if (event.kind === 'phase' && event.to === 'armed' && event.from === 'disarmed') forget();
      return null;
    },
    onSample(sample, facts) {
      if (facts.has('place') || facts.has('force')) {
        forget();
        return null;
      }
      return side(0, sample) ?? side(1, sample);
    },
  };
}

/** Between two readings of the thermistor, 3 s late. */
const LATE_C = 1;
const LATE_KPA = 2;

/** No cell above what it may have, no surface above what the board cuts out at. */
export function airAndHeatUnderCeiling(): Watch {
  return {
    name: 'no cell and no pad above its ceiling',
    hazards: ['H09', 'H12'],
    onSample({ airKPa, surfaceC }, { profile }) {
      const { air, heater } = profile;
      if (heater !== null && surfaceC > heater.cutOutC + LATE_C)
        return `the pad is at ${surfaceC.toFixed(1)} °C`;
      for (const [cell, kPa] of airKPa.entries()) {
        if (kPa > (air?.[cell]?.maxKPa ?? 0) + LATE_KPA) return `cell ${cell} has ${kPa.toFixed(1)} kPa`;
      }
      return null;
    },
  };
}

const SESSION_MS = 30 * 60_000 + 2_500;

export function sessionEnds(): Watch {
  let armedMs = Number.POSITIVE_INFINITY;
  return {
    name: 'a session ends after half an hour',
    hazards: ['H11'],
    onBoard(event, facts) {
      if (event.kind !== 'phase') return null;
      if (event.from === 'disarmed' && event.to === 'armed') armedMs = facts.ms;
      if (event.to === 'disarmed' || event.to === 'faulted') armedMs = Number.POSITIVE_INFINITY;
      return null;
    },
    onSample(_, facts: Facts) {
      if (facts.phase === 'disarmed') armedMs = Number.POSITIVE_INFINITY;
      return facts.ms - armedMs > SESSION_MS ? 'armed for more than 30 minutes' : null;
    },
  };
}
