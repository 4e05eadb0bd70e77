/** Law 4: no place, time, air or heat beyond the lowest of all limits, and no force asked that leaves no room below them. */
import type { TruthSample } from '../../../sim/truth.ts';
import { ZONES } from '../../../src/chair/landmarks.ts';
import type { Facts } from './facts.ts';
import type { Watch } from './watch.ts';

const PLACE_MM = 0.35;
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

/** A fifth of a ceiling is never asked for, so that a breath, a back that turns and the error of a cell fit under it. */
const ASKED_SHARE = 0.8;

/** What a body feels hardly tells: the board, the last of four to look, holds the force down all the same. */
export function leavesRoom(): Watch {
  return {
    name: 'what is asked leaves a fifth of the ceiling free',
    hazards: ['H08'],
    onBoard(event, facts) {
      if (facts.hostIsCareless || event.kind !== 'accepted' || event.message.name !== 'frc') return null;
      const ceilingN = Math.max(...ZONES.map((zone) => facts.lowestCeilingN(zone)));
      const askedMilliN = event.message.endMilliN;
      if (askedMilliN <= ceilingN * ASKED_SHARE * 1000) return null;
      return `${askedMilliN / 1000} N asked, where nowhere more than ${ceilingN.toFixed(1)} N may be felt`;
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
