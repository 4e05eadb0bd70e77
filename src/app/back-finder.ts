/**
 * Where everything lies on this person's back: kept from before, felt by the rollers, or said by the person. It asks the
 * person where a scan is not sure, and lets nothing press where nobody knows.
 */
import { type Body, bodyOf, type Person, trackMm } from '../chair/body.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ScanOrder, ScanPoint } from '../chair/scan.ts';
import type { BackChoice } from '../cli/back-options.ts';
import type { BackKey } from '../cli/keys.ts';
import { placeByHand, readScan, type ScanReading } from '../scan/read-scan.ts';
import { scanOrderFor } from '../scan/scan-order.ts';
import type { People } from '../store/people.ts';
import { ChairError } from '../units/chair-error.ts';

export interface BackFinderOptions {
  readonly back: BackChoice;
  readonly people: People;
  /** Whether somebody is at the keyboard who can answer, and whether they are asked also where the scan is sure. */
  readonly ask: 'never' | 'in-doubt' | 'always';
  /** The time on the calendar, ISO 8601. */
  readonly calendar: () => string;
}

/** What is known of a back before anything moves; `order` where it has to be felt first, `asks` where the person has to say. */
export interface FirstGuess {
  readonly person: Person;
  readonly order: ScanOrder | null;
  readonly asks?: true;
}

/** What became of a scan, or of a key: this very person, the scan again, or a question that is still open. */
export type Finding =
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'again'; readonly order: ScanOrder }
  | { readonly kind: 'open' };

/** One press of a key moves the shoulder line by so much, and all of them by no more than the most. */
const NUDGE_MM = 5;
const MOST_NUDGE_MM = 60;
/** Why a person is asked where they are not felt. */
const BY_HAND = ['This chair cannot feel where your shoulders are, so you have to say it, each time.'];
/** A kept back of somebody of another stature is somebody else's. */
const SAME_STATURE_MM = 25;

export class BackFinder {
  private readonly options: BackFinderOptions;
  private nudgeMm: number;
  private person: Person | null = null;
  private table: Body | null = null;
  private profile: ChairProfile | null = null;
  /** Where the stature has the line, on a chair that feels nothing; null where the back is felt. */
  private byHandMm: number | null = null;
  private felt: readonly ScanPoint[] = [];
  private reading: ScanReading | null = null;

  constructor(options: BackFinderOptions) {
    this.options = options;
    this.nudgeMm = options.back.nudgeMm;
  }

  /** What was read and waits for the person's word; null where nothing is asked. */
  get asked(): ScanReading | null {
    return this.reading;
  }

  /** What the person has to answer now, in words; null where nothing is asked. */
  get question(): string | null {
    const { reading, profile, table } = this;
    if (reading === null || profile === null || table === null) return null;
    const doubts = reading.doubts.join(' ');
    if (reading.back === null) return `${doubts} S feels the back again, Esc stops.`;
    const shoulderMm = Math.round(reading.back.heightMm.C7 - profile.trackZeroAboveSeatMm);
    if (this.byHandMm !== null)
      return `The shoulder line is taken to be ${shoulderMm} mm up the track. ${doubts} Up and Down move it, Enter goes on.`;
    const sureMm = Math.round(2 * reading.back.sigmaMm);
    return `The shoulder line is ${shoulderMm} mm up the track, sure to about ${sureMm} mm. ${doubts} Up and Down move it, Enter goes on, S feels the back again.`.replace(
      '  ',
      ' ',
    );
  }

  /** Throws a `ChairError` where nothing may begin. */
  first(person: Person, profile: ChairProfile): FirstGuess {
    const table = bodyOf(person.statureMm);
    const { shoulder, personName, rescan, nudgeMm } = this.options.back;
    if (!table.ok || shoulder === 'table') return { person, order: null };
    this.person = person;
    this.table = table.value;
    this.profile = profile;
    if (shoulder !== 'scan') {
      return {
        person: { ...person, back: placeByHand(shoulder + nudgeMm, table.value, profile) },
        order: null,
      };
    }
    if (profile.depth.length === 0) return { person, order: null };
    if (profile.force.sensed === 'none' || profile.family === 'firmata') {
      const tableMm = trackMm({ landmark: 'C7', offsetMm: 0 }, table.value, profile);
      if (profile.family !== 'firmata' && this.options.ask !== 'never')
        return this.askByHand(person, tableMm);
      throw new ChairError(
        'refused',
        `${profile.title} cannot find the shoulders by itself.`,
        `Say at each session where the shoulder line is, in mm up the track: --shoulder ${Math.round(tableMm)} is usual for this stature.`,
      );
    }
    const kept =
      personName === null || rescan || nudgeMm !== 0 ? null : this.kept(personName, person, profile);
    if (kept !== null) return { person: kept, order: null };
    return { person, order: scanOrderFor(table.value, profile) };
  }

  /** Reads what was felt. Throws a `ChairError` where it cannot be used and nobody can be asked. */
  read(felt: readonly ScanPoint[]): Finding {
    this.felt = felt;
    const reading = this.readAgain();
    const { ask } = this.options;
    const isSure = reading.back !== null && reading.doubts.length === 0;
    if (isSure && ask !== 'always') return this.accept();
    if (ask !== 'never') return { kind: 'open' };
    throw new ChairError(
      'refused',
      `The scan is not sure where everything lies on this back. ${reading.doubts.join(' ')} Nothing was pressed.`,
      'Sit upright and still against the back and start again in a terminal, where you can look at it; or say where the shoulder line is: --shoulder MM.',
    );
  }

  /** What a key means while a question is open. Throws a `ChairError` where what was found cannot be kept. */
  answer(key: BackKey): Finding {
    if (this.question === null) return { kind: 'open' };
    switch (key) {
      case 'higher':
      case 'lower': {
        const moved = this.nudgeMm + (key === 'higher' ? NUDGE_MM : -NUDGE_MM);
        if (Math.abs(moved) <= MOST_NUDGE_MM) this.nudgeMm = moved;
        this.readAgain();
        return { kind: 'open' };
      }
      case 'accept':
        return this.reading?.back === null ? { kind: 'open' } : this.accept();
      case 'again': {
        if (this.byHandMm !== null) return { kind: 'open' };
        this.reading = null;
        if (this.table === null || this.profile === null) return { kind: 'open' };
        return { kind: 'again', order: scanOrderFor(this.table, this.profile) };
      }
      default:
        return key satisfies never;
    }
  }

  /** Each session anew: who feels nothing cannot know that it is the same person, sitting as before. */
  private askByHand(person: Person, tableMm: number): FirstGuess {
    this.byHandMm = tableMm;
    this.readAgain();
    return { person, order: null, asks: true };
  }

  private readAgain(): ScanReading {
    const { table, profile } = this;
    if (table === null || profile === null) throw new Error('A scan was read that nobody asked for.');
    this.reading =
      this.byHandMm === null
        ? readScan(this.felt, table, profile, this.nudgeMm)
        : { back: placeByHand(this.byHandMm + this.nudgeMm, table, profile), slopes: null, doubts: BY_HAND };
    return this.reading;
  }

  private accept(): Finding {
    const { reading, person, profile, nudgeMm } = this;
    const { people, calendar, back: options } = this.options;
    this.reading = null;
    if (reading === null || reading.back === null || person === null || profile === null)
      return { kind: 'open' };
    const { back, slopes } = reading;
    if (options.personName !== null && back.by !== 'hand') {
      const { statureMm } = person;
      people.keepBack(options.personName, profile.name, { statureMm, scannedAt: calendar(), nudgeMm, back });
    }
    return { kind: 'found', person: { ...person, back, ...(slopes === null ? {} : { slopes }) } };
  }

  private kept(name: string, person: Person, profile: ChairProfile): Person | null {
    const kept = this.options.people.backOf(name, profile.name);
    if (kept === null) return null;
    if (Math.abs(kept.statureMm - person.statureMm) <= SAME_STATURE_MM) return { ...person, back: kept.back };
    throw new ChairError(
      'refused',
      `What is kept of ${name} is of a person of ${kept.statureMm / 10} cm, and ${person.statureMm / 10} cm was said.`,
      `Correct --stature or --person, or feel the back again with --rescan.`,
    );
  }
}
