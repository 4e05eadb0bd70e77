/** All the laws at once; the first that is broken is the failure. */
import type { BoardEvent } from '../../../sim/board/events.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import type { Telemetry } from '../../../src/engine/chair-events.ts';
import type { Facts } from './facts.ts';
import type { SeenByBoard } from './seen-by-board.ts';
import type { Failure } from './verdict.ts';
import type { PersonEvent, Watch } from './watch.ts';
import { airGoesOut, padGoesOff } from './watch-comfort.ts';
import { faultsStay, stuckIsFound } from './watch-faults.ts';
import { forceRisesSlowly, forceUnderCeiling, overForceIsShort } from './watch-force.ts';
import { hostBelievesRelease, hostIsHonest, pressingIsShown } from './watch-host.ts';
import {
  airAndHeatUnderCeiling,
  leavesRoom,
  sessionEnds,
  sparesSpots,
  staysOnTrack,
} from './watch-limits.ts';
import { carriesOutWhatWasSent, handshakesAtRest, nothingAfterAStop } from './watch-line.ts';
import { silenceReleases, stopIsPrompt, stopReleases } from './watch-release.ts';
import {
  armingNeedsAPerson,
  movesOnlyWhenTold,
  restIsRest,
  seatAndCover,
  standsWhenTold,
} from './watch-rest.ts';

export function allWatches(
  heardMs: () => number,
  seen: SeenByBoard,
  told: () => Telemetry | null,
): readonly Watch[] {
  return [
    stopReleases(),
    silenceReleases(heardMs),
    stopIsPrompt(),
    hostIsHonest(),
    hostBelievesRelease(),
    pressingIsShown(told),
    airGoesOut(),
    padGoesOff(),
    restIsRest(),
    armingNeedsAPerson(),
    movesOnlyWhenTold(),
    standsWhenTold(),
    seatAndCover(),
    faultsStay(),
    stuckIsFound(seen),
    forceUnderCeiling(),
    overForceIsShort(),
    forceRisesSlowly(),
    staysOnTrack(),
    sparesSpots(),
    sessionEnds(),
    airAndHeatUnderCeiling(),
    leavesRoom(),
    carriesOutWhatWasSent(),
    nothingAfterAStop(),
    handshakesAtRest(),
  ];
}

export class JudgePanel {
  failure: Failure | null = null;
  evaluations = 0;
  events = 0;
  private readonly facts: Facts;
  private readonly onSample: readonly Watch[];
  private readonly onBoard: readonly Watch[];
  private readonly onPerson: readonly Watch[];

  constructor(facts: Facts, watches: readonly Watch[]) {
    this.facts = facts;
    this.onSample = watches.filter((watch) => watch.onSample !== undefined);
    this.onBoard = watches.filter((watch) => watch.onBoard !== undefined);
    this.onPerson = watches.filter((watch) => watch.onPerson !== undefined);
  }

  sample(sample: TruthSample): void {
    this.events += 1;
    for (const watch of this.onSample) this.note(watch, watch.onSample?.(sample, this.facts) ?? null);
  }

  board(event: BoardEvent): void {
    this.events += 1;
    this.facts.onBoard(event);
    for (const watch of this.onBoard) this.note(watch, watch.onBoard?.(event, this.facts) ?? null);
  }

  person(event: PersonEvent): void {
    this.events += 1;
    for (const watch of this.onPerson) this.note(watch, watch.onPerson?.(event, this.facts) ?? null);
  }

  fail(law: string, hazards: readonly string[], what: string): void {
    this.failure ??= { law, hazards, what, atMs: this.facts.ms, event: this.events };
  }

  private note({ name, hazards }: Watch, what: string | null): void {
    this.evaluations += 1;
    if (what !== null) this.fail(name, hazards, what);
  }
}
