/**
 * What the panel and its server tell each other: JSON over one WebSocket, and the same verbs by HTTP (`/api/…`).
 * Types only, so that the browser's half may import them.
 */
import type { Zone } from '../chair/landmarks.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import type { Side } from '../chair/stroke.ts';
import type { Intent } from '../engine/intents.ts';
import type { Localized } from '../program/localized.ts';
import type { ExitName } from '../units/chair-error.ts';
import type { LiveChanges } from './changes-wire.ts';

export type PlayedTechnique = PlannedStroke['technique'];

/** One stroke in facts; the panel makes words of them in the person's language. */
export interface StrokeFacts {
  readonly technique: PlayedTechnique;
  readonly side: Side;
  readonly from: string;
  readonly to: string;
  /** From where to where; one where it stays inside. */
  readonly zones: readonly Zone[];
  readonly askedN: number;
  /** Seconds of the technique itself. */
  readonly plannedS: number;
  /** 0 where it does not travel at one speed. */
  readonly speedMmPerS: number;
  /** Seconds since the first stroke began. */
  readonly startS: number;
  readonly endS: number;
}

/** The way of one stroke through time and place, for a small picture. */
export interface PictureStroke {
  readonly technique: PlayedTechnique;
  readonly side: Side;
  readonly forceN: number;
  /** Seconds, and the share of the way from C7 (0) down to L5 (1). */
  readonly way: readonly (readonly [atS: number, share: number])[];
}

export interface Picture {
  readonly durationS: number;
  readonly strokes: readonly PictureStroke[];
}

export interface InputCard {
  readonly name: string;
  readonly label: Localized;
  readonly value: string;
  /** In order, from the least to the most. */
  readonly choices: readonly string[];
}

export interface ProgramCard {
  readonly id: string;
  readonly title: Localized;
  readonly about: Localized;
  readonly goals: readonly string[];
  readonly notFor: Localized | null;
  readonly techniques: readonly PlayedTechnique[];
  /** Where most of the pressing is, the most first. */
  readonly zones: readonly Zone[];
  /** 1 light … 4 strong, by the mean force of its strokes. */
  readonly intensity: 1 | 2 | 3 | 4;
  readonly inputs: readonly InputCard[];
  readonly picture: Picture;
  /** The slot of the chair that keeps it; left out where it is a file. */
  readonly onChair?: number;
}

/** Outline of a back, as SVG path data in millimetres from C7 on the midline; a person of 170 cm. */
export interface BackOutline {
  /** From C7 to L5. */
  readonly spanMm: number;
  readonly torso: string;
  readonly arms: string;
  readonly head: { readonly cx: number; readonly cy: number; readonly rx: number; readonly ry: number };
  readonly edges: readonly string[];
  readonly lines: readonly string[];
  readonly landmarks: readonly { readonly name: string; readonly share: number }[];
}

export interface Catalogue {
  readonly programs: readonly ProgramCard[];
  readonly back: BackOutline;
  /**
   * Null: newtons are newtons. Else this chair feels no force: it asks each time where the shoulders are, and what stands
   * in newtons anywhere here is told to people as so many times the millimetres of depth.
   */
  readonly mmPerN: number | null;
}

export type LinkQuality = 'none' | 'live' | 'slow' | 'lost';

export type LivePhase =
  | 'idle'
  | 'connecting'
  | 'preparing'
  | 'referencing'
  | 'scanning'
  /** A person is asked where their shoulder line is. */
  | 'asking'
  | 'playing'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'closing'
  | 'stopping'
  | 'let-go'
  | 'opening'
  | 'ended';

/** Where the rollers are and how hard they press, as the chair says. */
export interface LiveRollers {
  /** Share of the way from C7 (0) down to L5 (1). */
  readonly share: number;
  readonly widthMm: number;
  readonly leftN: number;
  readonly rightN: number;
  readonly leftAskedN: number;
  readonly rightAskedN: number;
  readonly moving: boolean;
  readonly pressing: boolean;
}

/** The back as it is felt, and what its person is asked about it. */
export interface LiveScan {
  /** On the way up: share of the way from C7 (0) down to L5 (1), and how deep the rollers went, millimetres. */
  readonly felt: readonly (readonly [share: number, depthMm: number])[];
  readonly question: ShoulderQuestion | null;
}

export interface ShoulderQuestion {
  /** Share, as above: where the shoulder line is believed to be; null where nobody knows. */
  readonly shoulder: number | null;
  /** Sure to about so much. */
  readonly sureMm: number;
  /** Why the scan doubts, in English, as everywhere in Tsubo. */
  readonly doubts: readonly string[];
}

export interface Ending {
  readonly exit: ExitName;
  /** What the chair did and what to do now, in English, as everywhere in Tsubo. */
  readonly what: string;
  readonly next: string;
  /** Latched on the board: a code for the technician. */
  readonly code: string | null;
  /** The stroke a person may go on from; null where there is nothing left to play. */
  readonly resumeFrom: number | null;
}

/** At most twenty a second; whoever does not keep up is given the newest and not a queue. */
export interface LiveState {
  readonly kind: 'state';
  readonly phase: LivePhase;
  readonly link: LinkQuality;
  readonly roundTripMs: number;
  /** Counts massages since the server started; `score` says what this one is. */
  readonly play: number;
  readonly atS: number;
  /** Index into the score's strokes; null before the first, after the last, and on the way. */
  readonly stroke: number | null;
  readonly rollers: LiveRollers | null;
  readonly changes: LiveChanges | null;
  readonly scan: LiveScan | null;
  /** What the host itself has done, softer or a pause, and why, in English; null where all is well. */
  readonly stepIn: string | null;
  readonly ending: Ending | null;
}

/** What is played: sent at the start of each massage, and again when a person has changed it. */
export interface ScoreMessage {
  readonly kind: 'score';
  readonly play: number;
  /** Null: the person is only asked, about their back or about how much is enough. */
  readonly program: string | null;
  readonly asks: ScanVerb['verb'] | null;
  readonly person: string;
  /** What this person is asked to bear at most now, newtons per roller. */
  readonly ceilingN: number;
  readonly durationS: number;
  readonly strokes: readonly StrokeFacts[];
  readonly picture: Picture;
}

export type Role = 'viewer' | 'operator' | 'owner' | 'technician';

/** Who this device is, and who may move the chair now. */
export interface YouMessage {
  readonly kind: 'you';
  readonly role: Role;
  /** This device holds the lease: it may start, pause, resume, open. */
  readonly driving: boolean;
  /** Somebody else does, and a massage is under way. */
  readonly taken: boolean;
  /** Counts hand-overs: a command with an older one is refused. */
  readonly fence: number;
  readonly simulated: boolean;
  /** In or beside the chair. */
  readonly atChair: boolean;
  /** A start needs the PIN, or the key at the chair's computer. */
  readonly childLock: boolean;
  /** A start that waits for a yes at the chair: this device's own, or one that this device may answer. */
  readonly consent: ConsentCard | null;
  /** Counts up when `/api/house` has changed. */
  readonly house: number;
}

export interface ConsentCard {
  /** The name of the device that asks. */
  readonly device: string;
  readonly person: string | null;
  /** Null: only the back is felt. */
  readonly program: string | null;
  /** Only the key at the chair's computer allows it. */
  readonly needsKey: boolean;
  readonly own: boolean;
}

export interface StartVerb {
  readonly verb: 'start';
  readonly program: string;
  readonly person: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Index of the stroke to begin with. */
  readonly from: number;
  /** For the child lock. */
  readonly pin?: string | undefined;
}

/** Asks a person where their shoulder line is, or how much pressure is enough, by touch, and keeps it. */
export interface ScanVerb {
  readonly verb: 'scan' | 'comfort';
  readonly person: string;
  readonly pin?: string | undefined;
}

/** What makes the chair move from rest. */
export type BeginVerb = StartVerb | ScanVerb;

export type ShoulderKey = 'higher' | 'lower' | 'accept' | 'again';

export type Verb =
  | BeginVerb
  /** The answer to where the shoulder line is. */
  | { readonly verb: 'shoulder'; readonly key: ShoulderKey }
  | { readonly verb: 'enough' }
  /** Of effect only while it plays. */
  | { readonly verb: 'change'; readonly change: Intent }
  | { readonly verb: 'pause' }
  | { readonly verb: 'resume' }
  /** Hold-to-run: said again at least every 150 ms while a person holds the control. */
  | { readonly verb: 'open' }
  | { readonly verb: 'drive' }
  /** To a start that waits. */
  | { readonly verb: 'allow' }
  | { readonly verb: 'deny' }
  | { readonly verb: 'stop' };

export type ClientMessage = Verb & { readonly id: number; readonly fence?: number };

/** Why a verb was not done, or not yet. */
export type RefusalCode =
  | 'role'
  | 'lease'
  | 'busy'
  | 'unknown'
  | 'bad'
  | 'settings'
  /** Nobody here is known by that name. */
  | 'person'
  /** No health check that counts. */
  | 'health'
  /** The child lock wants the PIN, or another one. */
  | 'pin'
  /** Too many wrong PINs. */
  | 'shut'
  /** Somebody at the chair is asked first. */
  | 'consent'
  | 'nothing';

export interface AnswerMessage {
  readonly kind: 'answer';
  readonly id: number;
  readonly code: 'ok' | RefusalCode;
}

export type ServerMessage = LiveState | ScoreMessage | YouMessage | AnswerMessage;
